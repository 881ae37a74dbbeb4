import { resultText } from '@hazama/server/command';
import type { ImportReport, Issue } from '@hazama/server/dataset';
import { expect, it } from 'vitest';

const report = (issues: readonly Issue[]): ImportReport => ({
  id: 'a',
  dataset: 'resources',
  format: 'ods-care-facility',
  status: 'published',
  version: 1,
  rows: { read: 400, accepted: 20, repaired: 1, review: 1, rejected: 379 },
  issues: [...issues],
  municipality: '24216',
  source: '特養',
  changes: { added: 20, changed: 0, unchanged: 0, removed: 0 },
  refusal: null,
});
const others = (count: number): Issue[] =>
  Array.from({ length: count }, (_, at) => ({
    level: 'INFO',
    code: 'other-municipality',
    file: 'x.csv',
    line: at + 2,
    field: '市区町村名',
    value: '前橋市',
    message: 'ほかの市町村の行なので取り込みません。',
  }));
const answer = (issues: readonly Issue[]) =>
  resultText({ name: 'import', report: report(issues), computed: null }).split('\n');
/** What is said of the rows. */
const told = (issues: readonly Issue[]) => answer(issues).slice(2, -1);

it('hundreds of other towns’ rows leave what else there is to say in sight', () => {
  const unread: Issue = {
    level: 'INFO',
    code: 'schedule-unread',
    file: 'x.csv',
    line: 399,
    field: '曜日',
    value: 'たまに',
    message: '書かれたまま残しました。',
  };
  const lines = told([...others(379), unread]);
  expect(lines).toHaveLength(6);
  expect(lines[2]).toContain('x.csv 4 行 市区町村名「前橋市」');
  expect(lines[3]).toBe('  INFO … 同じ知らせがほかに 376 件');
  expect(lines[4]).toContain('「たまに」');
  expect(lines[5]).toContain('380 件');
});

it('what fits is shown whole, and nothing points to more', () => {
  const lines = told(others(4));
  expect(lines).toHaveLength(4);
  expect(lines.at(-1)).toContain('5 行');
});

it('what was published says how it is taken back', () => {
  expect(answer([]).at(-1)).toBe('元に戻すには：npm run hazama -- undo a');
});

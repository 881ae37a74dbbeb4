import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { OUTLINE } from './fixtures/shapes.ts';
import { workbook } from './fixtures/workbook.ts';
import { type ImportTowns, issueOf, openImportTowns } from './support.ts';

let towns: ImportTowns;
beforeAll(async () => {
  towns = await openImportTowns();
  await towns.iga('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
});
afterAll(() => towns.close());

const ROWS = 12_000;

/** A list that a workbook holds in more than a quarter of a megabyte. */
const large = () =>
  workbook([
    {
      sheet: '一覧',
      data: [
        ['種類', '名称', '住所', '経度', '緯度', 'メモ'],
        ...Array.from({ length: ROWS }, (_, at) => [
          'salon',
          `つどい${at}`,
          `伊賀市西町${at}`,
          136.11 + at / 100_000,
          34.75,
          `${at * 7919}${at * 104_729}`,
        ]),
      ],
    },
    { sheet: '説明', data: [['この表について']] },
  ]);

describe('a large workbook', () => {
  it('comes in whole and in its order, from a thread of its own', async () => {
    const bytes = await large();
    expect(bytes.length).toBeGreaterThan(256 * 1024);
    const report = await towns.iga('resources', 'large.xlsx', bytes);
    expect(report.rows).toMatchObject({ read: ROWS, accepted: ROWS });
    expect(issueOf(report, 'sheets-unused')).toMatchObject({ value: '説明' });
    const [last] = await towns.database.query<{ line: number }>(
      `SELECT (provenance ->> 'line')::int AS line FROM resource WHERE name = $1 AND to_revision IS NULL`,
      [`つどい${ROWS - 1}`],
    );
    expect(last?.line).toBe(ROWS + 1);
  });

  it('that is broken is refused as a small one is', async () => {
    const bytes = await large();
    const broken = Uint8Array.from(bytes);
    broken.fill(0, 20_000, 60_000);
    const report = await towns.iga('resources', 'broken.xlsx', broken);
    expect(report.status).toBe('rejected');
    expect(report.issues.some(({ code }) => code === 'archive-broken')).toBe(true);
  });
});

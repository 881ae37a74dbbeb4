import type { IssueLog } from '../issue.ts';
import { nameKey } from '../value/place-name.ts';
import type { Cell, StagedRow } from './staged-row.ts';

/** 種類の対応: the file's word for what a row is → id or name of the kind; `*` is every word that isn't named, or none. */
export type KindMapping = Readonly<Record<string, string>>;

const ANY_OTHER = '*';

/** The row with the kind that a person gave to its word. */
export function withGivenKind(row: StagedRow, word: Cell | undefined, mapping: KindMapping): StagedRow {
  const given = (word && lookup(mapping, word.value)) ?? mapping[ANY_OTHER];
  if (given === undefined) return row;
  const { generalised: _general, fromName: _name, ...rest } = row;
  return { ...rest, cells: { ...row.cells, kind: { field: word?.field ?? 'kind', value: given } } };
}

const keyed = new WeakMap<KindMapping, ReadonlyMap<string, string>>();

function lookup(mapping: KindMapping, word: string): string | undefined {
  const known = keyed.get(mapping) ?? new Map(Object.entries(mapping).map(([from, kind]) => [nameKey(from), kind]));
  keyed.set(mapping, known);
  return known.get(nameKey(word));
}

/** Says which of the file's words were put under a general kind, and which kinds were read from names. */
export function noteKinds(rows: readonly StagedRow[], log: IssueLog): void {
  for (const [{ word, kind }, { count, line }] of counted(rows, ({ generalised }) => generalised))
    log.add('kind-general', {
      line,
      value: word,
      after: kind,
      message: `${word ? `「${word}」` : '種類の書かれていない'}の${count}行は、決まった種類がないので「${kind}」としました。違うときは、どの種類かを示してください〔--kind-mapping〕。`,
    });
  for (const [{ word, kind }, { count, line }] of counted(rows, ({ fromName }) => fromName))
    log.add('kind-from-name', {
      line,
      value: word,
      after: kind,
      message: `名前に「${word}」のある${count}行は「${kind}」としました。違うときは、どの種類かを示してください〔--kind-mapping〕。`,
    });
}

type Reading = NonNullable<StagedRow['generalised']>;

function counted(
  rows: readonly StagedRow[],
  readingOf: (row: StagedRow) => Reading | undefined,
): (readonly [Reading, { readonly count: number; readonly line: number }])[] {
  const found = new Map<string, { reading: Reading; count: number; line: number }>();
  for (const row of rows) {
    const reading = readingOf(row);
    if (!reading) continue;
    const key = `${reading.word}\u0000${reading.kind}`;
    const before = found.get(key);
    found.set(key, { reading, count: (before?.count ?? 0) + 1, line: before?.line ?? row.line });
  }
  return [...found.values()].map(({ reading, count, line }) => [reading, { count, line }] as const);
}

import { createHash } from 'node:crypto';
import type { CellCompany } from '@hazama/geo';
import type { PopulationColumn } from '../definition.ts';
import type { Geography, PopulationYear } from '../town/town-model.ts';

/** A column is levelled twice: whom the ages beside it leave, then itself. */
export type Levelling = 'OTHERS' | 'ITSELF';

/** Who is counted together in a year, by levelling. */
export type YearCompanies = ReadonlyMap<string, readonly CellCompany[]>;

/** Who was counted together in a year before it is levelled; undefined where nobody was. */
export type CompaniesBefore = (year: number) => YearCompanies | undefined;

export function levellingName(column: PopulationColumn, levelling: Levelling): string {
  return `${column} ${levelling}`;
}

/** Cells by their places in a list of their ids, so that an id stands once for all columns. */
interface Packed {
  readonly cells: readonly string[];
  readonly levellings: Readonly<Record<string, readonly PackedCompany[]>>;
}
interface PackedCompany {
  readonly of: readonly number[];
  readonly host?: number;
  readonly spread?: number;
}

/** As text for a table; the same companies are the same text. */
export function packCompanies(companies: YearCompanies, ids: readonly string[]): string {
  const inOrder = [...companies].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const packed: Packed = {
    cells: ids,
    levellings: Object.fromEntries(inOrder.map(([name, list]) => [name, pack(list)])),
  };
  return JSON.stringify(packed);
}

function pack(list: readonly CellCompany[]): PackedCompany[] {
  return list.map(({ cells, host, spread }) => ({
    of: cells,
    ...(host !== undefined && { host }),
    ...(spread > 0 && { spread }),
  }));
}

/** A cell that is no more is in no company. */
export function unpackCompanies(text: string, ids: readonly string[]): YearCompanies {
  const { cells, levellings } = JSON.parse(text) as Packed;
  const cellOfId = new Map(ids.map((id, cell) => [id, cell]));
  const cellOf = (at: number) => cellOfId.get(cells[at] ?? '');
  const unpack = ({ of, host, spread = 0 }: PackedCompany): CellCompany => ({
    cells: of.flatMap((at) => cellOf(at) ?? []),
    host: host === undefined ? undefined : cellOf(host),
    spread,
  });
  return new Map(Object.entries(levellings).map(([name, list]) => [name, list.map(unpack)]));
}

/** Another one as soon as anybody, a cell, or the share of one in any area is another. */
export function digestOfYear(
  { cells, shares }: Pick<Geography, 'cells' | 'shares'>,
  { columns }: PopulationYear,
): string {
  const hash = createHash('sha256').update(cells.ids.join('\n'));
  for (const numbers of [shares.areaStart, shares.cellIndex, shares.share]) hash.update(bytesOf(numbers));
  for (const [column, people] of columns) hash.update(column).update(bytesOf(people));
  return hash.digest('base64');
}

function bytesOf({ buffer, byteOffset, byteLength }: Float64Array | Uint32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

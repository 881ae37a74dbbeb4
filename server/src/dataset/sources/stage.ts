import type { DatasetName } from '../dataset-name.ts';
import { DATASET_TITLES } from '../dataset-name.ts';
import type { Table } from '../file/table.ts';
import { type IssueLog, Refusal } from '../issue.ts';
import { gtfsFileOf } from './gtfs-file.ts';
import { SOURCES } from './index.ts';
import { type HeaderMatch, matchHeader } from './match-header.ts';
import type { Source } from './source.ts';
import type { Cell, StagedRow } from './staged-row.ts';

/** A file's records as one format reads them. */
export interface Staging {
  readonly source: Source;
  /** Every column as the file calls it, used or not. */
  readonly names: readonly string[];
  readonly rows: readonly StagedRow[];
}

export interface StageOptions {
  readonly dataset: DatasetName;
  /** Only this format. */
  readonly format?: string | undefined;
  /** field → the file's name of the column */
  readonly mapping: Readonly<Record<string, string>>;
}

const MOST_NAMES_LISTED = 12;

/**
 * Finds the first format that a sheet is, in the order of `SOURCES`, and reads the records with it.
 * @throws Refusal when none fits, saying what it is instead or which columns it would need
 */
export function stage(tables: readonly Table[], options: StageOptions, log: IssueLog): Staging {
  const sources = SOURCES.filter(
    ({ dataset, format }) => dataset === options.dataset && (!options.format || format === options.format),
  );
  const found = findMatch(tables, sources, options.mapping);
  if (!found) throw unknownTable(tables, options);
  const { table, source, match } = found;
  noteUnused(tables, table, match, log);
  const rows = table.rows.slice(match.firstRecord).map((row) => stageRow(row, match));
  return { source, names: match.names.filter(Boolean), rows: source.rewrite ? rows.map(source.rewrite) : rows };
}

interface Found {
  readonly table: Table;
  readonly source: Source;
  readonly match: HeaderMatch;
}

function findMatch(
  tables: readonly Table[],
  sources: readonly Source[],
  mapping: Readonly<Record<string, string>>,
): Found | undefined {
  for (const source of sources)
    for (const table of tables) {
      const match = matchHeader(table, source, mapping);
      if (match) return { table, source, match };
    }
  return undefined;
}

function stageRow({ line, cells, geometry }: Table['rows'][number], { names, fields }: HeaderMatch): StagedRow {
  const staged: Record<string, Cell> = {};
  fields.forEach((field, at) => {
    const value = cells[at]?.trim();
    if (field && value) staged[field] = { field: names[at] ?? field, value };
  });
  return {
    line,
    cells: staged,
    ...(geometry === undefined ? {} : { geometry }),
    isTooLong: cells.slice(names.length).some((cell) => cell.trim()),
  };
}

function noteUnused(tables: readonly Table[], table: Table, { names, fields }: HeaderMatch, log: IssueLog): void {
  const unused = names.filter((name, at) => name.trim() && !fields[at]);
  if (unused.length > 0)
    log.add('columns-unused', {
      value: listed(unused),
      message: `${unused.length}の列は使いませんでした。必要な列があれば、ひな形の列名に直すか --mapping で対応を示してください。`,
    });
  const sheets = tables.filter((other) => other !== table).map(({ sheet }) => sheet);
  if (sheets.length > 0)
    log.add('sheets-unused', {
      value: listed(sheets),
      message: `シート「${table.sheet}」を読みました。ほかの${sheets.length}枚のシートは読んでいません。`,
    });
}

function unknownTable(tables: readonly Table[], { dataset, mapping }: StageOptions): Refusal {
  const names = tables[0]?.fields ?? tables[0]?.rows[0]?.cells ?? [];
  const place = { line: tables[0]?.rows[0]?.line, value: listed(names.filter((name) => name.trim())) };
  const gtfs = gtfsFileOf(names);
  if (gtfs)
    return new Refusal('table-of-another-dataset', {
      ...place,
      message: `GTFS の ${gtfs} のようです。zip のまま hazama import gtfs で取り込んでください。`,
    });
  const other = findMatch(tables, SOURCES, mapping)?.source;
  if (other && other.dataset !== dataset)
    return new Refusal('table-of-another-dataset', {
      ...place,
      message: `「${DATASET_TITLES[dataset]}」ではなく「${DATASET_TITLES[other.dataset]}」の表のようです。hazama import ${other.dataset} で取り込んでください。`,
    });
  const template = SOURCES.find((source) => source.dataset === dataset && source.format === `hazama-${dataset}`);
  const columns = template?.columns.map(({ field }) => field).join(', ');
  return new Refusal('table-unknown', {
    ...place,
    message: `「${DATASET_TITLES[dataset]}」の表として読めません。見出しの行に ${columns} のような列名が要ります。ひな形に合わせるか、--mapping で列の対応を示してください。`,
  });
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, MOST_NAMES_LISTED).join(', ');
  return names.length > MOST_NAMES_LISTED ? `${shown} ほか${names.length - MOST_NAMES_LISTED}` : shown;
}

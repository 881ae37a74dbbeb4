import { type InputFile, readInputFile } from './file/read-file.ts';
import { readTables } from './file/read-tables.ts';
import type { Table } from './file/table.ts';
import { isFeedArchive } from './gtfs/feed-files.ts';
import { type Issue, IssueLog, Refusal } from './issue.ts';
import type { RememberedMapping } from './publication/saved-mappings.ts';
import { gtfsFileOf } from './sources/gtfs-file.ts';
import { hashHeader } from './sources/header-hash.ts';
import { RECOGNISED, SOURCES } from './sources/index.ts';
import { type HeaderMatch, matchHeader } from './sources/match-header.ts';
import { ROWS_LOOKED_AT, refuseNames, refusePersonalData } from './sources/personal-data.ts';
import type { Source } from './sources/source.ts';
import { firstShapeOf } from './sources/stage.ts';
import { isOsmFile, STREETS_FORMAT } from './streets/streets-format.ts';
import type { DatasetName } from './vocabulary.ts';

/** What a file is, before anything is asked of the town. */
export interface RecognisedFile {
  readonly kind: Table['kind'] | 'osm-pbf' | 'gtfs';
  /** Of a text. */
  readonly encoding: 'utf-8' | 'cp932' | null;
  /** In their order; a CSV is one without a name. */
  readonly sheets: readonly { readonly name: string; readonly rows: number; readonly columns: number }[];
  /** The first of the known tables that it holds; null where a person has to say which columns mean what. */
  readonly dataset: DatasetName | null;
  readonly format: string | null;
  /** Records of the table, without header and notes above it. */
  readonly rows: number;
}

export type Recognition =
  | { readonly file: RecognisedFile; readonly problem: null }
  | { readonly file: null; readonly problem: Pick<Issue, 'code' | 'message'> };

/** How many ways it holds is known once it is read. */
const STREETS_FILE: RecognisedFile = {
  kind: 'osm-pbf',
  encoding: null,
  sheets: [],
  dataset: 'streets',
  format: STREETS_FORMAT,
  rows: 0,
};

/** How many rows it holds is known once it is read. */
const FEED_FILE: RecognisedFile = {
  kind: 'gtfs',
  encoding: null,
  sheets: [],
  dataset: 'gtfs',
  format: 'gtfs',
  rows: 0,
};

/** Reads a file to tell a person what it is. A list of people is refused here already, before anything of it is kept. */
export async function recogniseFile(
  input: InputFile,
  remembered: readonly RememberedMapping[] = [],
): Promise<Recognition> {
  const log = new IssueLog('');
  try {
    const { bytes } = await readInputFile(input);
    if (isOsmFile(bytes)) return { file: STREETS_FILE, problem: null };
    if (await isFeedArchive(bytes)) return { file: FEED_FILE, problem: null };
    const tables = await readTables(bytes, log);
    const found = findTable(tables) ?? findRemembered(tables, remembered);
    const names = found?.names ?? tables[0]?.fields ?? tables[0]?.rows[0]?.cells ?? [];
    refusePersonalData(names, found?.cells ?? tables[0]?.rows.slice(1, 1 + ROWS_LOOKED_AT).map(({ cells }) => cells));
    if (found?.isOfPosts) refuseNames(names, found.cells);
    refuseGtfs(names);
    return { file: describe(tables, found, log), problem: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { file: null, problem: { code: error.code, message: error.message } };
  }
}

interface FoundTable {
  readonly dataset: DatasetName;
  readonly format: string;
  readonly names: readonly string[];
  readonly rows: number;
  readonly cells: readonly (readonly string[])[];
  readonly isOfPosts: boolean;
}

function findTable(tables: readonly Table[]): FoundTable | undefined {
  for (const source of RECOGNISED)
    for (const table of tables) {
      // a name is all that areas and places have in common: points are no areas
      if (source.dataset === 'areas' && firstShapeOf(table)?.endsWith('Point')) continue;
      const match = matchHeader(table, source, {});
      if (match) return foundTable(table, source, match);
    }
  return undefined;
}

/** A table whose header a person has matched before. */
function findRemembered(tables: readonly Table[], remembered: readonly RememberedMapping[]): FoundTable | undefined {
  for (const { dataset, headerHash, mapping } of remembered)
    for (const source of SOURCES.filter((one) => one.dataset === dataset))
      for (const table of tables) {
        const match = matchHeader(table, source, mapping);
        if (match && hashHeader(match.names) === headerHash) return foundTable(table, source, match);
      }
  return undefined;
}

function foundTable(
  table: Table,
  { dataset, format, isOfPosts = false }: Source,
  { names, firstRecord }: HeaderMatch,
): FoundTable {
  return {
    dataset,
    format,
    names,
    isOfPosts,
    rows: table.rows.length - firstRecord,
    cells: table.rows.slice(firstRecord, firstRecord + ROWS_LOOKED_AT).map(({ cells }) => cells),
  };
}

/** One table of a timetable says nothing without the others. */
function refuseGtfs(names: readonly string[]): void {
  const gtfs = gtfsFileOf(names);
  if (gtfs)
    throw new Refusal('table-of-another-dataset', {
      message: `時刻表（GTFS）の ${gtfs} のようです。時刻表は zip のまま取り込みます。`,
    });
}

function describe(tables: readonly Table[], found: FoundTable | undefined, log: IssueLog): RecognisedFile {
  const kind = tables[0]?.kind ?? 'csv';
  const isCp932 = log.list().some(({ code }) => code === 'encoding-cp932');
  return {
    kind,
    encoding: kind !== 'csv' ? null : isCp932 ? 'cp932' : 'utf-8',
    sheets: tables.map(({ sheet, rows, fields }) => ({
      name: sheet,
      rows: rows.length,
      columns: fields?.length ?? Math.max(0, ...rows.slice(0, 100).map(({ cells }) => cells.length)),
    })),
    dataset: found?.dataset ?? null,
    format: found?.format ?? null,
    rows: found?.rows ?? Math.max(0, (tables[0]?.rows.length ?? 0) - (tables[0]?.fields ? 0 : 1)),
  };
}

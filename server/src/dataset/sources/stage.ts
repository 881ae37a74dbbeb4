import type { Table } from '../file/table.ts';
import { mapInTurns } from '../in-turns.ts';
import { type IssueLog, Refusal } from '../issue.ts';
import { ISSUE_LEVELS } from '../issue-codes.ts';
import type { ColumnMapping, SavedMapping } from '../publication/saved-mappings.ts';
import { nameKey } from '../value/place-name.ts';
import type { DatasetName } from '../vocabulary.ts';
import type { BodyRow } from './body-row.ts';
import { withDistinctIds } from './distinct-ids.ts';
import { withDistinctLines } from './distinct-lines.ts';
import { gatherShapes } from './gather-shapes.ts';
import { ROWS_ABOVE_HEADER } from './header-candidates.ts';
import { hashHeader } from './header-hash.ts';
import { headerKey } from './header-key.ts';
import { RECOGNISED, SOURCES } from './index.ts';
import { type KindMapping, noteKinds, withGivenKind } from './kind-mapping.ts';
import { type HeaderMatch, matchHeader } from './match-header.ts';
import { ROWS_LOOKED_AT, refuseNames, refusePersonalData } from './personal-data.ts';
import type { Source } from './source.ts';
import type { Cell, StagedRow } from './staged-row.ts';
import { recordsOf } from './table-body.ts';
import { listed, unknownTable } from './unknown-table.ts';

/** A file's records as one format reads them. */
export interface Staging {
  readonly source: Source;
  /** Every column as the file calls it, used or not. */
  readonly names: readonly string[];
  /** Of the header: the same for the next file of the same table. */
  readonly headerHash: string;
  readonly rows: readonly StagedRow[];
  /** How many more the file has, which lie beyond the town and its buffer: they were put aside while it was read. */
  readonly beyond: number;
}

export interface StageOptions {
  readonly dataset: DatasetName;
  /** Only this format. */
  readonly format?: string | undefined;
  /** Only this sheet or layer. */
  readonly layer?: string | undefined;
  /** What a person says about this file's columns. */
  readonly mapping: ColumnMapping;
  /** What a person says about the file's words for kinds: word → kind, and under * the kind of every other row. */
  readonly kindMapping: KindMapping;
  /** What people said about earlier ones: it holds for the same header. */
  readonly saved: readonly SavedMapping[];
}

interface Found {
  /** What was said before about the words for kinds. */
  readonly kindMapping?: KindMapping;
  readonly table: Table;
  readonly source: Source;
  readonly match: HeaderMatch;
}

/**
 * Finds the first format that a sheet is, in the order of `SOURCES`, and reads the records with it.
 * @throws Refusal when none fits, saying what it is instead or which columns it would need
 */
export async function stage(all: readonly Table[], options: StageOptions, log: IssueLog): Promise<Staging> {
  const tables = likeliestFirst(options.layer === undefined ? all : tablesCalled(options.layer, all), options.dataset);
  const sources = SOURCES.filter(
    ({ dataset, format }) => dataset === options.dataset && (!options.format || format === options.format),
  );
  const found = findRemembered(tables, sources, options, log) ?? findMatch(tables, sources, options.mapping);
  if (!found) refuseMissingColumns(namesIn(tables), options.mapping);
  if (!found) refuseFaulty(tables);
  if (!found)
    throw unknownTable(tables, options.dataset, findMatch(tables, RECOGNISED, options.mapping)?.source.dataset);
  const { table, source, match } = found;
  for (const { code, draft } of table.notes ?? []) {
    if (ISSUE_LEVELS[code] === 'ERROR') throw new Refusal(code, draft);
    log.add(code, draft);
  }
  refuseMissingColumns(match.names, options.mapping);
  noteUnused(all, table, match, log);
  const body = await recordsOf(table, source, match, log);
  const cells = body
    .filter(({ header }) => header === match)
    .slice(0, ROWS_LOOKED_AT)
    .map(({ row }) => row.cells);
  refusePersonalData(match.names, cells);
  if (source.isOfPosts) refuseNames(match.names, cells);
  const kindWords = { ...found.kindMapping, ...options.kindMapping };
  const records = await mapInTurns(body, (record) => {
    const row = stageRow(record);
    return withGivenKind(source.rewrite?.(row) ?? row, row.cells[source.category ?? 'kind'], kindWords);
  });
  const whole = source.join?.(records, log, headingOf(table, match)) ?? records;
  const rows = withDistinctLines(withDistinctIds(source.keyOf ? gatherShapes(whole, source.keyOf, log) : whole));
  noteKinds(rows, log);
  return {
    source,
    names: match.names.filter(Boolean),
    headerHash: hashHeader(match.names),
    rows,
    beyond: table.leftOut ?? 0,
  };
}

/** What stands above the header, and what the sheet is called. */
function headingOf({ sheet, rows }: Table, { firstRecord, headerRows }: HeaderMatch): readonly string[] {
  const above = rows.slice(0, firstRecord - headerRows).flatMap(({ cells }) => cells);
  return [...above, sheet].filter((text) => text.trim());
}

/** Of a city's many layers, areas are looked for among those with polygons, lines among lines, places among points. */
function likeliestFirst(tables: readonly Table[], dataset: DatasetName): Table[] {
  const shape =
    dataset === 'areas' || dataset === 'weights' ? /Polygon$/ : dataset === 'lines' ? /LineString$/ : /Point$/;
  const isLikely = (table: Table) => shape.test(firstShapeOf(table) ?? '');
  return [...tables.filter(isLikely), ...tables.filter((table) => !isLikely(table))];
}

/** Of a layer: Point, MultiPolygon, …; undefined of a table. */
export function firstShapeOf({ fields, rows }: Table): string | undefined {
  return fields && rows.find(({ geometry }) => geometry)?.geometry?.type;
}

/** @throws Refusal naming the sheets and layers that there are */
function tablesCalled(name: string, tables: readonly Table[]): Table[] {
  const called = tables.filter(({ sheet }) => nameKey(sheet) === nameKey(name));
  if (called.length > 0) return called;
  throw new Refusal('layer-missing', {
    value: listed(tables.map(({ sheet }) => sheet)),
    message: `シート・レイヤー「${name}」がありません。ファイルにあるのは ${listed(tables.map(({ sheet }) => `「${sheet}」`))} です。「読むシート・レイヤー」を選び直してください〔--layer〕。`,
  });
}

/** A layer of which only half came says that, rather than which columns it would need. */
function refuseFaulty(tables: readonly Table[]): void {
  const fault = tables.flatMap(({ notes = [] }) => notes).find(({ code }) => ISSUE_LEVELS[code] === 'ERROR');
  if (fault) throw new Refusal(fault.code, fault.draft);
}

function findMatch(tables: readonly Table[], sources: readonly Source[], mapping: ColumnMapping): Found | undefined {
  for (const source of sources)
    for (const table of tables) {
      const match = matchHeader(table, source, mapping);
      if (match) return { table, source, match };
    }
  return undefined;
}

/** What was said once about a header holds until something else is said. */
function findRemembered(
  tables: readonly Table[],
  sources: readonly Source[],
  { mapping, saved }: StageOptions,
  log: IssueLog,
): Found | undefined {
  if (Object.keys(mapping).length > 0) return undefined;
  for (const remembered of saved) {
    const found = findMatch(tables, sources, remembered.mapping);
    if (!found || hashHeader(found.match.names) !== remembered.headerHash) continue;
    log.add('mapping-remembered', {
      value: listed(
        [...Object.entries(remembered.mapping), ...Object.entries(remembered.kindMapping)].map((pair) =>
          pair.join('='),
        ),
      ),
      message: '前に示された列の対応で読みました。違うときは列の対応を示し直してください〔--mapping〕。',
    });
    return { ...found, kindMapping: remembered.kindMapping };
  }
  return undefined;
}

function stageRow({ row, header: { names, fields }, unfitSum }: BodyRow): StagedRow {
  const { line, cells } = row;
  const filled: Record<string, Cell> = {};
  fields.forEach((field, at) => {
    const value = cells[at]?.trim();
    if (field && value) filled[field] = { field: names[at] ?? field, value };
  });
  const staged = {
    line,
    cells: filled,
    isTooLong: cells.slice(names.length).some((cell) => cell.trim()),
    ...(unfitSum && { unfitSum: { field: fields[unfitSum.column] ?? '', expected: unfitSum.expected } }),
  };
  if (row.geometry === undefined) return staged;
  return {
    ...staged,
    // decoded when somebody asks for it: until then the row alone is held
    get geometry() {
      return row.geometry ?? null;
    },
  };
}

/** Everything that may be the name of a column. */
function namesIn(tables: readonly Table[]): string[] {
  return tables.flatMap(({ fields, rows }) => fields ?? rows.slice(0, ROWS_ABOVE_HEADER).flatMap(({ cells }) => cells));
}

/** @throws Refusal when a person names a column that the file doesn't have */
function refuseMissingColumns(names: readonly string[], mapping: ColumnMapping): void {
  const known = new Set(names.map(headerKey));
  const missing = Object.entries(mapping).find(([, name]) => !known.has(headerKey(name)));
  if (!missing) return;
  const [field, name] = missing;
  throw new Refusal('column-missing', {
    field: name,
    value: listed(names.filter((other) => other.trim())),
    message: `「${field}」とされた列「${name}」がファイルにありません。列の名前を確かめてください。`,
  });
}

function noteUnused(tables: readonly Table[], table: Table, { names, fields }: HeaderMatch, log: IssueLog): void {
  const unused = names.filter((name, at) => name.trim() && !fields[at]);
  if (unused.length > 0)
    log.add('columns-unused', {
      value: listed(unused),
      message: `${unused.length}の列は使いませんでした。必要な列があれば、ひな形の列名に直すか、列の対応を示してください〔--mapping〕。`,
    });
  const sheets = tables.filter((other) => other !== table).map(({ sheet }) => sheet);
  if (sheets.length > 0)
    log.add('sheets-unused', {
      value: listed(sheets),
      message: `${table.fields ? 'レイヤー' : 'シート'}「${table.sheet}」を読みました。ほかの${sheets.length}つは読んでいません。要るときは「読むシート・レイヤー」でその名前を選んでください〔--layer〕。`,
    });
}

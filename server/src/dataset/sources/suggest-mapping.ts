import type { Table } from '../file/table.ts';
import type { SavedMapping } from '../publication/saved-mappings.ts';
import type { DatasetName } from '../vocabulary.ts';
import { type HeaderCandidate, headerCandidates } from './header-candidates.ts';
import { hashHeader } from './header-hash.ts';
import { headerKey } from './header-key.ts';
import { SOURCES } from './index.ts';
import { generalSource, type MappableField, mappableFields } from './mappable-fields.ts';
import { matchHeader } from './match-header.ts';
import { nameLikeness } from './name-likeness.ts';
import { findPattern, type ValuePattern } from './value-patterns.ts';

/** One column of a file, with what it seems to be. */
export interface ColumnSuggestion {
  /** From 0, in the order of the file. */
  readonly index: number;
  /** As the file calls it: what a mapping names. "" where the header is blank. */
  readonly name: string;
  /** The field of the dataset's table; null where the column seems to be none of them. */
  readonly field: string | null;
  /** 0..1; 1 only where a person has said so. Above 0.9 it needs no second look. */
  readonly confidence: number;
  /** Why, in words (Japanese). */
  readonly reason: string;
  /** The first values that differ, at most five. */
  readonly samples: readonly string[];
}

export interface MappingSuggestion {
  /** The format that reads the table as it is; null where a mapping is needed. */
  readonly format: string | null;
  /** Line of the file where the records begin; 0 where there is none. */
  readonly firstLine: number;
  readonly rows: number;
  readonly columns: readonly ColumnSuggestion[];
  /** field → name of the column, for every column with a field: what `--mapping` takes. */
  readonly mapping: Readonly<Record<string, string>>;
  /** What `column` may be mapped to, in the order of the dataset's table. */
  readonly fields: readonly { readonly field: string; readonly title: string }[];
}

/** Of a column, as many values as tell what it holds. */
const ROWS_LOOKED_AT = 200;
const SAMPLES = 5;
/** Below this likeness nothing is proposed. */
const LEAST_CONFIDENCE = 0.35;
const KNOWN_NAME = 0.98;

/**
 * What each column of a table seems to be: as a person said about an earlier table with this header, else by the names that
 * all formats know and by what the values look like. Pure; nothing is imported by it.
 * @param saved newest first
 * @param isKind whether a word names a kind of resource that the catalogue holds
 */
export function suggestMapping(
  table: Table,
  dataset: DatasetName,
  saved: readonly SavedMapping[] = [],
  isKind: IsKind = () => false,
): MappingSuggestion {
  const known = mappableFields(dataset);
  const header = headerOf(table, dataset, known);
  const records = table.rows.slice(header.firstRecord);
  const values = header.names.map((_, at) => records.slice(0, ROWS_LOOKED_AT).map(({ cells }) => cells[at] ?? ''));
  const said = saved.find(({ headerHash }) => headerHash === hashHeader(header.names));
  const chosen = said ? fieldsSaid(header.names, said.mapping) : assign(header, values, known, isKind);
  const columns = header.names.map((name, index) => ({
    index,
    name,
    ...(chosen[index] ?? NONE),
    samples: [...new Set((values[index] ?? []).map((value) => value.trim()).filter(Boolean))].slice(0, SAMPLES),
  }));
  return {
    format: said ? null : header.format,
    firstLine: records[0]?.line ?? 0,
    rows: records.length,
    columns: columns.filter(({ name, samples }) => name.trim() || samples.length > 0),
    mapping: Object.fromEntries(columns.flatMap(({ field, name }) => (field && name.trim() ? [[field, name]] : []))),
    fields: known.map(({ field, title }) => ({ field, title })),
  };
}

type IsKind = (word: string) => boolean;

interface Choice {
  readonly field: string | null;
  readonly confidence: number;
  readonly reason: string;
}

const NONE: Choice = { field: null, confidence: 0, reason: '合う項目が見つかりませんでした' };

interface Header extends HeaderCandidate {
  readonly format: string | null;
  /** The format is the one that any table of the dataset can be brought to. */
  readonly isGeneral: boolean;
  /** By column, where a format reads it as it is. */
  readonly fields: readonly (string | undefined)[] | undefined;
}

/** The header that a format reads, else the row whose names are most like those that formats know. */
function headerOf(table: Table, dataset: DatasetName, known: readonly MappableField[]): Header {
  for (const source of SOURCES.filter((one) => one.dataset === dataset)) {
    const match = matchHeader(table, source, {});
    if (match)
      return {
        ...match,
        rows: match.headerRows,
        readings: match.names.map((name) => [name]),
        format: source.format,
        isGeneral: source === generalSource(dataset),
      };
  }
  let best: { readonly candidate: HeaderCandidate; readonly score: number } | undefined;
  for (const candidate of headerCandidates(table)) {
    const score = headerScore(candidate, known);
    if (!best || score > best.score) best = { candidate, score };
  }
  const candidate = best?.candidate ?? { firstRecord: 0, rows: 0, names: [], readings: [] };
  return { ...candidate, format: null, isGeneral: true, fields: undefined };
}

/** A header names many columns, differently, and some as they are known. */
function headerScore({ names, readings }: HeaderCandidate, known: readonly MappableField[]): number {
  const filled = names.map(headerKey).filter(Boolean);
  if (filled.length < 2) return 0;
  const words = new Set(filled.filter((name) => !/^[\d.,:/-]+$/.test(name) && name.length <= 24));
  const likeness = readings.map((own) => Math.max(0, ...known.map(({ names: all }) => likenessOf(own, all))));
  return words.size + 3 * likeness.filter((score) => score > 0.6).length - 2 * (filled.length - words.size);
}

function fieldsSaid(names: readonly string[], mapping: Readonly<Record<string, string>>): Choice[] {
  const byName = new Map(Object.entries(mapping).map(([field, name]) => [headerKey(name), field]));
  return names.map((name) => {
    const field = byName.get(headerKey(name));
    return field ? { field, confidence: 1, reason: '前に同じ見出しのファイルで示された対応です' } : NONE;
  });
}

/** Each field to one column, the surest pair first; what a format reads already stays, and where it is a particular one that is all. */
function assign(
  { readings, fields: read, isGeneral }: Header,
  values: readonly (readonly string[])[],
  known: readonly MappableField[],
  isKind: IsKind,
): Choice[] {
  const patterns = values.map((column) => kindPattern(column, isKind) ?? findPattern(column));
  const pairs = readings.flatMap((own, column) =>
    known.map((field) => ({ column, ...judge(own, field, patterns[column]) })),
  );
  const chosen: Choice[] = readings.map((_, column) => asRead(read?.[column]) ?? nothingOf(patterns[column]));
  if (read && !isGeneral) return chosen;
  const columns = new Set([...readings.keys()].filter((column) => read?.[column]));
  const fields = new Set(read?.filter((field) => field !== undefined));
  for (const { column, ...choice } of pairs.toSorted((a, b) => b.confidence - a.confidence)) {
    if (choice.confidence < LEAST_CONFIDENCE || choice.field === null) continue;
    if (columns.has(column) || fields.has(choice.field)) continue;
    columns.add(column);
    fields.add(choice.field);
    chosen[column] = choice;
  }
  nameTheFirst(chosen, values, known, fields);
  return chosen;
}

/** Fields that tell rows apart: the first column of words that all differ is likely to be one. */
const NAMES_OF_ROWS: readonly string[] = ['name', 'machi_aza', 'code'];

function nameTheFirst(
  chosen: Choice[],
  values: readonly (readonly string[])[],
  known: readonly MappableField[],
  taken: ReadonlySet<string>,
): void {
  const field = NAMES_OF_ROWS.find((name) => known.some((one) => one.field === name));
  if (!field || taken.has(field)) return;
  const column = values.findIndex(
    (cells, at) => chosen[at]?.field === null && tellsApart(cells) && findPattern(cells) === undefined,
  );
  if (column >= 0) chosen[column] = { field, confidence: 0.4, reason: '行ごとに違う言葉が入っています' };
}

function tellsApart(cells: readonly string[]): boolean {
  const filled = cells.map((cell) => cell.trim()).filter(Boolean);
  return filled.length > 1 && filled.length === cells.length && new Set(filled).size === filled.length;
}

function kindPattern(cells: readonly string[], isKind: IsKind): FoundPattern {
  const filled = cells.map((cell) => cell.trim()).filter(Boolean);
  const share = filled.filter(isKind).length / Math.max(1, filled.length);
  if (share < 0.5) return undefined;
  return { pattern: { looksLike: '資源の種類', fields: ['kind'], weight: 0.8, fits: isKind }, share };
}

function asRead(field: string | undefined): Choice | undefined {
  return field === undefined ? undefined : { field, confidence: 0.99, reason: '列の名前が形式のとおりです' };
}

type FoundPattern = ReturnType<typeof findPattern>;

function judge(own: readonly string[], { field, title, names }: MappableField, found: FoundPattern): Choice {
  const byName = likenessOf(own, names);
  const place = found?.pattern.fields.indexOf(field) ?? -1;
  const byValue = found && place >= 0 ? (found.pattern.weight * found.share) / (1 + place) : 0;
  const contradicts = found !== undefined && place < 0 && isParticular(found.pattern, field);
  const confidence = contradicts ? byName * 0.5 : 1 - (1 - byName) * (1 - byValue);
  return {
    field,
    confidence: round(Math.min(confidence, KNOWN_NAME)),
    reason: reasonOf(byName, byValue, title, found),
  };
}

function reasonOf(byName: number, byValue: number, title: string, found: FoundPattern): string {
  const name =
    byName >= KNOWN_NAME
      ? `列の名前が「${title}」として知られています`
      : byName >= LEAST_CONFIDENCE
        ? `列の名前が「${title}」に似ています`
        : '';
  const value = byValue > 0 && found ? `値が${found.pattern.looksLike}の形です` : '';
  return [name, value].filter(Boolean).join('。');
}

/** Values that can hardly be another field's: telephone numbers under 「緯度」 are no latitudes. */
function isParticular({ weight }: ValuePattern, field: string): boolean {
  return weight >= 0.75 && !['name', 'id', 'source', 'code'].includes(field);
}

function nothingOf(found: FoundPattern): Choice {
  return found ? { ...NONE, reason: `値は${found.pattern.looksLike}の形ですが、合う項目がありません` } : NONE;
}

function likenessOf(own: readonly string[], names: ReadonlySet<string>): number {
  let best = 0;
  for (const name of own) {
    const key = headerKey(name);
    if (names.has(key)) return KNOWN_NAME;
    for (const other of names) best = Math.max(best, nameLikeness(key, other));
  }
  return best;
}

function round(number: number): number {
  return Math.round(number * 100) / 100;
}

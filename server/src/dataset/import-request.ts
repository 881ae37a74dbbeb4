import { type CoordinateSystem, parseMunicipalityCode } from '@hazama/geo';
import type { CheckDetail } from './check-detail.ts';
import { DatasetError } from './dataset-error.ts';
import { findToldSystem } from './file/coordinates/told-system.ts';
import { fileName, type InputFile } from './file/read-file.ts';
import type { RowDecision } from './review/row-decisions.ts';
import { dayInFileName, sourceName } from './source-name.ts';
import { SOURCES } from './sources/index.ts';
import { STREETS_FORMAT, STREETS_LICENSE } from './streets/streets-format.ts';
import type { ImportOptions } from './validation/context.ts';
import { parseDay, parseYear } from './value/japanese-date.ts';
import { recordId } from './value/record-id.ts';
import {
  AREA_KINDS,
  type AreaKind,
  BOUNDARY_SOURCES,
  type BoundarySource,
  DATASET_NAMES,
  type DatasetName,
  type TableName,
} from './vocabulary.ts';

/** What a person may say about a file; everything is optional but `kind` for areas and membership. */
export interface RequestOptions {
  /** AreaKind for areas and membership, kind of resource (id or name) for resources. */
  readonly kind?: string | undefined;
  /** What the file is a version of; by default its name without dates. */
  readonly source?: string | undefined;
  /** One of the known formats, where it isn't to be found out. */
  readonly format?: string | undefined;
  /** The sheet or layer to read, of a file with several. */
  readonly layer?: string | undefined;
  /** The coordinate system, where the file doesn't say: `EPSG:6674`, `JGD2011`, `平面直角6系`. */
  readonly crs?: string | undefined;
  /** Of population without a column for it. */
  readonly year?: number | string | undefined;
  /** field of the template → the file's name of the column */
  readonly mapping?: Readonly<Record<string, string>> | undefined;
  /** Of resources: the file's word for what a row is → kind (id or name); `*` is every other word, or none. */
  readonly kindMapping?: Readonly<Record<string, string>> | undefined;
  readonly nameField?: string | undefined;
  readonly codeField?: string | undefined;
  readonly parentField?: string | undefined;
  readonly kanaField?: string | undefined;
  readonly numberField?: string | undefined;
  readonly ruralField?: string | undefined;
  readonly boundarySource?: string | undefined;
  /** Days; 和暦 is fine. */
  readonly validFrom?: string | undefined;
  readonly validTo?: string | undefined;
  /** When the data was true; by default the day in the file's name. */
  readonly asOf?: string | undefined;
  readonly license?: string | undefined;
  /** The rows are all there is: what isn't listed is confirmed absent. */
  readonly complete?: boolean | undefined;
}

/** What a person said on the screen about rows of a file, by line: as a decision about a doubtful row. */
export type RowEdits = Readonly<Record<string, RowEdit>>;
export type RowEdit = Omit<RowDecision, 'rowHash'>;

export interface ImportRequest {
  readonly dataset: DatasetName;
  /** 5 digits, or 6 with the check digit */
  readonly municipality: string;
  readonly file: InputFile;
  readonly options?: RequestOptions | undefined;
  /** Publishes nothing; the report tells what would be. */
  readonly dryRun?: boolean | undefined;
  /** Who asks, for the ledger. */
  readonly personId?: string | undefined;
  /** What the attempt is called in the ledger; by default a new id. */
  readonly id?: string | undefined;
  /** What a person said about rows without touching the file. */
  readonly edits?: RowEdits | undefined;
  /** The version that the file was compared with before; another one stops the import. null: none was published. */
  readonly expectedVersion?: number | null | undefined;
  /** Told what is found of every row, and every record that would change, before anything is written. */
  readonly onChecked?: ((detail: CheckDetail) => void) | undefined;
}

/** A request whose options are checked and complete. */
export interface CheckedRequest {
  readonly dataset: DatasetName;
  readonly municipalityCode: string;
  readonly file: InputFile;
  readonly fileName: string;
  readonly source: string;
  readonly datasetId: string;
  readonly format: string | undefined;
  readonly layer: string | undefined;
  readonly mapping: Readonly<Record<string, string>>;
  readonly kindMapping: Readonly<Record<string, string>>;
  readonly options: ImportOptions;
  readonly asOf: string | null;
  readonly license: string | null;
  readonly complete: boolean;
  readonly personId: string | null;
  readonly edits: RowEdits;
  readonly expectedVersion: number | null | undefined;
}

/** A request for a table; the others are read by a road of their own. */
export type CheckedTableRequest = CheckedRequest & { readonly dataset: TableName };

export function isForTable(checked: CheckedRequest): checked is CheckedTableRequest {
  return checked.dataset !== 'streets' && checked.dataset !== 'gtfs';
}

/** @throws DatasetError naming the option that can't be used */
export function checkRequest(request: ImportRequest): CheckedRequest {
  const { municipality, file, options = {}, personId, edits = {}, expectedVersion } = request;
  const dataset = DATASET_NAMES.find((known) => known === request.dataset);
  if (!dataset)
    throw bad(`「${request.dataset as string}」は取り込めません。${DATASET_NAMES.join(', ')} のどれかです。`);
  const parsed = parseMunicipalityCode(municipality);
  if (!parsed.ok) throw bad(`市町村コード「${municipality}」が正しくありません。5桁（例 24216）で書いてください。`);
  const name = fileName(file);
  const source = options.source?.trim() || defaultSource(dataset, name);
  const areaKind = dataset === 'areas' || dataset === 'membership' ? checkedAreaKind(options.kind) : undefined;
  return {
    dataset,
    municipalityCode: parsed.code,
    file,
    fileName: name,
    source,
    datasetId: recordId(parsed.code, 'dataset', dataset, areaKind ?? '', source),
    format: checkedFormat(options.format, dataset),
    layer: options.layer?.trim() || undefined,
    mapping: mappingOf(options),
    kindMapping: dataset === 'resources' ? (options.kindMapping ?? {}) : {},
    options: {
      areaKind,
      resourceKind: dataset === 'resources' ? options.kind : undefined,
      year: options.year === undefined ? undefined : checkedYear(String(options.year)),
      boundarySource: checkedBoundarySource(options.boundarySource),
      validFrom: checkedDay('--valid-from', options.validFrom),
      validTo: checkedDay('--valid-to', options.validTo),
      crs: checkedCrs(options.crs),
    },
    asOf: checkedDay('--as-of', options.asOf) ?? dayInFileName(name) ?? null,
    license: options.license ?? (dataset === 'streets' ? STREETS_LICENSE : null),
    complete: options.complete ?? false,
    personId: personId ?? null,
    edits,
    expectedVersion,
  };
}

/** Whatever extract it was cut from, the next map of the streets replaces this one. */
function defaultSource(dataset: DatasetName, name: string): string {
  return dataset === 'streets' ? 'OpenStreetMap' : sourceName(name);
}

function mappingOf(options: RequestOptions): Readonly<Record<string, string>> {
  const { nameField, codeField, parentField, kanaField, numberField, ruralField, mapping = {} } = options;
  const fields = {
    name: nameField,
    code: codeField,
    parent: parentField,
    name_kana: kanaField,
    number: numberField,
    is_rural: ruralField,
  };
  return {
    ...mapping,
    ...Object.fromEntries(Object.entries(fields).flatMap(([key, value]) => (value ? [[key, value]] : []))),
  };
}

function checkedAreaKind(kind: string | undefined): AreaKind {
  const found = AREA_KINDS.find((known) => known === kind?.toUpperCase());
  if (!found)
    throw bad(
      `区域の種類を指定してください〔--kind：${AREA_KINDS.join(', ')} のどれか〕${kind ? `（「${kind}」はありません）` : ''}。`,
    );
  return found;
}

function checkedBoundarySource(given: string | undefined): BoundarySource | undefined {
  if (given === undefined) return undefined;
  const found = BOUNDARY_SOURCES.find((known) => known === given.toUpperCase());
  if (!found)
    throw bad(`境界の出所「${given}」がありません。${BOUNDARY_SOURCES.join(', ')} のどれかです〔--boundary-source〕。`);
  return found;
}

function checkedFormat(given: string | undefined, dataset: DatasetName): string | undefined {
  if (given === undefined) return undefined;
  const formats =
    dataset === 'streets'
      ? [STREETS_FORMAT]
      : SOURCES.filter((source) => source.dataset === dataset).map(({ format }) => format);
  if (!formats.includes(given))
    throw bad(`形式「${given}」はありません。${formats.join(', ')} のどれかです〔--format〕。`);
  return given;
}

function checkedCrs(given: string | undefined): CoordinateSystem | undefined {
  if (given === undefined) return undefined;
  const system = findToldSystem(given);
  if (!system)
    throw bad(
      `座標系「${given}」が読めません。JGD2011、JGD2000、TOKYO（日本測地系）、WGS84、EPSG:6674、平面直角6系 のように書いてください〔--crs〕。`,
    );
  return system;
}

function checkedYear(given: string): number {
  const year = parseYear(given);
  if (year === undefined) throw bad(`年「${given}」が読めません。2025 のように書いてください〔--year〕。`);
  return year;
}

function checkedDay(option: string, given: string | undefined): string | undefined {
  if (given === undefined) return undefined;
  const day = parseDay(given);
  if (!day) throw bad(`日付「${given}」が読めません。2026-04-01 のように書いてください〔${option}〕。`);
  return day;
}

function bad(message: string): DatasetError {
  return new DatasetError('BAD_USER_INPUT', message);
}

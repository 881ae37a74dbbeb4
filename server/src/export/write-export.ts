import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import { isForEveryone } from '../account/index.ts';
import { codeOf, reasonOf, SurroundingsError } from '../surroundings-error.ts';
import { badInput } from '../wire/index.ts';
import { explain } from './explanation.ts';
import { type ExportServices, openExportContext } from './export-context.ts';
import type { ExportRequest } from './export-request.ts';
import { writeCsv } from './format/csv.ts';
import { writeGeoJson } from './format/geojson.ts';
import { writeGeoPackage } from './format/geopackage.ts';
import { type ReplacedCharacter, ReplacedCharacters } from './format/replaced-characters.ts';
import type { WriteFormat } from './format/writing.ts';
import { writeXlsx } from './format/xlsx.ts';
import { openTable } from './open-table.ts';
import type { ExportFormat } from './vocabulary.ts';

export interface ExportSummary {
  readonly file: string;
  /** 伊賀市_地域資源_2026-11-22.csv */
  readonly title: string;
  readonly format: ExportFormat;
  readonly rows: number;
  readonly bytes: number;
  /** Characters that the format can't hold, 〓 in the file. */
  readonly replaced: { readonly count: number; readonly listed: readonly ReplacedCharacter[] };
  /** Whether it is the same for everyone. */
  readonly isPublic: boolean;
}

type OnProgress = (progress: { readonly step: string; readonly done: number; readonly total: number }) => void;

const WRITERS: Readonly<Record<ExportFormat, WriteFormat>> = {
  csv: writeCsv,
  xlsx: writeXlsx,
  geojson: writeGeoJson,
  gpkg: writeGeoPackage,
};

/**
 * Writes one table into a file, which replaces one of that name only when it is whole.
 * @throws UserError for what can't be asked for; SurroundingsError where the file can't be written
 */
export async function writeExport(
  services: ExportServices,
  request: ExportRequest,
  file: string,
  onProgress: OnProgress = () => undefined,
): Promise<ExportSummary> {
  const { format, parameters } = request;
  if (parameters.encoding !== 'utf-8' && format !== 'csv')
    throw badInput('文字コード（encoding）を選べるのは CSV だけです。');
  // a form is made to be published: it holds what the public may know, whoever asks
  const context = await openExportContext(services, {
    m: parameters.m,
    as: parameters.form ? 'public' : parameters.as,
  });
  const table = await openTable(context, request);
  if (format === 'geojson' && table.geometryType === null)
    throw badInput(`「${table.title}」には場所がないので、GeoJSON では書き出せません。csv か xlsx を選んでください。`);
  const explanation = await explain(request.dataset, table, context);
  const replaced = new ReplacedCharacters();
  let rows = 0;
  const onRows = (written: number) => {
    rows += written;
    onProgress({ step: `書き出しています（${rows.toLocaleString('ja')} 行）`, done: rows, total: 0 });
  };
  const aside = `${file}.${process.pid}-${randomUUID().slice(0, 8)}`;
  try {
    await WRITERS[format](table, aside, { explanation, encoding: parameters.encoding, replaced, onRows });
    fs.renameSync(aside, file);
  } catch (error) {
    fs.rmSync(aside, { force: true });
    throw isOfTheFileSystem(error) ? unwritable(file, error) : error;
  }
  const { town, viewer, today } = context;
  return {
    file,
    title: `${town.name}${town.isDemo ? '（デモ）' : ''}_${table.title}_${today}.${format}`,
    format,
    rows,
    bytes: fs.statSync(file).size,
    replaced: { count: replaced.count, listed: replaced.listed },
    isPublic: isForEveryone(viewer),
  };
}

/** What the file system says has a name like ENOSPC; SQLite writes files too. */
function isOfTheFileSystem(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && (/^E[A-Z]+$/.test(code) || code === 'ERR_SQLITE_ERROR');
}

function unwritable(file: string, error: unknown): SurroundingsError {
  return new SurroundingsError(
    `${file} に書き出せません（${reasonOf(error)}）。場所と権限、空き容量を確かめてください。`,
    `The export can't be written to ${file} (${reasonOf(error)}): check the place, its permissions and the free space.`,
    { cause: error },
  );
}

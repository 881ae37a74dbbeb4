import { parseMunicipalityCode } from '@hazama/geo';
import { DatasetError } from '../dataset-error.ts';
import { fileName, type InputFile } from '../file/read-file.ts';
import type { ImportRequest } from '../import-request.ts';
import { dayInFileName, sourceName } from '../source-name.ts';
import { parseDay } from '../value/japanese-date.ts';

/** What is asked for, checked. */
export interface FeedRequest {
  readonly municipalityCode: string;
  readonly file: InputFile;
  readonly fileName: string;
  /** As a person says; undefined: it is named by who runs it. */
  readonly source: string | undefined;
  /** The file's name without dates. */
  readonly defaultSource: string;
  readonly asOf: string | null;
  readonly license: string | null;
  readonly isDryRun: boolean;
  readonly personId: string | null;
  readonly id: string | undefined;
  readonly onChecked: ImportRequest['onChecked'];
}

/** @throws DatasetError naming the option that can't be used */
export function checkFeedRequest({
  municipality,
  file,
  options = {},
  dryRun,
  personId,
  id,
  onChecked,
}: ImportRequest): FeedRequest {
  const parsed = parseMunicipalityCode(municipality);
  if (!parsed.ok)
    throw new DatasetError(
      'BAD_USER_INPUT',
      `市町村コード「${municipality}」が正しくありません。5桁（例 24216）で書いてください。`,
    );
  const asOf = options.asOf === undefined ? undefined : parseDay(options.asOf);
  if (options.asOf !== undefined && !asOf)
    throw new DatasetError(
      'BAD_USER_INPUT',
      `日付「${options.asOf}」が読めません。2026-04-01 か 令和8年4月1日 のように書いてください〔--as-of〕。`,
    );
  const name = fileName(file);
  return {
    municipalityCode: parsed.code,
    file,
    fileName: name,
    source: options.source?.trim() || undefined,
    defaultSource: sourceName(name),
    asOf: asOf ?? dayInFileName(name) ?? null,
    license: options.license ?? null,
    isDryRun: dryRun ?? false,
    personId: personId ?? null,
    id,
    onChecked,
  };
}

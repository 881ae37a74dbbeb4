import { createHash } from 'node:crypto';
import type { CheckedRequest } from './import-request.ts';
import type { Attempt } from './publication/dataset-ledger.ts';

export interface AttemptInput {
  readonly id: string;
  readonly dryRun: boolean;
  readonly checked: CheckedRequest;
  /** Undefined where the file was not recognised. */
  readonly format: string | undefined;
  /** What the format's publisher allows, where nobody says otherwise. */
  readonly license?: string | undefined;
  /** Undefined where it was not read. */
  readonly file: { readonly bytes: { readonly length: number }; readonly hash: string } | undefined;
  readonly startedAt: Date;
}

/** What the ledger keeps of an import: who brought which content, with all that was said about it. */
export function attemptOf(input: AttemptInput): Attempt {
  const { id, dryRun, checked, format = 'unknown', file, startedAt } = input;
  const { municipalityCode, dataset, datasetId, source, fileName, asOf, complete } = checked;
  const license = checked.license ?? input.license ?? null;
  const { mapping, kindMapping, options } = checked;
  // what was never said changes nothing of the hash
  const kinds = Object.keys(kindMapping).length > 0 ? { kindMapping } : {};
  const edits = Object.keys(checked.edits).length > 0 ? { edits: checked.edits } : {};
  const said = {
    ...options,
    ...kinds,
    ...edits,
    mapping,
    asOf,
    license,
    complete,
    format: checked.format,
    layer: checked.layer,
  };
  return {
    id,
    municipalityCode,
    dataset,
    datasetId,
    areaKind: options.areaKind ?? null,
    source,
    format,
    fileName,
    fileBytes: file?.bytes.length ?? 0,
    contentHash: createHash('sha256')
      .update(`${file?.hash ?? ''} ${JSON.stringify(said)}`)
      .digest('hex'),
    options: dryRun ? { ...said, dryRun } : said,
    asOf,
    license,
    complete,
    personId: checked.personId,
    startedAt,
  };
}

import type { Database, Transaction } from '../../database/index.ts';
import { DatasetError } from '../dataset-error.ts';
import type { ChangeCounts } from '../import-report.ts';
import { findDataset } from '../publication/dataset-ledger.ts';
import { DATASET_NAMES, type DatasetName } from '../vocabulary.ts';
import { restoreRecords } from './restore-records.ts';

/** So long an import can be taken back. */
export const UNDO_DAYS = 30;
const DAY_MILLISECONDS = 86_400_000;

export interface UndoneImport {
  readonly municipality: string;
  readonly dataset: DatasetName;
  readonly source: string;
  /** The version that is undone, and the one that stands again; null where there was none before. */
  readonly version: number;
  readonly restored: number | null;
  readonly revision: number;
  /** Records that came back, are as before, and are no more. */
  readonly changes: ChangeCounts;
}

interface Published {
  readonly municipality: string;
  readonly dataset: DatasetName;
  readonly source: string;
  readonly datasetId: string;
  readonly version: number;
  readonly revision: number;
  readonly publishedAt: Date;
  readonly undoneAt: Date | null;
}

/**
 * 元に戻す: takes a whole import back. Publishing never deletes, so this is a new revision that reads the past; the newest
 * version of a dataset alone can be undone, the one before it then is the newest.
 * @throws DatasetError where there is no such import, it is too old, undone, or not the newest of its dataset
 */
export function undoImport(
  { database, now = () => new Date() }: { readonly database: Database; readonly now?: () => Date },
  importId: string,
): Promise<UndoneImport> {
  return database.transaction(async (transaction) => {
    const at = now();
    const [newest, ...others] = await lockPublished(transaction, importId);
    let undone = await undoVersion(transaction, newest, at);
    // rows that were taken in from review are later versions of the same import
    for (const version of others) undone = await undoVersion(transaction, version, at);
    return undone;
  });
}

async function undoVersion(transaction: Transaction, published: Published, at: Date): Promise<UndoneImport> {
  const { municipality, dataset, datasetId, version, source } = published;
  const standing = await findDataset(transaction, municipality, datasetId);
  assertUndoable(published, standing?.version ?? null, at);
  const revision = await raiseRevision(transaction, published, at);
  const undone = { municipalityCode: municipality, datasetId, undone: published.revision, revision };
  const changes = await restoreRecords(transaction, dataset, undone);
  const restored = await restoreDataset(transaction, published, at);
  return { municipality, dataset, source, version, restored, revision, changes };
}

/** The versions that came of an import and stand, the newest first; of one that is undone as a whole, its newest. */
async function lockPublished(transaction: Transaction, importId: string): Promise<[Published, ...Published[]]> {
  const [place] = await transaction.query<{ municipality: string }>(
    'SELECT municipality_code AS municipality FROM import WHERE id = $1',
    [importId],
  );
  if (!place)
    throw new DatasetError('NOT_FOUND', `取込「${importId}」はありません。取込の履歴から選びなおしてください。`);
  // as every import does: one at a time
  await transaction.query('SELECT 1 FROM municipality WHERE code = $1 FOR UPDATE', [place.municipality]);
  const [first, ...others] = await transaction.query<Published>(
    `SELECT i.municipality_code AS municipality, i.dataset, i.source, v.dataset_id AS "datasetId", v.version,
       v.revision, v.published_at AS "publishedAt", v.undone_at AS "undoneAt"
     FROM import i
     JOIN dataset_version v ON v.municipality_code = i.municipality_code AND v.import_id = i.id
     WHERE i.municipality_code = $1 AND i.id = $2
     ORDER BY v.undone_at IS NOT NULL, v.version DESC`,
    [place.municipality, importId],
  );
  if (!first) throw new DatasetError('CONFLICT', 'この取込は反映されていないので、元に戻すものがありません。');
  return [first, ...others.filter(({ undoneAt }) => undoneAt === null)];
}

function assertUndoable(
  { dataset, source, version, undoneAt, publishedAt }: Published,
  standing: number | null,
  at: Date,
): void {
  if (undoneAt) throw new DatasetError('CONFLICT', 'この取込は、もう元に戻してあります。');
  if (!DATASET_NAMES.includes(dataset)) throw new DatasetError('CONFLICT', `「${dataset}」の取込は元に戻せません。`);
  if (at.getTime() - publishedAt.getTime() > UNDO_DAYS * DAY_MILLISECONDS)
    throw new DatasetError(
      'CONFLICT',
      `反映から${UNDO_DAYS}日を過ぎたので、元に戻せません。前のファイルを取り込み直してください。`,
    );
  if (standing !== version)
    throw new DatasetError(
      'CONFLICT',
      `「${source}」は、この後に第${standing ?? 0}版が反映されています。新しいほうから順に元に戻してください。`,
    );
}

/** A publication of what was before: what is kept current looks for such. */
export async function raiseRevision(
  transaction: Transaction,
  found: Pick<Published, 'municipality' | 'dataset' | 'source'>,
  at: Date,
): Promise<number> {
  const [row] = await transaction.query<{ revision: number }>(
    `WITH raised AS (UPDATE municipality SET revision = revision + 1 WHERE code = $1 RETURNING revision)
     INSERT INTO revision (municipality_code, number, cause, subject, at)
     SELECT $1, revision, 'PUBLISH', $2, $3 FROM raised RETURNING number AS revision`,
    [found.municipality, `undo/${found.dataset}/${found.source}`, at],
  );
  if (!row) throw new Error(`no municipality ${found.municipality}`);
  return row.revision;
}

/** The dataset is as it was before the version; without one before it, it is none. */
async function restoreDataset(transaction: Transaction, found: Published, at: Date): Promise<number | null> {
  const { municipality, datasetId, version } = found;
  await transaction.query(
    'UPDATE dataset_version SET undone_at = $4 WHERE municipality_code = $1 AND dataset_id = $2 AND version = $3',
    [municipality, datasetId, version, at],
  );
  const [restored] = await transaction.query<{ version: number }>(
    `UPDATE dataset d SET version = v.version, format = v.format, rows = v.rows, published_at = v.published_at, as_of = v.as_of,
       license = v.license, content_hash = v.content_hash,
       complete = coalesce((i.options ->> 'complete')::boolean, false)
     FROM dataset_version v
     LEFT JOIN import i ON i.municipality_code = v.municipality_code AND i.id = v.import_id
     WHERE d.municipality_code = $1 AND d.id = $2 AND v.municipality_code = $1 AND v.dataset_id = $2
       AND v.version = (SELECT max(version) FROM dataset_version
         WHERE municipality_code = $1 AND dataset_id = $2 AND undone_at IS NULL)
     RETURNING d.version`,
    [municipality, datasetId],
  );
  if (restored) return restored.version;
  await transaction.query('DELETE FROM dataset WHERE municipality_code = $1 AND id = $2', [municipality, datasetId]);
  return null;
}

import { parseMunicipalityCode } from '@hazama/geo';
import type { Database, Transaction } from '../../database/index.ts';
import { DatasetError } from '../dataset-error.ts';
import { lineInFile } from '../line-number.ts';
import { lockTown } from '../town/town.ts';
import { restoreRecords } from '../undo/restore-records.ts';
import { raiseRevision } from '../undo/undo-import.ts';
import { UNDOABLE_TABLES } from '../undo/undoable-tables.ts';
import {
  findReviewedImport,
  forgetDecisions,
  isSuperseded,
  listDecidedAt,
  lockWaitingRows,
  type ReviewedImport,
} from './review-ledger.ts';

/** What stands after a decision was taken back. */
export interface UndoneDecision {
  /** That wait again: what went in together comes out together. */
  readonly lines: readonly number[];
  /** The municipality's, raised where a row had gone in: its numbers are to be computed then. */
  readonly revision: number;
}

interface UndoRequest {
  readonly municipality: string;
  readonly importId: string;
  /** Decided together, or one of them. */
  readonly lines: readonly number[];
}

/**
 * Takes back what a person decided about doubtful rows: they wait again, and nothing is remembered of it. What went in with
 * them ends by a new revision, unless somebody has changed it since.
 * @throws DatasetError when there is no such row, it waits, its record has changed since, or a newer import of the dataset stands
 */
export async function undoReviewDecision(
  { database, now = () => new Date() }: { readonly database: Database; readonly now?: () => Date },
  { municipality, importId, lines: asked }: UndoRequest,
): Promise<UndoneDecision> {
  const parsed = parseMunicipalityCode(municipality);
  if (!parsed.ok) throw noSuchRow();
  return database.transaction(async (transaction) => {
    const town = await lockTown(transaction, parsed.code);
    const reviewed = await findReviewedImport(transaction, town.code, importId);
    const rows = await lockWaitingRows(transaction, town.code, importId, asked);
    if (!reviewed || rows.length === 0 || rows.length < new Set(asked).size) throw noSuchRow();
    const waiting = rows.find(({ isDecided }) => !isDecided);
    if (waiting)
      throw conflict(`${lineInFile(waiting.line)}行目は、もう確認待ちに戻っています。一覧を開き直してください。`);
    if (await isSuperseded(transaction, reviewed.attempt))
      throw conflict(
        'このデータはその後に新しいファイルで取り込み直されているので、元に戻せません。資源の画面か、新しい取込で直してください。',
      );
    const leftOut = rows.filter(({ decidedRevision }) => decidedRevision === null);
    await forgetDecisions(transaction, reviewed.attempt, leftOut);
    const lines = leftOut.map(({ line }) => line);
    let { revision } = town;
    // the newest first, as they came
    const revisions = new Set(rows.flatMap(({ decidedRevision }) => decidedRevision ?? []));
    for (const decided of [...revisions].toSorted((a, b) => b - a)) {
      const together = await listDecidedAt(transaction, town.code, importId, decided);
      revision = await takeOut(transaction, reviewed, decided, now());
      await forgetDecisions(
        transaction,
        reviewed.attempt,
        await lockWaitingRows(transaction, town.code, importId, together),
      );
      lines.push(...together);
    }
    return { lines: lines.toSorted((a, b) => a - b), revision };
  });
}

/** Ends what went in at a revision, and takes its version off the dataset. */
async function takeOut(
  transaction: Transaction,
  { attempt: { municipalityCode, datasetId, dataset, source } }: ReviewedImport,
  undone: number,
  at: Date,
): Promise<number> {
  for (const { name } of UNDOABLE_TABLES[dataset]) {
    const changed = await transaction.query(
      `SELECT 1 FROM ${name} WHERE municipality_code = $1 AND dataset_id = $2 AND from_revision = $3 AND to_revision IS NOT NULL
       LIMIT 1`,
      [municipalityCode, datasetId, undone],
    );
    if (changed.length > 0)
      throw conflict('この行から入ったものは、その後に変わっているので、元に戻せません。資源の画面で直してください。');
  }
  const revision = await raiseRevision(transaction, { municipality: municipalityCode, dataset, source }, at);
  await restoreRecords(transaction, dataset, { municipalityCode, datasetId, undone, revision });
  await takeOffVersion(transaction, { municipalityCode, datasetId, undone, at });
  return revision;
}

/** The version is undone; those after it, which were put beside it, hold so many rows less. */
async function takeOffVersion(
  transaction: Transaction,
  {
    municipalityCode,
    datasetId,
    undone,
    at,
  }: { readonly municipalityCode: string; readonly datasetId: string; readonly undone: number; readonly at: Date },
): Promise<void> {
  const values = [municipalityCode, datasetId, undone];
  const [taken] = await transaction.query<{ version: number; rows: number }>(
    `UPDATE dataset_version v SET undone_at = $4
     WHERE v.municipality_code = $1 AND v.dataset_id = $2 AND v.revision = $3
     RETURNING v.version, v.rows - coalesce((SELECT b.rows FROM dataset_version b
       WHERE b.municipality_code = $1 AND b.dataset_id = $2 AND b.version < v.version AND b.undone_at IS NULL
       ORDER BY b.version DESC LIMIT 1), 0) AS rows`,
    [...values, at],
  );
  if (!taken) throw new Error(`no version of ${datasetId} at revision ${undone}`);
  await transaction.query(
    `UPDATE dataset_version SET rows = rows - $4
     WHERE municipality_code = $1 AND dataset_id = $2 AND revision > $3 AND undone_at IS NULL`,
    [...values, taken.rows],
  );
  // as the newest that stands has it
  const standing = await transaction.query(
    `UPDATE dataset d SET version = v.version, rows = v.rows, published_at = v.published_at
     FROM dataset_version v
     WHERE d.municipality_code = $1 AND d.id = $2 AND v.municipality_code = $1 AND v.dataset_id = $2
       AND v.version = (SELECT max(version) FROM dataset_version
         WHERE municipality_code = $1 AND dataset_id = $2 AND undone_at IS NULL)
     RETURNING 1`,
    [municipalityCode, datasetId],
  );
  if (standing.length === 0)
    await transaction.query('DELETE FROM dataset WHERE municipality_code = $1 AND id = $2', [
      municipalityCode,
      datasetId,
    ]);
}

const conflict = (message: string) => new DatasetError('CONFLICT', message);

function noSuchRow(): DatasetError {
  return new DatasetError('NOT_FOUND', 'その確認待ちの行はありません。一覧を開き直してください。');
}

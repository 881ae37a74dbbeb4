import type { Transaction } from '../database/index.ts';
import { HAND_FORMAT, HAND_SOURCE, handDatasetId } from '../dataset/index.ts';

/** After a change to one of them, brings the dataset of what people entered to what it holds: its rows, its day, its next version. */
export async function saveHandDataset(transaction: Transaction, code: string, resourceId: string): Promise<void> {
  await transaction.query(
    `INSERT INTO dataset (municipality_code, id, name, source, format, version, rows, published_at, content_hash)
     SELECT $1, $2, 'resources', $3, $4, 1, count(*), now(), '' FROM resource
     WHERE municipality_code = $1 AND dataset_id = $2 AND to_revision IS NULL
     -- a resource of a file is none of them
     HAVING EXISTS (SELECT FROM resource WHERE municipality_code = $1 AND id = $5 AND dataset_id = $2)
     ON CONFLICT (municipality_code, id) DO UPDATE
     SET rows = excluded.rows, published_at = excluded.published_at, version = dataset.version + 1`,
    [code, handDatasetId(code), HAND_SOURCE, HAND_FORMAT, resourceId],
  );
}

import type { Row, Statements } from '../../database/index.ts';

/** The revision that a 時点 names; undefined where the municipality has no such snapshot. */
export async function findSnapshotRevision(
  database: Statements,
  code: string,
  id: string,
): Promise<number | undefined> {
  const [row] = await database.query<Row & { revision: number }>(
    'SELECT revision FROM snapshot WHERE municipality_code = $1 AND id = $2',
    [code, id],
  );
  return row?.revision;
}

import type { Row, Statements, Transaction } from '../database/index.ts';
import type { ComparedResource } from './likeness.ts';

export interface HeldResource extends ComparedResource {
  /** How many of its fields are filled: the fuller of two is kept, unless a person says otherwise. */
  readonly filled: number;
}

type HeldRow = Omit<HeldResource, 'lngLat'> & { readonly longitude: number | null; readonly latitude: number | null };

/** The records of a town as they stand, but for those that have ended (廃止). */
export async function listHeldResources(statements: Statements, code: string): Promise<HeldResource[]> {
  const rows = await statements.query<HeldRow & Row>(
    `SELECT id, kind_id AS "kindId", name, name_kana AS "nameKana", phone, address, dataset_id AS "datasetId",
       external_id AS "externalId", place_level AS "placeLevel", ST_X(location) AS longitude, ST_Y(location) AS latitude,
       num_nonnulls(name_kana, phone, address, location, schedule, capacity, organization_id, url, confirmed_on) AS filled
     FROM resource WHERE municipality_code = $1 AND to_revision IS NULL AND status <> 'CLOSED' ORDER BY id`,
    [code],
  );
  return rows.map((row) => ({
    ...(row as HeldRow),
    lngLat: row.longitude === null || row.latitude === null ? null : [row.longitude, row.latitude],
  }));
}

/** Pairs that a person has found to be two, as "first second". */
export async function listDistinct(statements: Statements, code: string): Promise<ReadonlySet<string>> {
  const rows = await statements.query<{ first: string; second: string }>(
    'SELECT first_id AS first, second_id AS second FROM distinct_resource WHERE municipality_code = $1',
    [code],
  );
  return new Set(rows.map(({ first, second }) => `${first} ${second}`));
}

export async function saveDistinct(transaction: Transaction, code: string, ids: readonly string[]): Promise<void> {
  const [first, second] = ids.toSorted((a, b) => (a < b ? -1 : 1));
  await transaction.query(
    `INSERT INTO distinct_resource (municipality_code, first_id, second_id) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING`,
    [code, first, second],
  );
}

/** Whether there was such a pair. */
export async function deleteDistinct(transaction: Transaction, code: string, ids: readonly string[]): Promise<boolean> {
  const deleted = await transaction.query(
    'DELETE FROM distinct_resource WHERE municipality_code = $1 AND first_id = least($2, $3) AND second_id = greatest($2, $3) RETURNING 1',
    [code, ...ids],
  );
  return deleted.length > 0;
}

/** Holds the municipality against every other change until the transaction ends. */
export async function lockMunicipality(transaction: Transaction, code: string): Promise<void> {
  await transaction.query('SELECT 1 FROM municipality WHERE code = $1 FOR UPDATE', [code]);
}

/** A merger that stands. */
export interface StandingMerger extends Row {
  readonly otherId: string;
  readonly otherName: string;
  readonly keptId: string;
  readonly at: Date;
}

/** Mergers that stand and can be taken back, the last first. */
export function listMergers(statements: Statements, code: string, first: number): Promise<StandingMerger[]> {
  return statements.query<StandingMerger>(
    `SELECT a.id AS "otherId", ended.name AS "otherName", a.kept_id AS "keptId", a.at
     FROM resource_alias a
     JOIN resource ended ON ended.municipality_code = $1 AND ended.id = a.id AND ended.to_revision = a.revision
     WHERE a.municipality_code = $1
       -- its own list may have brought it back since
       AND NOT EXISTS (SELECT FROM resource r WHERE r.municipality_code = $1 AND r.id = a.id AND r.to_revision IS NULL)
     ORDER BY a.at DESC, a.id LIMIT $2`,
    [code, first],
  );
}

export interface ResourceAlias extends Row {
  readonly keptId: string;
  /** In which the other ended. */
  readonly revision: number;
}

export async function findAlias(
  transaction: Transaction,
  code: string,
  id: string,
): Promise<ResourceAlias | undefined> {
  const [alias] = await transaction.query<ResourceAlias>(
    'SELECT kept_id AS "keptId", revision FROM resource_alias WHERE municipality_code = $1 AND id = $2 FOR UPDATE',
    [code, id],
  );
  return alias;
}

export async function saveAlias(
  transaction: Transaction,
  code: string,
  id: string,
  { keptId, revision }: { readonly keptId: string; readonly revision: number },
): Promise<void> {
  await transaction.query(
    `INSERT INTO resource_alias (municipality_code, id, kept_id, revision) VALUES ($1, $2, $3, $4)
     ON CONFLICT (municipality_code, id) DO UPDATE SET kept_id = excluded.kept_id, revision = excluded.revision, at = now()`,
    [code, id, keptId, revision],
  );
}

export async function deleteAlias(transaction: Transaction, code: string, id: string): Promise<void> {
  await transaction.query('DELETE FROM resource_alias WHERE municipality_code = $1 AND id = $2', [code, id]);
}

/** The kinds of those of the resources that stand, by id. */
export async function kindsOf(
  transaction: Transaction,
  code: string,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await transaction.query<{ id: string; kindId: string }>(
    `SELECT id, kind_id AS "kindId" FROM resource WHERE municipality_code = $1 AND id = ANY($2) AND to_revision IS NULL`,
    [code, ids],
  );
  return new Map(rows.map(({ id, kindId }) => [id, kindId]));
}

import type { Row, Transaction } from '../database/index.ts';

/** Records made by hand belong to no list: an import neither replaces nor ends them. */
const BY_HAND = 'hand';

export interface PresenceSaid {
  readonly areaId: string;
  readonly kindId: string;
  readonly present: boolean;
  /** YYYY-MM-DD */
  readonly confirmedOn: string;
}

/** One record of an area and kind by hand: what is said later takes its place. */
export function presenceId({ areaId, kindId }: Pick<PresenceSaid, 'areaId' | 'kindId'>): string {
  return `${areaId}/${kindId}/${BY_HAND}`;
}

export async function insertPresence(
  transaction: Transaction,
  code: string,
  revision: number,
  { areaId, kindId, present, confirmedOn }: PresenceSaid,
): Promise<void> {
  await transaction.query(
    `INSERT INTO presence_record (municipality_code, id, from_revision, dataset_id, area_id, kind_id, present, confirmed_on)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
    [code, presenceId({ areaId, kindId }), revision, BY_HAND, areaId, kindId, present, confirmedOn],
  );
}

export interface HeldPresence extends Row {
  readonly areaId: string;
  readonly kindId: string;
  readonly present: boolean;
  readonly confirmedOn: string | null;
  readonly fromRevision: number;
}

/** The record by hand as it stands; undefined where nobody made one. */
export async function findHeldPresence(
  transaction: Transaction,
  code: string,
  id: string,
): Promise<HeldPresence | undefined> {
  const [row] = await transaction.query<HeldPresence>(
    `SELECT area_id AS "areaId", kind_id AS "kindId", present, confirmed_on::text AS "confirmedOn", from_revision AS "fromRevision"
     FROM presence_record WHERE municipality_code = $1 AND id = $2 AND to_revision IS NULL`,
    [code, id],
  );
  return row;
}

/** Whether presence of a kind can be said of an area: both are there, and the kind is one that is looked for in areas. */
export async function isAskable(
  transaction: Transaction,
  code: string,
  { areaId, kindId }: Pick<PresenceSaid, 'areaId' | 'kindId'>,
): Promise<{ readonly area: boolean; readonly kind: boolean }> {
  const [row] = await transaction.query<{ area: boolean; kind: boolean }>(
    `SELECT EXISTS (SELECT FROM area WHERE municipality_code = $1 AND id = $2 AND to_revision IS NULL) AS area,
            EXISTS (SELECT FROM resource_kind WHERE id = $3 AND 'presence' = ANY(measures)) AS kind`,
    [code, areaId, kindId],
  );
  return row ?? { area: false, kind: false };
}

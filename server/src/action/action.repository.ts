import type { Row, Statements, Transaction } from '../database/index.ts';
import { endVersion } from '../edit/index.ts';
import type { Action } from './action.ts';

/** An action's columns as a person may change them. */
export interface ActionColumns {
  readonly title: string;
  readonly owner: string;
  readonly dueOn: string | null;
  readonly doneWhen: string;
  readonly doneOn: string | null;
  readonly scenarioId: string | null;
  readonly areaIds: readonly string[];
}

interface Key {
  readonly code: string;
  readonly id: string;
}

/** `today`: the placeholder of the day by which one is late. */
const columns = (
  today: string,
) => `a.municipality_code AS "municipalityCode", a.id, a.title, a.owner, a.due_on::text AS "dueOn",
  a.done_when AS "doneWhen", a.done_on::text AS "doneOn", a.scenario_id AS "scenarioId", a.area_ids AS "areaIds",
  CASE WHEN a.done_on IS NOT NULL THEN 'DONE' WHEN a.due_on < ${today}::date THEN 'LATE' ELSE 'OPEN' END AS state,
  a.from_revision AS revision, r.at AS "updatedAt"`;
const FROM = `FROM action a
  JOIN revision r ON r.municipality_code = a.municipality_code AND r.number = a.from_revision`;
/** What is still to do first, the next day first. */
const ORDER = 'ORDER BY a.done_on IS NOT NULL, a.due_on NULLS LAST, a.from_revision DESC, a.id';

type ActionRow = Action & Row;

/** Those of a town that stand. */
export function listActions(statements: Statements, code: string, today: string): Promise<ActionRow[]> {
  return statements.query<ActionRow>(
    `SELECT ${columns('$2')} ${FROM} WHERE a.municipality_code = $1 AND a.to_revision IS NULL ${ORDER}`,
    [code, today],
  );
}

/** Those that come of some scenarios. */
export function listActionsOfScenarios(
  statements: Statements,
  codes: readonly string[],
  ids: readonly string[],
  today: string,
): Promise<ActionRow[]> {
  return statements.query<ActionRow>(
    `SELECT ${columns('$3')} ${FROM}
     WHERE a.municipality_code = ANY($1) AND a.scenario_id = ANY($2) AND a.to_revision IS NULL ${ORDER}`,
    [codes, ids, today],
  );
}

/** Those that are for some areas, by area; what is for the whole town is for none of them by itself. */
export function listActionsOfAreas(
  statements: Statements,
  codes: readonly string[],
  ids: readonly string[],
  today: string,
): Promise<(ActionRow & { readonly areaId: string })[]> {
  return statements.query<ActionRow & { readonly areaId: string }>(
    `SELECT ${columns('$3')}, asked.id AS "areaId" ${FROM}
     JOIN unnest($2::text[]) AS asked(id) ON asked.id = ANY(a.area_ids)
     WHERE a.municipality_code = ANY($1) AND a.to_revision IS NULL ${ORDER}`,
    [codes, ids, today],
  );
}

export async function findAction(
  statements: Statements,
  { code, id }: Key,
  today: string,
): Promise<ActionRow | undefined> {
  const [row] = await statements.query<ActionRow>(
    `SELECT ${columns('$3')} ${FROM} WHERE a.municipality_code = $1 AND a.id = $2 AND a.to_revision IS NULL`,
    [code, id, today],
  );
  return row;
}

interface VersionRow extends Row {
  readonly revision: number;
  readonly isCurrent: boolean;
  readonly cause: string;
  readonly at: Date;
  readonly title: string;
  readonly doneOn: string | null;
}

/** The last versions of one, the newest first. */
export function listActionVersions(statements: Statements, { code, id }: Key, most: number): Promise<VersionRow[]> {
  return statements.query<VersionRow>(
    `SELECT a.from_revision AS revision, a.to_revision IS NULL AS "isCurrent", r.cause, r.at, a.title, a.done_on::text AS "doneOn"
     ${FROM} WHERE a.municipality_code = $1 AND a.id = $2 ORDER BY a.from_revision DESC LIMIT $3`,
    [code, id, most],
  );
}

export async function countActions(statements: Statements, code: string): Promise<number> {
  const [row] = await statements.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM action WHERE municipality_code = $1 AND to_revision IS NULL',
    [code],
  );
  return row?.count ?? 0;
}

/** Which of some areas the town has. */
export async function listKnownAreas(
  statements: Statements,
  code: string,
  ids: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await statements.query<{ id: string }>(
    'SELECT id FROM area WHERE municipality_code = $1 AND id = ANY($2) AND to_revision IS NULL',
    [code, ids],
  );
  return new Set(rows.map(({ id }) => id));
}

/** Begins a version, and ends the one that stands, if there is one. What it hangs on besides stays. */
export async function saveVersion(
  transaction: Transaction,
  { code, id, revision }: Key & { readonly revision: number },
  { title, owner, dueOn, doneWhen, doneOn, scenarioId, areaIds }: ActionColumns,
): Promise<void> {
  await endVersion(transaction, 'action', code, id, revision);
  await transaction.query(
    `INSERT INTO action (municipality_code, id, from_revision, title, owner, due_on, done_when, done_on, scenario_id, area_ids,
                         concern_id, plan_node_id)
     SELECT $1, $2, $3, $4, $5, $6::date, $7, $8::date, $9, $10::text[], held.concern_id, held.plan_node_id
     FROM (SELECT 1) AS one
     LEFT JOIN action held ON held.municipality_code = $1 AND held.id = $2 AND held.to_revision = $3`,
    [code, id, revision, title, owner, dueOn, doneWhen, doneOn, scenarioId, areaIds],
  );
}

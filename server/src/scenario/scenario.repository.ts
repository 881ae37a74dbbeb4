import type { Row, Statements, Transaction } from '../database/index.ts';
import { endVersion } from '../edit/index.ts';
import type { Scenario } from './scenario.ts';
import type { KeptChange } from './scenario-change.ts';

/** A scenario's columns as a person may change them. */
export interface ScenarioColumns {
  readonly name: string;
  readonly author: string | null;
  readonly madeOn: string;
  readonly premise: string | null;
  readonly meeting: string | null;
  readonly changes: readonly KeptChange[];
}

interface Key {
  readonly code: string;
  readonly id: string;
}

const COLUMNS = `s.municipality_code AS "municipalityCode", s.id, s.name, s.author, s.made_on::text AS "madeOn", s.premise,
  s.meeting_id AS meeting, s.from_revision AS revision, r.at AS "updatedAt", s.changes AS kept`;
const FROM = `FROM scenario s
  JOIN revision r ON r.municipality_code = s.municipality_code AND r.number = s.from_revision`;

type ScenarioRow = Scenario & Row;

/** Those that stand, the last changed first. */
export function listScenarios(statements: Statements, code: string): Promise<ScenarioRow[]> {
  return statements.query<ScenarioRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE s.municipality_code = $1 AND s.to_revision IS NULL ORDER BY s.from_revision DESC`,
    [code],
  );
}

/** Those with these ids, in no order. */
export function listScenariosByIds(
  statements: Statements,
  codes: readonly string[],
  ids: readonly string[],
): Promise<ScenarioRow[]> {
  return statements.query<ScenarioRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE s.municipality_code = ANY($1) AND s.id = ANY($2) AND s.to_revision IS NULL`,
    [codes, ids],
  );
}

export async function findScenario(statements: Statements, { code, id }: Key): Promise<ScenarioRow | undefined> {
  const [row] = await statements.query<ScenarioRow>(
    `SELECT ${COLUMNS} ${FROM} WHERE s.municipality_code = $1 AND s.id = $2 AND s.to_revision IS NULL`,
    [code, id],
  );
  return row;
}

interface VersionRow extends Row {
  readonly revision: number;
  readonly isCurrent: boolean;
  readonly cause: string;
  readonly at: Date;
  readonly name: string;
  readonly changes: readonly KeptChange[];
}

/** The last versions of one, the newest first. */
export function listScenarioVersions(statements: Statements, { code, id }: Key, most: number): Promise<VersionRow[]> {
  return statements.query<VersionRow>(
    `SELECT s.from_revision AS revision, s.to_revision IS NULL AS "isCurrent", r.cause, r.at, s.name, s.changes ${FROM}
     WHERE s.municipality_code = $1 AND s.id = $2 ORDER BY s.from_revision DESC LIMIT $3`,
    [code, id, most],
  );
}

export async function countScenarios(statements: Statements, code: string): Promise<number> {
  const [row] = await statements.query<{ count: number }>(
    'SELECT count(*)::int AS count FROM scenario WHERE municipality_code = $1 AND to_revision IS NULL',
    [code],
  );
  return row?.count ?? 0;
}

export async function hasMeeting(statements: Statements, { code, id }: Key): Promise<boolean> {
  const rows = await statements.query('SELECT 1 FROM meeting WHERE municipality_code = $1 AND id = $2', [code, id]);
  return rows.length > 0;
}

/** Begins a version, and ends the one that stands, if there is one. */
export async function saveVersion(
  transaction: Transaction,
  { code, id, revision }: Key & { readonly revision: number },
  { name, author, madeOn, premise, meeting, changes }: ScenarioColumns,
): Promise<void> {
  await endVersion(transaction, 'scenario', code, id, revision);
  await transaction.query(
    `INSERT INTO scenario (municipality_code, id, from_revision, name, author, made_on, premise, meeting_id, changes)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    [code, id, revision, name, author, madeOn, premise, meeting, JSON.stringify(changes)],
  );
}

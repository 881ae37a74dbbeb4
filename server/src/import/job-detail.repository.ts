import type { PlaceLevel } from '../address/index.ts';
import type { Row, Statements } from '../database/index.ts';
import type { RowNote, Verdict } from '../dataset/index.ts';
import type { StoredJob } from './import-job.ts';

export interface StoredRow extends Row {
  readonly line: number;
  readonly verdict: Verdict;
  readonly label: string;
  readonly cells: Readonly<Record<string, { readonly field: string; readonly value: string }>>;
  readonly notes: readonly RowNote[];
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly placeLevel: PlaceLevel | null;
}

const ROW = `SELECT line, verdict, label, cells, notes, longitude, latitude, place_level AS "placeLevel" FROM import_job_row
  WHERE municipality_code = $1 AND job_id = $2`;

/** Rows of a pile in the order of the file, after a line of it. */
export function listRows(
  database: Statements,
  [code, jobId]: readonly [code: string, jobId: string],
  { verdict, after, first }: { readonly verdict: Verdict; readonly after: number; readonly first: number },
): Promise<StoredRow[]> {
  return database.query<StoredRow>(`${ROW} AND verdict = $3 AND line > $4 ORDER BY line LIMIT $5`, [
    code,
    jobId,
    verdict,
    after,
    first,
  ]);
}

export async function findRow(
  database: Statements,
  { municipalityCode, id }: { readonly municipalityCode: string; readonly id: string },
  line: number,
): Promise<StoredRow | undefined> {
  const [row] = await database.query<StoredRow>(`${ROW} AND line = $3`, [municipalityCode, id, line]);
  return row;
}

/** Every row about which there is something to say, for the report. */
export function listRowsWithNotes(database: Statements, code: string, jobId: string): Promise<StoredRow[]> {
  return database.query<StoredRow>(`${ROW} AND notes <> '[]' ORDER BY line`, [code, jobId]);
}

export interface RowPlace extends Row {
  readonly line: number;
  readonly label: string;
  readonly verdict: Verdict;
  readonly longitude: number;
  readonly latitude: number;
  readonly placeLevel: PlaceLevel;
}

/**
 * Where the rows of a file lie; without those that nobody can place. Of more than `first` those in doubt, which somebody has to look at, and of
 * the others a sample from all over the file, the same each time: where there are more on the ground there are more of it.
 */
export function listPlaces(
  database: Statements,
  [code, jobId]: readonly [code: string, jobId: string],
  first: number,
): Promise<RowPlace[]> {
  return database.query<RowPlace>(
    `SELECT line, label, verdict, longitude, latitude, place_level AS "placeLevel" FROM (
       SELECT * FROM import_job_row
       WHERE municipality_code = $1 AND job_id = $2 AND longitude IS NOT NULL AND verdict <> 'rejected'
       -- multiplied by the golden ratio of 32 bits, neighbouring lines lie far apart (Knuth, The Art of Computer Programming 6.4)
       ORDER BY verdict = 'review' DESC, line::bigint * 2654435761 % 4294967296
       LIMIT $3) shown
     ORDER BY line`,
    [code, jobId, first],
  );
}

export interface PlaceCounts {
  /** By coordinates or 番地. */
  readonly point: number;
  /** No closer than 町 or 大字. */
  readonly town: number;
  readonly unknown: number;
}

/** How well the rows that are not rejected are placed. */
export async function countPlaces(database: Statements, code: string, jobId: string): Promise<PlaceCounts> {
  const [counts] = await database.query<Row & PlaceCounts>(
    `SELECT count(*) FILTER (WHERE place_level IN ('GIVEN', 'BLOCK'))::int AS point,
       count(*) FILTER (WHERE place_level IN ('TOWN', 'OAZA'))::int AS town,
       count(*) FILTER (WHERE place_level IS NULL)::int AS unknown
     FROM import_job_row WHERE municipality_code = $1 AND job_id = $2 AND verdict <> 'rejected'`,
    [code, jobId],
  );
  return counts ?? { point: 0, town: 0, unknown: 0 };
}

export interface UnknownKind extends Row {
  readonly word: string;
  readonly rows: number;
}

/** Words for kinds that the catalogue doesn't hold, those of most rows first. */
export function listUnknownKinds(database: Statements, code: string, jobId: string): Promise<UnknownKind[]> {
  return database.query<UnknownKind>(
    `SELECT note ->> 'value' AS word, count(*)::int AS rows
     FROM import_job_row, jsonb_array_elements(notes) AS listed (note)
     WHERE municipality_code = $1 AND job_id = $2 AND note ->> 'code' = 'kind-unknown' AND note ->> 'value' IS NOT NULL
     GROUP BY 1 ORDER BY 2 DESC, 1`,
    [code, jobId],
  );
}

/**
 * Rows of other municipalities: nothing that anybody has to put right. Those that were put aside while the file was read are kept nowhere,
 * and told from how many were read.
 */
export async function countElsewhere(
  database: Statements,
  { municipalityCode, id, outcome }: Pick<StoredJob, 'municipalityCode' | 'id' | 'outcome'>,
): Promise<number> {
  const [counted] = await database.query<Row & { kept: number; elsewhere: number }>(
    `SELECT count(*)::int AS kept,
       count(*) FILTER (WHERE verdict = 'rejected'
         AND notes @? '$[*] ? (@.code == "other-municipality" || @.code == "outside-buffer")')::int AS elsewhere
     FROM import_job_row WHERE municipality_code = $1 AND job_id = $2`,
    [municipalityCode, id],
  );
  const { kept = 0, elsewhere = 0 } = counted ?? {};
  // of a job that has ended no row is kept
  return kept === 0 ? 0 : elsewhere + (outcome?.rows.read ?? kept) - kept;
}

export interface StoredChange extends Row {
  readonly position: number;
  readonly change: 'added' | 'changed' | 'removed';
  readonly label: string;
  readonly detail: string;
  readonly fields: readonly { readonly field: string; readonly before: string | null; readonly after: string | null }[];
}

export function listChanges(
  database: Statements,
  [code, jobId]: readonly [code: string, jobId: string],
  { change, after, first }: { readonly change: StoredChange['change']; readonly after: number; readonly first: number },
): Promise<StoredChange[]> {
  return database.query<StoredChange>(
    `SELECT position, change, label, detail, fields FROM import_job_change
     WHERE municipality_code = $1 AND job_id = $2 AND change = $3 AND position > $4 ORDER BY position LIMIT $5`,
    [code, jobId, change, after, first],
  );
}

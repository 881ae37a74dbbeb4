import type { Statements } from '../database/index.ts';
import type { Dataset } from './dataset.ts';
import type { Municipality } from './municipality.ts';
import type { Snapshot } from './snapshot.ts';

const COLUMNS = `code, slug, name, prefecture, reporting_kind AS "reportingKind", revision, is_demo AS "isDemo"`;

export function listMunicipalities(database: Statements): Promise<Municipality[]> {
  return database.query<Municipality>(`SELECT ${COLUMNS} FROM municipality ORDER BY code`);
}

/** The municipalities with these codes; one that isn't there is left out. */
export function findMunicipalities(database: Statements, codes: readonly string[]): Promise<Municipality[]> {
  return database.query<Municipality>(`SELECT ${COLUMNS} FROM municipality WHERE code = ANY($1)`, [codes]);
}

/** What is published, by name and source. */
export function listDatasets(database: Statements, codes: readonly string[]): Promise<Dataset[]> {
  return database.query<Dataset>(
    `SELECT municipality_code AS "municipalityCode", id, name, source, format, version, rows,
            published_at AS "publishedAt", as_of::text AS "asOf", license
     FROM dataset WHERE municipality_code = ANY($1)
     ORDER BY name COLLATE "C", source COLLATE "C", id`,
    [codes],
  );
}

/** Newest first. */
export function listSnapshots(database: Statements, codes: readonly string[]): Promise<Snapshot[]> {
  return database.query<Snapshot>(
    `SELECT municipality_code AS "municipalityCode", id, name, taken_on::text AS "takenOn", created_at AS "createdAt"
     FROM snapshot WHERE municipality_code = ANY($1)
     ORDER BY taken_on DESC, created_at DESC, id`,
    [codes],
  );
}

import type { Statements } from '../database/index.ts';
import type { Dataset } from './dataset.ts';
import type { Municipality } from './municipality.ts';
import type { Snapshot } from './snapshot.ts';

export function listMunicipalities(database: Statements): Promise<Municipality[]> {
  return database.query<Municipality>(
    `SELECT code, slug, name, name_kana AS "nameKana", prefecture, reporting_kind AS "reportingKind", revision, is_demo AS "isDemo"
     FROM municipality ORDER BY code`,
  );
}

/**
 * One row that differs whenever an answer could. Whatever changes without raising a municipality's revision has to be
 * counted in here.
 */
export async function readStamp(database: Statements): Promise<string> {
  const [row] = await database.query<{ stamp: string }>(
    `SELECT concat_ws(' ',
       (SELECT concat_ws(' ', count(*), sum(revision), sum(hashtextextended(m::text, 0)::numeric)) FROM municipality m),
       (SELECT concat_ws(' ', count(*), max(created_at)) FROM snapshot)) AS stamp`,
  );
  return row?.stamp ?? '';
}

/** What is published, by name and source. */
export function listDatasets(database: Statements, codes: readonly string[]): Promise<Dataset[]> {
  return database.query<Dataset>(
    `SELECT municipality_code AS "municipalityCode", id, name, source, format, version, rows,
            published_at AS "publishedAt", as_of AS "asOf", license
     FROM dataset WHERE municipality_code = ANY($1)
     ORDER BY name COLLATE "C", source COLLATE "C", id`,
    [codes],
  );
}

/** Newest first. */
export function listSnapshots(database: Statements, codes: readonly string[]): Promise<Snapshot[]> {
  return database.query<Snapshot>(
    `SELECT municipality_code AS "municipalityCode", id, name, taken_on AS "takenOn", created_at AS "createdAt"
     FROM snapshot WHERE municipality_code = ANY($1)
     ORDER BY taken_on DESC, created_at DESC, id`,
    [codes],
  );
}

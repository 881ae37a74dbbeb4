import type { Statements } from '../../database/index.ts';

/** 停留所 as the editions that stand call it. */
interface NamedStop {
  /** As `stopPlaceId` makes it. */
  readonly id: string;
  readonly name: string;
}

/** The stops with these ids in any edition that stands, each once, as the newest calls it. */
export function listNamedStops(statements: Statements, code: string, ids: readonly string[]): Promise<NamedStop[]> {
  return statements.query<NamedStop & Record<string, unknown>>(
    `WITH
     feed AS (
       SELECT edition, valid_from, CASE WHEN starts_with(id, $1) THEN id ELSE $1 || '-' || id END || '/' AS prefix
       FROM transit_feed WHERE municipality_code = $1 AND to_revision IS NULL)
     SELECT DISTINCT ON (prefix || stop_id) prefix || stop_id AS id, stop.name
     FROM feed
     JOIN transit_stop stop ON stop.municipality_code = $1 AND stop.edition = feed.edition
     WHERE prefix || stop_id = ANY ($2::text[])
     ORDER BY prefix || stop_id, valid_from DESC`,
    [code, ids],
  );
}

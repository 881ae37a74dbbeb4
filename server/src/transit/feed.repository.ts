import type { Statements } from '../database/index.ts';
import type { TransitFeed } from './transit.ts';

/**
 * The editions of feeds of a municipality as they stand, by agency and first day. `today`: YYYY-MM-DD
 */
export function listFeeds(statements: Statements, code: string, today: string): Promise<TransitFeed[]> {
  return statements.query<TransitFeed>(
    `SELECT id || '@' || valid_from AS id, agency, valid_from::text AS "validFrom", valid_to::text AS "validTo",
       valid_to < $2::date AS expired, routes, stops, trips, stop_times AS "stopTimes", license, publisher,
       publisher_url AS "publisherUrl", version
     FROM transit_feed
     WHERE municipality_code = $1 AND to_revision IS NULL
     ORDER BY agency COLLATE "C", id COLLATE "C", valid_from`,
    [code, today],
  );
}

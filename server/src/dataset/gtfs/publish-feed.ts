import type { Transaction } from '../../database/index.ts';
import { type ChangeCounts, NO_CHANGES } from '../import-report.ts';
import type { IssueLog } from '../issue.ts';
import { addChanges } from '../publication/publish-rows.ts';
import { publishZones } from '../publication/zones.ts';
import { copyFeed } from './copy-feed.ts';
import type { Feed } from './feed.ts';
import { flexZones } from './flex-zones.ts';

/** Where a feed goes, and under which name. */
export interface FeedPlace {
  readonly municipalityCode: string;
  readonly datasetId: string;
  readonly feedId: string;
  readonly license: string | null;
  readonly fileName: string;
  readonly log: IssueLog;
  /** Of the municipality, with this import. */
  readonly revision: number;
}

/**
 * Makes a feed current: its rows go in under an edition of their own, which nobody reads yet, then one row makes it the feed's
 * edition from its first day on. Editions that begin on that day or later end; one that began before goes on for the days before.
 */
export async function publishFeed(transaction: Transaction, feed: Feed, place: FeedPlace): Promise<ChangeCounts> {
  const { municipalityCode, datasetId, feedId, license, revision, fileName, log } = place;
  await copyFeed(transaction, feed, municipalityCode, revision);
  const ended = await transaction.query(
    `UPDATE transit_feed SET to_revision = $4
     WHERE municipality_code = $1 AND id = $2 AND to_revision IS NULL AND valid_from >= $3::date
     RETURNING 1`,
    [municipalityCode, feedId, feed.validity.from, revision],
  );
  const changed = Math.min(ended.length, 1);
  const changes = { ...NO_CHANGES, added: 1 - changed, changed, removed: ended.length - changed };
  const { info, agencies, validity } = feed;
  await transaction.query(
    `INSERT INTO transit_feed (municipality_code, id, valid_from, from_revision, dataset_id, edition, valid_to, agency, publisher,
       publisher_url, version, license, routes, stops, trips, stop_times)
     VALUES ($1, $2, $3, $4, $5, $4, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    [
      municipalityCode,
      feedId,
      validity.from,
      revision,
      datasetId,
      validity.to,
      agencyNames(agencies.list.map(({ name }) => name)),
      info.publisher,
      info.publisherUrl,
      info.version,
      license,
      feed.routes.list.length,
      feed.stops.list.length,
      feed.trips.ids.size,
      feed.times.trip.length,
    ],
  );
  const publication = { transaction, municipalityCode, datasetId, fileName, log, isAddition: false };
  return addChanges(changes, await publishZones(flexZones(feed, municipalityCode, feedId), revision, publication));
}

/** 事業者 of a feed in one line. */
export function agencyNames(names: readonly string[]): string {
  return [...new Set(names)].join('・');
}

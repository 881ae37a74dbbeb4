import type { Statements } from '../../database/index.ts';
import type { Feed } from './feed.ts';
import { refusal } from './feed-log.ts';

interface NamedFeed {
  readonly municipalityCode: string;
  readonly feedId: string;
  readonly source: string;
  /** A person has said what it is called. */
  readonly isNamed: boolean;
}

interface KnownFeed {
  readonly id: string;
  readonly source: string;
  /** 0..1: how many of the file's stops, and of its trips, it has. */
  readonly stopShare: number;
  readonly tripShare: number;
}

const HALF = 0.5;

/**
 * A file must be a version of the timetable that it replaces. One company may publish several (city buses, express buses): a file that
 * shares no stop with the one of its name is another of them. And one that is in under another name would count each bus twice.
 * @throws Refusal
 */
export async function refuseUnrelated(
  statements: Statements,
  { stops, trips, validity }: Feed,
  { municipalityCode, feedId, source, isNamed }: NamedFeed,
): Promise<void> {
  const stopIds = stops.list.map(({ id }) => id);
  const tripIds = Array.from({ length: trips.ids.size }, (_, trip) => trips.ids.text(trip));
  const known = await statements.query<KnownFeed>(
    `SELECT feed.id, dataset.source,
       (SELECT count(*) FROM transit_stop stop
        WHERE stop.municipality_code = $1 AND stop.edition = feed.edition AND stop.stop_id = ANY ($2::text[]))::float
         / greatest(1, cardinality($2::text[])) AS "stopShare",
       (SELECT count(*) FROM transit_trip trip
        WHERE trip.municipality_code = $1 AND trip.edition = feed.edition AND trip.trip_id = ANY ($3::text[]))::float
         / greatest(1, cardinality($3::text[])) AS "tripShare"
     FROM transit_feed feed
     JOIN dataset ON dataset.municipality_code = $1 AND dataset.id = feed.dataset_id
     -- what speaks of other days alone counts no bus twice
     WHERE feed.municipality_code = $1 AND feed.to_revision IS NULL
       AND (feed.id = $4 OR feed.valid_from <= $6::date AND feed.valid_to >= $5::date)`,
    [municipalityCode, stopIds, tripIds, feedId, validity.from, validity.to],
  );
  const own = known.filter(({ id }) => id === feedId);
  if (!isNamed && own.length > 0 && own.every(({ stopShare }) => stopShare === 0))
    throw refusal('feed_shares_no_stop', { file: 'stops.txt', value: source });
  const twin = known.find(({ id, stopShare, tripShare }) => id !== feedId && stopShare >= HALF && tripShare >= HALF);
  if (twin) throw refusal('feed_known_under_another_name', { file: 'trips.txt', value: twin.source });
}

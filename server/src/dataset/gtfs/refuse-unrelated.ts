import type { Statements } from '../../database/index.ts';
import type { Feed } from './feed.ts';
import { refusal } from './feed-log.ts';

/**
 * One company may publish several timetables (city buses, express buses): a file that shares no stop with the one it would replace
 * is another of them, and a person has to say what it is called.
 * @throws Refusal
 */
export async function refuseUnrelated(
  statements: Statements,
  { stops, agencies }: Feed,
  {
    municipalityCode,
    feedId,
    source,
  }: { readonly municipalityCode: string; readonly feedId: string; readonly source: string },
): Promise<void> {
  const [known] = await statements.query<{ shares: boolean | null }>(
    `SELECT bool_or(stop.stop_id = ANY($3)) AS shares
     FROM transit_feed feed
     JOIN transit_stop stop ON stop.municipality_code = $1 AND stop.edition = feed.edition
     WHERE feed.municipality_code = $1 AND feed.id = $2 AND feed.to_revision IS NULL`,
    [municipalityCode, feedId, stops.list.map(({ id }) => id)],
  );
  if (known?.shares !== false || agencies.list.length === 0) return;
  throw refusal('feed_shares_no_stop', { file: 'stops.txt', value: source });
}

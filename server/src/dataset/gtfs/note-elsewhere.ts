import type { Statements } from '../../database/index.ts';
import type { FeedLog } from './feed-log.ts';

/** A stop this near to the town's outline serves people of the town; about 5 km. */
const BUFFER_DEGREES = 0.05;

/** A timetable of which no stop lies in the town or near it is likely another town's. Without an outline nobody can tell. */
export async function noteElsewhere(
  statements: Statements,
  log: FeedLog,
  municipalityCode: string,
  edition: number,
): Promise<void> {
  const [found] = await statements.query<{ isElsewhere: boolean }>(
    `SELECT count(*) > 0 AND NOT bool_or(EXISTS (
       SELECT FROM transit_stop stop
       WHERE stop.municipality_code = $1 AND stop.edition = $2 AND stop.location && ST_Expand(area.geometry, $3::float))) AS "isElsewhere"
     FROM area
     WHERE area.municipality_code = $1 AND area.kind = 'MUNICIPALITY' AND area.to_revision IS NULL AND area.geometry IS NOT NULL`,
    [municipalityCode, edition, BUFFER_DEGREES],
  );
  if (found?.isElsewhere) log.note('feed_outside_municipality', { file: 'stops.txt' });
}

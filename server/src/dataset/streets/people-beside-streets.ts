import { LEAST_KNOWN_SHARE, SNAP_LIMIT_METERS, type StreetNetwork, toEarthPoints } from '@hazama/geo';
import type { Statements } from '../../database/index.ts';
import { type IssueLog, Refusal } from '../issue.ts';
import type { Town } from '../town/town.ts';

interface People {
  readonly longitude: readonly number[];
  readonly latitude: readonly number[];
  readonly people: readonly number[];
}

/**
 * Holds a network against where the town's people live. Whoever lives far from every street can walk nowhere, and would be counted as not
 * reached: that is right for a few in the hills, and a false number where the file covers half of the town.
 * @throws Refusal where more than a fifth of the people have no street
 */
export async function checkPeopleBesideStreets(
  statements: Statements,
  { code, name }: Town,
  network: StreetNetwork,
  log: IssueLog,
): Promise<void> {
  const { longitude, latitude, people } = await readPeople(statements, code);
  const centres = { longitude: Float64Array.from(longitude), latitude: Float64Array.from(latitude) };
  const { street } = network.snap(toEarthPoints(centres));
  const all = people.reduce((sum, count) => sum + count, 0);
  const without = people.reduce((sum, count, cell) => sum + ((street[cell] as number) < 0 ? count : 0), 0);
  if (without === 0) return;
  const share = `${Math.round((without / all) * 100)}%`;
  if (all - without < LEAST_KNOWN_SHARE * all)
    throw new Refusal('streets-partial', {
      value: share,
      message: `${name}の人口の${share}が暮らす所に、歩ける道がありません。町全体を含む .osm.pbf を選んでください。`,
    });
  log.add('people-without-street', {
    value: String(Math.round(without)),
    message: `人口のうち${Math.round(without).toLocaleString('ja')}人は、いちばん近い道から${SNAP_LIMIT_METERS.toLocaleString('ja')}mより離れた区画に数えられています。どこへも歩いて届かないものとします。`,
  });
}

/** Where people are counted, and how many in the newest year. */
async function readPeople(statements: Statements, code: string): Promise<People> {
  const [row] = await statements.query<{ [Column in keyof People]: People[Column] | null }>(
    `WITH
     newest AS (SELECT max(year) AS year FROM population_count WHERE municipality_code = $1 AND to_revision IS NULL),
     -- a cell that two sources count has the people of one of them
     counted AS (
       SELECT cell_id, max(total)::float8 AS people FROM population_count, newest
       WHERE municipality_code = $1 AND to_revision IS NULL AND population_count.year = newest.year
       GROUP BY cell_id)
     SELECT array_agg(ST_X(center)) AS longitude, array_agg(ST_Y(center)) AS latitude, array_agg(people) AS people
     FROM counted
     JOIN population_cell cell ON cell.municipality_code = $1 AND cell.id = cell_id AND cell.to_revision IS NULL
     WHERE people > 0 AND center IS NOT NULL`,
    [code],
  );
  return { longitude: row?.longitude ?? [], latitude: row?.latitude ?? [], people: row?.people ?? [] };
}

// GraphQL on PostgreSQL + PostGIS beside a floor: one statement that builds the same JSON, on node:http and pg alone.
// Goals: the query of a city p50 within 1.3 × one SQL; repeated from memory; 8,000 areas with their counts ≤ 80 ms.
import { CITY } from './city.ts';
import { compareLoads, request } from './load.ts';
import { type BenchRow, toMarkdown } from './medians.ts';
import { withServers } from './servers.ts';

const CITY_QUERY = `query ($code: ID!) { municipality(code: $code) { areas(kind: RESIDENTS_COUNCIL) {
  id number name geometry resources(first: 20) { totalCount nodes { id name status } } } } }`;
const COUNT_QUERY = `query ($code: ID!) { municipality(code: $code) { areas(kind: RESIDENTS_COUNCIL) {
  id number name resources(first: 0) { totalCount } } } }`;

const rows: BenchRow[] = [];
await withServers({ columns: 8, rows: 5, corners: 380, resources: 5000 }, async (ours, floor) => {
  const body = JSON.stringify({ query: CITY_QUERY, variables: { code: CITY } });
  const kilobytes = Math.round((await request(`${ours}/graphql`, body)) / 1024);
  rows.push(
    await compareLoads(
      `a city: 40 areas with GeoJSON, count and first 20 of 5,000 resources (${kilobytes} KB), p50 of 4 at a time`,
      // a parameter of its own keeps each request out of the cache of answers
      { ours: (index) => request(`${ours}/graphql?n=${index}`, body), floor: () => request(floor) },
      { count: 100, concurrency: 4, rounds: 5 },
    ),
    await compareLoads(
      'the same, asked again',
      { ours: () => request(`${ours}/graphql`, body), floor: () => request(`${floor}/kept`) },
      { count: 1000, concurrency: 4, rounds: 5 },
    ),
  );
});
await withServers({ columns: 100, rows: 80, corners: 4, resources: 40_000 }, async (ours, floor) => {
  const body = JSON.stringify({ query: COUNT_QUERY, variables: { code: CITY } });
  rows.push(
    await compareLoads(
      '8,000 areas with the counts of 40,000 resources, one at a time',
      { ours: (index) => request(`${ours}/graphql?n=${index}`, body), floor: () => request(`${floor}/counts`) },
      { count: 10, concurrency: 1, rounds: 3 },
    ),
  );
});
console.log(toMarkdown('GraphQL on PostGIS, seed 20251120; floor: one SQL that builds the JSON', rows));
process.exit();

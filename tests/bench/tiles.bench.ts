// Tiles on PostgreSQL + PostGIS beside a floor: ST_AsMVT of the same layers through node:http and pg, and a kept buffer.
// Goals: uncached ≥ 1.5 × as fast as raw ST_AsMVT; cached ≥ 15,000 requests a second on two idle cores.
import { CITY, FIRST_CHANGE } from './city.ts';
import { compareLoads, request } from './load.ts';
import { type BenchRow, toMarkdown } from './medians.ts';
import { withServers } from './servers.ts';

/** The tiles over the city at a zoom: 136–136.4° E, 34.5–34.75° N. */
const tilesAt = (z: number): string[] => {
  const side = 2 ** z;
  const column = (longitude: number) => Math.floor((longitude / 360 + 0.5) * side);
  const row = (latitude: number) => {
    const sine = Math.sin((latitude * Math.PI) / 180);
    return Math.floor((0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * side);
  };
  const tiles: string[] = [];
  for (let x = column(136); x <= column(136.4); x++)
    for (let y = row(34.75); y <= row(34.5); y++) tiles.push(`${z}/${x}/${y}`);
  return tiles;
};

/** What stands between two revisions of a tile: resources that changed, or something else of the town (an event, a computation). */
const AFTER = [
  { what: 'after a change of resources', from: FIRST_CHANGE },
  { what: 'after another change', from: FIRST_CHANGE + 500 },
];
const LOAD = { count: 60, concurrency: 4, rounds: 5 };

const rows: BenchRow[] = [];
await withServers({ columns: 8, rows: 5, corners: 1200, resources: 5000, changes: 200 }, async (ours, floor) => {
  for (const z of [10, 12, 14]) {
    const tiles = tilesAt(z);
    const tile = (index: number) => tiles[Math.abs(index) % tiles.length] ?? '';
    // each revision is asked for each of its tiles once, as after a publication
    const compare = (layer: string, { what, from }: (typeof AFTER)[number]) =>
      compareLoads(
        `${layer} at zoom ${z}, made anew ${what}, 4 at a time`,
        {
          ours: (index) => {
            const revision = from + 100 + Math.floor(index / tiles.length);
            return request(`${ours}/tiles/${layer}/${tile(index)}.mvt?m=${CITY}&v=${revision}`);
          },
          floor: (index) => request(`${floor}/mvt/${layer}/${tile(index)}`),
        },
        LOAD,
      );
    rows.push(await compare('areas', AFTER[1] as (typeof AFTER)[number]));
    for (const after of AFTER) rows.push(await compare('resources', after));
  }
  const [tile = ''] = tilesAt(10);
  rows.push(
    await compareLoads(
      'areas at zoom 10, made before, 16 at a time',
      {
        ours: () => request(`${ours}/tiles/areas/${tile}.mvt?m=${CITY}&v=1`),
        floor: () => request(`${floor}/kept-tile/${tile}`),
      },
      { count: 3000, concurrency: 16, rounds: 5 },
    ),
  );
});
console.log(toMarkdown('Tiles, seed 20251120; floor: ST_AsMVT, or a buffer in memory', rows));
process.exit();

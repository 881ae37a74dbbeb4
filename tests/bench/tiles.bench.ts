// Tiles on PostgreSQL + PostGIS beside a floor: ST_AsMVT of the same layers through node:http and pg, and a kept buffer.
// Goals: uncached ≥ 1.5 × as fast as raw ST_AsMVT; cached ≥ 15,000 requests a second on two idle cores.
import { CITY } from './city.ts';
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

const rows: BenchRow[] = [];
await withServers({ columns: 8, rows: 5, corners: 1200, resources: 5000 }, async (ours, floor) => {
  for (const z of [10, 12, 14]) {
    const tiles = tilesAt(z);
    const tile = (index: number) => tiles[Math.abs(index) % tiles.length] ?? '';
    for (const layer of ['areas', 'resources'])
      rows.push(
        await compareLoads(
          `${layer} at zoom ${z}, made anew, 4 at a time`,
          {
            // each revision is asked for each of its tiles once, as after a publication; the rows are the same
            ours: (index) => {
              const revision = 1000 + Math.floor(index / tiles.length);
              return request(`${ours}/tiles/${layer}/${tile(index)}.mvt?m=${CITY}&v=${revision}`);
            },
            floor: (index) => request(`${floor}/mvt/${layer}/${tile(index)}`),
          },
          { count: 60, concurrency: 4, rounds: 5 },
        ),
      );
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

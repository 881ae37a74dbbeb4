import { visibleLevels } from '../account/index.ts';
import { listReachedCells, type ReachedCell, type TownEngine } from '../indicator/index.ts';
import { badInput, notFound } from '../wire/index.ts';
import type { TileFeature } from './encode-tile.ts';
import type { TileLayer } from './layer.ts';
import { BUFFER, EXTENT, type TileAddress } from './tile-address.ts';

/** One list serves all tiles of a town, and is let go with the town's engine. */
const lists = new WeakMap<TownEngine, Map<string, readonly ReachedCell[]>>();

const DEFAULT_INDICATOR = 'coverage.gathering';

/**
 * 人口セル: a point at the middle of each inhabited cell, with its people and whether the indicator's places reach them.
 * The same cells that the indicator is computed from, so that the map and the number can't disagree.
 */
export const cellLayer: TileLayer = {
  id: 'cells',
  description: '人の住むところ',
  vectorLayers: [
    {
      id: 'cells',
      fields: {
        id: 'メッシュコードなど',
        people: '人数',
        reached: '届いているか(わからないときは無し)',
        side: 'メッシュの一辺(m)、点は 0',
      },
    },
  ],
  parameters: ['ind', 'y'],
  dependsOnAudience: true,
  dependsOnDay: true,
  read: async ({ towns }, address, { town, viewer, today, parameters }) => {
    // people are shown town by town: there is no year or indicator that fits all
    if (!town) throw badInput('cells には m(市町村コード)を指定してください。');
    const facts = await towns.getFacts(town.code, town.revision);
    const id = parameters['ind'] ?? DEFAULT_INDICATOR;
    const definition = facts.definitions.get(id);
    const levels = new Set<string>(visibleLevels(viewer));
    // an indicator of a kind that is kept from the viewer is none to them
    if (!definition?.kindIds.every((kindId) => levels.has(facts.kinds.get(kindId)?.visibility ?? 'PUBLIC')))
      throw notFound(`指標「${id}」はありません。`);
    const year = yearOf(parameters['y']) ?? facts.populationYears.at(-1);
    if (year === undefined) return {};
    const engine = await towns.getEngine(town.code, town.revision);
    const kept = lists.get(engine) ?? new Map<string, readonly ReachedCell[]>();
    lists.set(engine, kept);
    const key = `${id} ${year} ${today} ${viewer.audience}`;
    const cells = kept.get(key) ?? listReachedCells(engine, definition, year, today, viewer.audience);
    kept.set(key, cells);
    return { cells: cells.flatMap((cell) => featureOf(cell, address)) };
  },
};

function yearOf(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d{4}$/.test(text)) throw badInput('y には西暦の年を4桁で指定してください。');
  return Number(text);
}

function featureOf(cell: ReachedCell, address: TileAddress): TileFeature[] {
  const [x, y] = positionInTile(cell.longitude, cell.latitude, address);
  if (x < -BUFFER || y < -BUFFER || x > EXTENT + BUFFER || y > EXTENT + BUFFER) return [];
  const { id, people, reached, sideMeters } = cell;
  return [
    {
      type: 1,
      geometry: [[x, y]],
      tags: { id, people: Math.round(people * 10) / 10, side: sideMeters, ...(reached !== null && { reached }) },
    },
  ];
}

/** Web mercator, in whole units of the tile, y downwards. */
function positionInTile(longitude: number, latitude: number, { z, x, y }: TileAddress): [x: number, y: number] {
  const tiles = 2 ** z;
  const sine = Math.sin((latitude * Math.PI) / 180);
  const east = (longitude / 360 + 0.5) * tiles - x;
  const south = (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * tiles - y;
  return [Math.round(east * EXTENT), Math.round(south * EXTENT)];
}

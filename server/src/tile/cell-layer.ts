import { listReachedCells, type ReachedCell, type TownEngine } from '../indicator/index.ts';
import { badInput } from '../wire/index.ts';
import { askedIndicator } from './asked-indicator.ts';
import { cellGround, cellPoint, cellSquare } from './cell-features.ts';
import type { TileLayer } from './layer.ts';

/** One list serves all tiles of a town, and is let go with the town's engine. */
const lists = new WeakMap<TownEngine, Map<string, readonly ReachedCell[]>>();

const FIELDS = {
  id: 'メッシュコードなど',
  people: '人数',
  reached: '届いているか(わからないときは無し)',
};

/**
 * 人口セル: a point at the middle of each inhabited cell, with its people and whether the indicator's places reach them.
 * The same cells that the indicator is computed from, so that the map and the number can't disagree.
 * Of one area (`area`) the tile also holds their grounds, and squares as large as the people there.
 */
export const cellLayer: TileLayer = {
  id: 'cells',
  description: '人の住むところ',
  vectorLayers: [
    { id: 'cells', fields: { ...FIELDS, side: 'メッシュの一辺(m)、点は 0' } },
    { id: 'cell-grounds', fields: FIELDS },
    { id: 'cell-squares', fields: FIELDS },
  ],
  parameters: ['ind', 'y', 'area'],
  dependsOnAudience: true,
  dependsOnDay: true,
  read: async ({ towns }, address, request) => {
    const { town, viewer, today, parameters } = request;
    // people are shown town by town: there is no year or indicator that fits all
    if (!town) throw badInput('cells には m(市町村コード)を指定してください。');
    const facts = await towns.getFacts(town.code, town.revision);
    const { definition, year } = askedIndicator(facts, request);
    if (year === undefined) return {};
    const engine = await towns.getEngine(town.code, town.revision);
    const kept = lists.get(engine) ?? new Map<string, readonly ReachedCell[]>();
    lists.set(engine, kept);
    const key = `${definition.id} ${year} ${today} ${viewer.audience}`;
    const cells = kept.get(key) ?? listReachedCells(engine, definition, year, today, viewer.audience);
    kept.set(key, cells);
    const areaId = parameters['area'];
    if (areaId === undefined) return { cells: cells.flatMap((cell) => cellPoint(cell, address)) };
    const inArea = cells.filter(({ areaIds }) => areaIds.includes(areaId));
    const most = inArea.reduce((largest, { people }) => Math.max(largest, people), 0);
    return {
      cells: inArea.flatMap((cell) => cellPoint(cell, address)),
      'cell-grounds': inArea.flatMap((cell) => cellGround(cell, address)),
      'cell-squares': inArea.flatMap((cell) => cellSquare(cell, most, address)),
    };
  },
};

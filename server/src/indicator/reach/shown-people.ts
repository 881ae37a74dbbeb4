import { isSmallCount, roundToTen, type SumRow, withheldRows } from '@hazama/geo';
import type { Audience } from '../../account/index.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition } from '../definition.ts';

/**
 * The people of each cell whom an indicator counts, as an audience may see them: what is worked out from these alone tells
 * nobody more than the map does. Outside staff a cell that is withheld has nobody, and for the public the others are rounded
 * to 10. NaN where not known; undefined where the column is not known at all.
 */
export function shownPeople(
  engine: TownEngine,
  definition: Pick<IndicatorDefinition, 'people'>,
  year: number,
  audience: Audience,
): Float64Array | undefined {
  const perCell = definition.people ? engine.people.all(year, definition.people).perCell : undefined;
  if (!perCell || audience === 'STAFF') return perCell;
  const ofEngine = shownColumns.get(engine) ?? new Map<string, Float64Array>();
  shownColumns.set(engine, ofEngine);
  const key = `${definition.people} ${year} ${audience}`;
  const withheld = ofEngine.has(key) ? undefined : withheldCells(engine, perCell);
  const people =
    ofEngine.get(key) ??
    perCell.map((count, cell) => (withheld?.[cell] ? 0 : audience === 'PUBLIC' ? roundToTen(count) : count));
  ofEngine.set(key, people);
  return people;
}

/** Which cells are withheld takes a while to find, and is asked for by every tile and every place that is tried. */
const shownColumns = new WeakMap<TownEngine, Map<string, Float64Array>>();

/** Cells first, then one row for each area's total. */
function withheldCells({ model }: TownEngine, perCell: Float64Array): Uint8Array {
  const { areaStart, cellIndex } = model.shares;
  const cellCount = perCell.length;
  const counts = new Float64Array(cellCount + model.areas.length);
  counts.set(perCell.map((people) => (Number.isNaN(people) ? 0 : people)));
  const sums = model.areas.flatMap((_, area): SumRow[] => {
    const parts = [...cellIndex.subarray(areaStart[area], areaStart[area + 1])];
    counts[cellCount + area] = parts.reduce((sum, cell) => sum + (counts[cell] as number), 0);
    // an area without a small cell has nothing to hide
    return parts.some((cell) => isSmallCount(counts[cell] as number)) ? [{ total: cellCount + area, parts }] : [];
  });
  return withheldRows([counts], sums);
}

import { reachMeters } from '@hazama/geo';
import type { SiteChange } from '../../site-change/index.ts';
import { coverageInput, type PlaceChange } from '../compute/coverage.ts';
import { wayOf } from '../compute/method.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { TwoTowns } from './reach-change.ts';
import { addedId } from './try-sites.ts';

/** Cell by cell whom one place that is added brings within reach. */
export interface PlaceEffect {
  readonly key: string;
  /** If it alone came to the places of today. */
  readonly alone: (cell: number) => boolean;
  /** Whom it reaches after all changes, and no other place does. */
  readonly added: (cell: number) => boolean;
}

const NOTHING: PlaceChange = { removed: new Set(), addedMeters: [] };
const NOBODY = () => false;

/** What each place that is added does by itself. One that the indicator doesn't count brings nobody. */
export function placeEffects(
  { today, changed, on }: Omit<TwoTowns, 'exact' | 'isUntimed'>,
  definition: IndicatorDefinition,
  changes: readonly SiteChange[],
): PlaceEffect[] {
  const counted = new Set(changed.open(definition, on).places.map(({ id }) => id));
  const reachesOf = (town: TownEngine, change: PlaceChange = NOTHING) => {
    const { reach, recorded } = coverageInput(town, definition, on, change);
    if (!reach || !recorded) return undefined;
    const limit = reachMeters(reach);
    return (cell: number) => (reach.distanceMeters[cell] as number) <= limit;
  };
  const [before, after] = [reachesOf(today), reachesOf(changed)];
  const { by } = wayOf(definition, today.distances.hasStreets);
  return changes.flatMap((change): PlaceEffect[] => {
    if (change.kind !== 'ADD_PLACE') return [];
    const { key, longitude, latitude } = change;
    const id = addedId(key);
    if (!counted.has(id) || !before || !after) return [{ key, alone: NOBODY, added: NOBODY }];
    const point = { longitude: Float64Array.of(longitude), latitude: Float64Array.of(latitude) };
    const meters = today.distances.toPoints(point, by, Number.POSITIVE_INFINITY);
    const withIt = reachesOf(today, { removed: new Set(), addedMeters: [meters] }) ?? NOBODY;
    const withoutIt = reachesOf(changed, { removed: new Set([id]), addedMeters: [] }) ?? NOBODY;
    return [{ key, alone: (cell) => withIt(cell) && !before(cell), added: (cell) => after(cell) && !withoutIt(cell) }];
  });
}

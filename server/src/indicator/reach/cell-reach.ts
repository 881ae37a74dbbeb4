import { isSmallCount, reachMeters } from '@hazama/geo';
import type { Audience } from '../../account/index.ts';
import { coverageInput } from '../compute/coverage.ts';
import { referenceDayOf } from '../compute/reference-days.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { shownPeople } from '../shown/shown-people.ts';
import type { Day } from '../town/town-model.ts';

/** A population cell as the map draws it: as large as the people who live in it. */
export interface ReachedCell {
  /** Mesh code, 町字 key or "lon,lat". */
  readonly id: string;
  /** Of the centre, in degrees. */
  readonly longitude: number;
  readonly latitude: number;
  /** Nominal side of a mesh cell; 0 for points and 町字. */
  readonly sideMeters: number;
  readonly people: number;
  /** Whether the indicator's places reach it; null where that is not known. */
  readonly reached: boolean | null;
  /** The area of each kind that holds most of it. */
  readonly areaIds: readonly string[];
}

/**
 * The inhabited cells of a town and whether a coverage indicator reaches them, as an audience may see them: outside staff no
 * cell of 1–9 people.
 */
export function listReachedCells(
  engine: TownEngine,
  definition: IndicatorDefinition,
  year: number,
  today: Day,
  audience: Audience,
): ReachedCell[] {
  const { model } = engine;
  const on = referenceDayOf(model, year, today);
  const input = definition.measure === 'coverage' ? coverageInput(engine, definition, on) : undefined;
  const people = shownPeople(engine, definition, year, audience);
  if (!people) return [];
  const reach = input?.recorded ? input.reach : undefined;
  const isReached = (cell: number): boolean | null => {
    if (!reach) return null;
    const limit = reachMeters(reach);
    if ((reach.distanceMeters[cell] as number) <= limit) return true;
    // a stop is near that nobody knows the buses of
    return (input?.possibleReach?.distanceMeters[cell] ?? Number.POSITIVE_INFINITY) <= limit ? null : false;
  };
  const areasOfCell = areasByCell(engine);
  const { cells } = model;

  const shown: ReachedCell[] = [];
  for (let cell = 0; cell < people.length; cell++) {
    const count = people[cell] as number;
    if (!(count > 0) || !cells.isLocated[cell]) continue;
    // the few are counted, together with those near them, and not drawn
    if (audience !== 'STAFF' && isSmallCount(count)) continue;
    shown.push({
      id: cells.ids[cell] as string,
      longitude: cells.longitude[cell] as number,
      latitude: cells.latitude[cell] as number,
      sideMeters: cells.sideMeters[cell] as number,
      people: count,
      reached: isReached(cell),
      areaIds: areasOfCell[cell] ?? [],
    });
  }
  return shown;
}

const known = new WeakMap<TownEngine, readonly (readonly string[])[]>();

function areasByCell(engine: TownEngine): readonly (readonly string[])[] {
  const found = known.get(engine);
  if (found) return found;
  const { areas, cells, shares } = engine.model;
  const ofKind = cells.ids.map(() => new Map<string, { readonly id: string; readonly share: number }>());
  areas.forEach(({ id, kind }, area) => {
    for (let at = shares.areaStart[area] as number; at < (shares.areaStart[area + 1] as number); at++) {
      const holders = ofKind[shares.cellIndex[at] as number];
      const share = shares.share[at] as number;
      if (share > (holders?.get(kind)?.share ?? 0)) holders?.set(kind, { id, share });
    }
  });
  const lists = ofKind.map((holders) => [...holders.values()].map(({ id }) => id));
  known.set(engine, lists);
  return lists;
}

import { reachMeters } from '@hazama/geo';
import type { Audience } from '../../account/index.ts';
import { coverageInput } from '../compute/coverage.ts';
import type { ReferenceDay } from '../compute/reference-days.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { shownPeople } from '../shown/shown-people.ts';

/** A town as it is and as it would be: where its people live, and by what they are counted, is the same. */
export interface TwoTowns {
  /** As counted: it decides what is withheld of today. */
  readonly exact: TownEngine;
  /** As the audience may know it (`shownTown`). */
  readonly today: TownEngine;
  readonly changed: TownEngine;
  readonly on: ReferenceDay;
  readonly audience: Audience;
  /** Whether buses come or go of which no timetable tells when. */
  readonly isUntimed: boolean;
}

/** Who comes within reach of a place that counts, and who no longer is, cell by cell. */
export interface ReachChange {
  /** Those whom the indicator counts, as the audience may see them. */
  readonly people: Float64Array;
  /** Whether it is known who lives where, and what is within reach of them today. */
  readonly isKnown: boolean;
  /** Neither of the two where a stop is near that nobody knows the buses of: they may have been within reach before, or still be. */
  readonly comesWithin: (cell: number) => boolean;
  readonly leaves: (cell: number) => boolean;
}

export function reachChange(
  { today, changed, on, audience }: Omit<TwoTowns, 'exact' | 'isUntimed'>,
  definition: IndicatorDefinition,
): ReachChange {
  const { ids, isLocated } = today.model.cells;
  const shown = shownPeople(today, definition, on.year, audience);
  const before = reachesOf(today, definition, on);
  const after = reachesOf(changed, definition, on);
  return {
    // where nobody is known to live nobody is counted, nor where it is not known where a cell lies
    people: (shown ?? new Float64Array(ids.length)).map((count, cell) => (count > 0 && isLocated[cell] ? count : 0)),
    isKnown: shown !== undefined && before.isKnown,
    comesWithin: (cell) => after.surely(cell) && !before.possibly(cell),
    leaves: (cell) => before.surely(cell) && !after.possibly(cell),
  };
}

function reachesOf(town: TownEngine, definition: IndicatorDefinition, on: ReferenceDay) {
  const { reach, possibleReach, recorded } = coverageInput(town, definition, on);
  const within = (meters: Float64Array | undefined) => (cell: number) =>
    reach !== undefined && meters !== undefined && (meters[cell] as number) <= reachMeters(reach);
  const surely = within(reach?.distanceMeters);
  return {
    isKnown: recorded && reach !== undefined,
    surely,
    possibly: possibleReach ? within(possibleReach.distanceMeters) : surely,
  };
}

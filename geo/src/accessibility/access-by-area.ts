import { type Measurement, measured, unknown } from '../measurement.ts';
import { type AreaPeople, findPeopleFault, partlyKnown } from '../population/area-people.ts';
import { type AccessMethod, sharesCapacity } from './access-method.ts';

/**
 * An access measure over the people of each area: their mean, so that cells count by who lives there. `numerator` is Σ people × access
 * (for a floating catchment the capacity that is theirs), `gapPeople` those whose access is 0.
 *
 * @param access per cell, from any of the access measures.
 * @param recorded whether the town ever published a record of the kind; if not, no area has a value.
 * @throws RangeError when an access is below 0, infinite or NaN, or there are more or fewer than cells.
 */
export function accessByArea(people: AreaPeople, access: Float64Array, recorded: boolean): Measurement[] {
  for (let cell = 0; cell < access.length; cell++) {
    const own = access[cell] as number;
    if (!(own >= 0 && own < Number.POSITIVE_INFINITY)) throw new RangeError(`cell ${cell} has the access ${own}`);
  }
  if (people.perCell && people.perCell.length !== access.length)
    throw new RangeError(`access of ${access.length} cells, people of ${people.perCell.length}`);
  const { areaStart, cellIndex } = people.shares;
  return Array.from(people.total, (total, area) => {
    const fault = recorded ? findPeopleFault(people, area) : 'NEVER_RECORDED';
    if (fault) return unknown(fault);
    let sum = 0;
    let without = 0;
    for (let at = areaStart[area] as number; at < (areaStart[area + 1] as number); at++) {
      const weight = people.weight[at] as number;
      const own = access[cellIndex[at] as number] as number;
      sum += weight * own;
      if (own === 0) without += weight;
    }
    return measured({
      value: sum / total,
      numerator: sum,
      denominator: total,
      gapPeople: without,
      knownShare: partlyKnown(people, area),
    });
  });
}

const PEOPLE_OF_RATE = 1000;

/**
 * Access as it is told: for 1,000 people where a method shares places out, else for one. Σ people × places is no number of places where everybody
 * counts a place as their own. Whom nothing reaches is what coverage tells, with what protects the few.
 */
export function tellAccess(measurement: Measurement, method: AccessMethod): Measurement {
  const { value } = measurement;
  return sharesCapacity(method)
    ? { ...measurement, value: value === null ? null : value * PEOPLE_OF_RATE, gapPeople: null }
    : { ...measurement, numerator: null, gapPeople: null };
}

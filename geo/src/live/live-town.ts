import { toEarthPoints } from '../measure/earth-points.ts';
import type { AreaPeople } from '../population/area-people.ts';
import type { StreetNetwork } from '../street/street-network.ts';
import { CellWays } from './cell-ways.ts';
import { LiveAccess } from './live-access.ts';
import { LiveCoverage } from './live-coverage.ts';
import { LiveDepartures } from './live-departures.ts';
import type { LiveAnswer, LiveGround, LiveIndicator } from './live-indicator.ts';
import { changePlace, type LiveQuestion, type TriedPlace, toTriedPlace } from './live-place.ts';
import { listPlaces, type TownArrays } from './town-arrays.ts';

/** A town that answers while a pin is dragged: what a place reaches is measured once for each position, and all else is a sum. */
export class LiveTown {
  readonly #places: readonly TriedPlace[];
  readonly #placeOf: ReadonlyMap<string, number>;
  readonly #indicator: LiveIndicator;

  /**
   * @param streets the network of `arrays.streets`; null where metres are straight lines
   * @throws Error where the arrays ask for streets and there are none
   */
  constructor(arrays: TownArrays, streets: StreetNetwork | null) {
    if (arrays.by === 'street' && !streets) throw new Error('these arrays are measured along streets');
    this.#places = listPlaces(arrays);
    this.#placeOf = new Map(arrays.placeIds.map((id, place) => [id, place]));
    const people = toAreaPeople(arrays);
    const ways = new CellWays(toEarthPoints(arrays.cells), arrays.by === 'street' ? streets : null);
    const ground = { arrays, people, ways, places: this.#places };
    this.#indicator = indicatorOf(ground);
  }

  whatIf({ added, changed }: LiveQuestion): LiveAnswer {
    const tried = new Map<number, TriedPlace | null>();
    for (const [id, change] of changed) {
      const at = this.#placeOf.get(id);
      const place = at === undefined ? undefined : this.#places[at];
      if (at !== undefined && place) tried.set(at, changePlace(place, change));
    }
    return this.#indicator.whatIf({ changed: tried, added: added.map(toTriedPlace) });
  }
}

function indicatorOf(ground: LiveGround): LiveIndicator {
  const { access, isOfDepartures } = ground.arrays.rule;
  if (isOfDepartures) return new LiveDepartures(ground);
  return access ? new LiveAccess(ground, access) : new LiveCoverage(ground);
}

function toAreaPeople({ people, shares, total, knownShare }: TownArrays): AreaPeople {
  const weight = Float64Array.from(
    shares.share,
    (part, at) => part * (people[shares.cellIndex[at] as number] as number),
  );
  return { perCell: people, shares, weight, total, knownShare };
}

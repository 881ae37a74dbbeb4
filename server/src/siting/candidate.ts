import type { Incidence, Points } from '@hazama/geo';
import type { CoverageTown } from '../indicator/index.ts';
import type { PlaceInput } from './place-input.ts';

/** A place where the next one could be. */
export interface Candidate extends PlaceInput {
  /** Of a facility. */
  readonly name: string | null;
}

/** Where the next ones could be, whom each reaches, and where the list is from. */
export interface Candidates {
  readonly list: readonly Candidate[];
  readonly points: Points;
  readonly reach: Incidence;
  /** facilities, grid-250m, grid-500m, grid-1000m, given */
  readonly source: string;
}

export function withReach(town: CoverageTown, source: string, list: readonly Candidate[]): Candidates {
  const points = {
    longitude: Float64Array.from(list, (place) => place.longitude),
    latitude: Float64Array.from(list, (place) => place.latitude),
  };
  return { list, source, points, reach: town.cellsWithinReach(points) };
}

import {
  type CompassDirection,
  coverageByArea,
  findLargestUnreachedCluster,
  isSmallCount,
  roundToTen,
} from '@hazama/geo';
import { Field, Float, ObjectType } from 'type-graphql';
import type { Audience } from '../../account/index.ts';
import { GeoJsonScalar } from '../../wire/index.ts';
import { coverageInput } from '../compute/coverage.ts';
import type { ReferenceDay } from '../compute/reference-days.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { shownTown } from '../shown/shown-town.ts';

@ObjectType({
  description: 'direction: n, ne, e, se, s, sw, w, nw as seen from where the area\'s people live, or "centre".',
  simpleResolvers: true,
})
export class UnreachedCluster {
  @Field(() => GeoJsonScalar)
  location!: string;

  @Field(() => Float)
  people!: number;

  @Field(() => String)
  direction!: string;
}

const DIRECTIONS: Readonly<Record<CompassDirection | 'CENTRE', string>> = {
  NORTH: 'n',
  NORTH_EAST: 'ne',
  EAST: 'e',
  SOUTH_EAST: 'se',
  SOUTH: 's',
  SOUTH_WEST: 'sw',
  WEST: 'w',
  NORTH_WEST: 'nw',
  CENTRE: 'centre',
};

/** 町字 are points: two of them within this distance count as living together. */
const POINT_NEIGHBOUR_METERS = 600;

/** Where most of an area's people not yet reached live together; null where there are none, or too few to be told of. */
export function findUnreached(
  exact: TownEngine,
  definition: IndicatorDefinition,
  areaId: string,
  on: ReferenceDay,
  audience: Audience,
): UnreachedCluster | null {
  const engine = shownTown(exact, audience);
  const area = engine.model.areaIndex.get(areaId);
  if (definition.measure !== 'coverage' || area === undefined) return null;
  const { people, reach, recorded } = coverageInput(engine, definition, on);
  if (!people || !reach || !recorded) return null;
  const { cells } = engine.model;
  const cluster = findLargestUnreachedCluster(
    people,
    area,
    cells.columns,
    reach,
    ...(cells.sideMeters.includes(0) ? [POINT_NEIGHBOUR_METERS] : []),
  );
  if (!cluster) return null;
  // neither the few of a cluster nor the few whom it leaves of all not yet reached
  const gapPeople = coverageByArea(people, reach, recorded)[area]?.gapPeople ?? 0;
  const isTelling = isSmallCount(cluster.people) || isSmallCount(gapPeople - cluster.people);
  if (audience !== 'STAFF' && isTelling) return null;
  return {
    location: JSON.stringify({ type: 'Point', coordinates: cluster.centre }),
    people: audience === 'PUBLIC' ? roundToTen(cluster.people) : cluster.people,
    direction: DIRECTIONS[cluster.direction],
  };
}

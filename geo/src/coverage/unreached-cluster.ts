import type { CellColumns } from '../measure/areal-assignment.ts';
import { type CompassDirection, compassDirection } from '../measure/compass.ts';
import { metersPerDegree } from '../measure/ellipsoid.ts';
import type { AreaPeople } from '../population/area-people.ts';
import type { LngLat, Meters } from '../units.ts';
import { type Reach, reachMeters } from './coverage.ts';

export interface UnreachedCluster {
  readonly people: number;
  /** The centre of its people. */
  readonly centre: LngLat;
  /** Seen from the centre of all people of the area; CENTRE where the two nearly coincide. */
  readonly direction: CompassDirection | 'CENTRE';
  readonly cellIndex: Uint32Array;
}

/** Cells whose rectangles come within this distance are neighbours: mesh cells that share a side or a corner. */
const MESH_NEIGHBOUR_METERS = 1;

/**
 * The most people of one area who live together beyond reach: the inhabited cells not within reach fall into groups of
 * neighbours, of which the one with most people is taken. Undefined where everybody is within reach, and where the group lies all around
 * the middle so that no one place can be named.
 *
 * @param neighbourMeters set it for cells that are points (町字), whose gap to the next is never zero.
 */
export function findLargestUnreachedCluster(
  people: AreaPeople,
  area: number,
  cells: CellColumns,
  reach: Reach,
  neighbourMeters: Meters = MESH_NEIGHBOUR_METERS,
): UnreachedCluster | undefined {
  const all = inhabited(people, area, cells);
  const limit = reachMeters(reach);
  const unreached = all.filter(({ cell }) => !((reach.distanceMeters[cell] as number) <= limit));
  const cluster = largestGroup(unreached, cells, neighbourMeters);
  if (!cluster) return undefined;

  const centre = centreOfPeople(cluster);
  const areaCentre = centreOfPeople(all);
  const spread = spreadMeters(all, areaCentre);
  const isCentral = metersBetween(areaCentre, centre) <= spread / 4;
  // all around the middle is no place: to name one would send somebody where nobody need go
  if (isCentral && spreadMeters(cluster, centre) > spread / 2) return undefined;
  return {
    people: cluster.reduce((sum, { count }) => sum + count, 0),
    centre,
    direction: isCentral ? 'CENTRE' : compassDirection(areaCentre, centre),
    cellIndex: Uint32Array.from(cluster, ({ cell }) => cell).toSorted(),
  };
}

interface InhabitedCell {
  readonly cell: number;
  readonly count: number;
  readonly centre: LngLat;
}

function inhabited(people: AreaPeople, area: number, cells: CellColumns): InhabitedCell[] {
  const { areaStart, cellIndex } = people.shares;
  const found: InhabitedCell[] = [];
  for (let at = areaStart[area] as number; at < (areaStart[area + 1] as number); at++) {
    const cell = cellIndex[at] as number;
    const count = people.weight[at] as number;
    if (!(count > 0)) continue;
    const longitude = ((cells.west[cell] as number) + (cells.east[cell] as number)) / 2;
    const latitude = ((cells.south[cell] as number) + (cells.north[cell] as number)) / 2;
    found.push({ cell, count, centre: [longitude, latitude] });
  }
  return found;
}

/** Grows one group after another from cells sorted by their western side, so that only near ones are compared. */
function largestGroup(
  candidates: readonly InhabitedCell[],
  cells: CellColumns,
  neighbourMeters: Meters,
): readonly InhabitedCell[] | undefined {
  const sorted = candidates.toSorted(
    (a, b) => (cells.west[a.cell] as number) - (cells.west[b.cell] as number) || a.cell - b.cell,
  );
  const group = Int32Array.from(sorted, (_, i) => i);
  const root = (i: number): number => {
    let at = i;
    while (group[at] !== at) at = group[at] = group[group[at] as number] as number;
    return at;
  };
  sorted.forEach((a, i) => {
    const perDegree = metersPerDegree(a.centre[1]);
    const lngGap = neighbourMeters / perDegree.east;
    const latGap = neighbourMeters / perDegree.north;
    for (let j = i + 1; j < sorted.length; j++) {
      const b = sorted[j] as InhabitedCell;
      if ((cells.west[b.cell] as number) > (cells.east[a.cell] as number) + lngGap) break;
      const apart = Math.max(
        (cells.south[b.cell] as number) - (cells.north[a.cell] as number),
        (cells.south[a.cell] as number) - (cells.north[b.cell] as number),
      );
      if (apart <= latGap) group[root(j)] = root(i);
    }
  });

  const members = new Map<number, InhabitedCell[]>();
  sorted.forEach((cell, i) => {
    const key = root(i);
    const list = members.get(key);
    if (list) list.push(cell);
    else members.set(key, [cell]);
  });
  const total = (list: readonly InhabitedCell[]) => list.reduce((sum, { count }) => sum + count, 0);
  let largest: InhabitedCell[] | undefined;
  for (const list of members.values()) if (!largest || total(list) > total(largest)) largest = list;
  return largest;
}

function centreOfPeople(list: readonly InhabitedCell[]): LngLat {
  let people = 0;
  let longitude = 0;
  let latitude = 0;
  for (const { count, centre } of list) {
    people += count;
    longitude += count * centre[0];
    latitude += count * centre[1];
  }
  return [longitude / people, latitude / people];
}

/** How far from their centre people live, as the root of the mean square. */
function spreadMeters(list: readonly InhabitedCell[], centre: LngLat): Meters {
  let people = 0;
  let squares = 0;
  for (const cell of list) {
    people += cell.count;
    squares += cell.count * metersBetween(centre, cell.centre) ** 2;
  }
  return Math.sqrt(squares / people);
}

function metersBetween(a: LngLat, b: LngLat): Meters {
  const perDegree = metersPerDegree((a[1] + b[1]) / 2);
  return Math.hypot((b[0] - a[0]) * perDegree.east, (b[1] - a[1]) * perDegree.north);
}

import type { Meters } from '../units.ts';
import { ShortestPaths } from './shortest-paths.ts';
import type { SnappedPoints, StreetNetwork } from './street-network.ts';

/**
 * Metres along streets from each cell's centre to the nearest place: the straight leg to the street, the shortest way along streets, the
 * straight leg to the place. Infinity where no way leads to any place within the limit, or where the cell or every place lies beyond
 * `SNAP_LIMIT_METERS` of any street. One search from all places at once.
 *
 * @param limitMeters further than this need not be known; a small one makes the search small.
 */
export function nearestStreetMeters(
  network: StreetNetwork,
  cells: SnappedPoints,
  places: SnappedPoints,
  limitMeters: Meters = Number.POSITIVE_INFINITY,
): Float64Array {
  const { from, to } = network.graph;
  const paths = new ShortestPaths(network.arcs);
  const onStreet = new Map<number, number[]>();
  places.street.forEach((street, place) => {
    if (street < 0) return;
    addSources(network, paths, places, place);
    const others = onStreet.get(street);
    if (others) others.push(place);
    else onStreet.set(street, [place]);
  });
  paths.search(limitMeters);

  return Float64Array.from(cells.street, (street, cell) => {
    if (street < 0) return Number.POSITIVE_INFINITY;
    const leg = cells.legMeters[cell] as number;
    const along = cells.alongMeters[cell] as number;
    let least = Math.min(
      (paths.meters[from[street] as number] as number) + along,
      (paths.meters[to[street] as number] as number) + (network.meters[street] as number) - along,
    );
    // a place on the same street is reached without coming to its ends
    for (const place of onStreet.get(street) ?? [])
      least = Math.min(
        least,
        (places.legMeters[place] as number) + Math.abs((places.alongMeters[place] as number) - along),
      );
    const meters = leg + least;
    return meters <= limitMeters ? meters : Number.POSITIVE_INFINITY;
  });
}

/** Lets a search begin at a point: at both ends of its street. */
export function addSources(
  network: StreetNetwork,
  paths: ShortestPaths,
  { street, alongMeters, legMeters }: SnappedPoints,
  point: number,
): void {
  const on = street[point] as number;
  const leg = legMeters[point] as number;
  const along = alongMeters[point] as number;
  paths.addSource(network.graph.from[on] as number, leg + along);
  paths.addSource(network.graph.to[on] as number, leg + (network.meters[on] as number) - along);
}

/** [longitude, latitude] in degrees. */
export type LngLat = readonly [longitude: number, latitude: number];

export type Direction = 'up' | 'down' | 'left' | 'right';

interface Place {
  readonly id: string;
  readonly point: LngLat;
}

/** North is up: the share of a step east and of a step north that lies along the direction. */
const along: Record<Direction, readonly [east: number, north: number]> = {
  up: [0, 1],
  down: [0, -1],
  left: [-1, 0],
  right: [1, 0],
};

/** What lies aside counts this much more than what lies ahead, so that an arrow keeps its row. */
const ASIDE = 2;

/** The next place from `from` in a direction of the screen; null at the edge of the town. */
export function neighbour<P extends Place>(from: LngLat, places: readonly P[], direction: Direction): P | null {
  const [toEast, toNorth] = along[direction];
  const shrink = Math.cos((from[1] * Math.PI) / 180);
  let best: P | null = null;
  let bestCost = Number.POSITIVE_INFINITY;
  for (const place of places) {
    const east = (place.point[0] - from[0]) * shrink;
    const north = place.point[1] - from[1];
    const ahead = east * toEast + north * toNorth;
    const aside = Math.abs(east * toNorth) + Math.abs(north * toEast);
    const cost = ahead + aside * ASIDE;
    // beyond 60° to the side it is another arrow's neighbour
    if (ahead > 0 && aside < ahead * 1.75 && cost < bestCost) {
      best = place;
      bestCost = cost;
    }
  }
  return best;
}

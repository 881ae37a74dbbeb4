import { buildStreetGraph, type SnappedPoints, StreetNetwork, type StreetWays, toEarthPoints } from '@hazama/geo';
import { type Spot, toPoints, town } from '@hazama/geo/testing';

const corner = town();

/** Streets said in metres: each way a list of spots, where ways that name the same spot meet. */
export function toWays(ways: readonly (readonly Spot[])[], closed: readonly Spot[] = []): StreetWays {
  const nodeOf = new Map<string, number>();
  const spots: Spot[] = [];
  const node = (spot: Spot): number => {
    const key = `${spot.east} ${spot.north}`;
    const known = nodeOf.get(key) ?? spots.push(spot) - 1;
    nodeOf.set(key, known);
    return known;
  };
  const wayStart = [0];
  const nodeIndex: number[] = [];
  for (const way of ways) {
    nodeIndex.push(...way.map(node));
    wayStart.push(nodeIndex.length);
  }
  const closedNodes = new Set(closed.map(node));
  return {
    nodes: toPoints(spots.map((spot) => corner.position(spot))),
    wayStart: Uint32Array.from(wayStart),
    nodeIndex: Uint32Array.from(nodeIndex),
    closedNodes,
  };
}

export function networkOf(ways: readonly (readonly Spot[])[], closed: readonly Spot[] = []): StreetNetwork {
  return new StreetNetwork(buildStreetGraph(toWays(ways, closed)));
}

export function earthPoints(spots: readonly Spot[]) {
  return toEarthPoints(toPoints(spots.map((spot) => corner.position(spot))));
}

export function snapped(network: StreetNetwork, ...spots: readonly Spot[]): SnappedPoints {
  return network.snap(earthPoints(spots));
}

export function at(east: number, north: number): Spot {
  return { east, north };
}

import type { LngLat, Points, StreetWays } from '@hazama/geo';
import { seededRandom, toPoints, town } from '@hazama/geo/testing';

const corner = town();

/** Up to 14 nodes in a square of 3 km and a handful of ways through them, some of which meet. */
export function someStreets(seed: number): { readonly ways: StreetWays; readonly points: Points } {
  const random = seededRandom(seed);
  const spot = (side: number): LngLat => corner.position({ east: random() * side, north: random() * side });
  const nodeCount = 4 + Math.floor(random() * 10);
  const wayStart = [0];
  const nodeIndex: number[] = [];
  const joined = new Set<string>();
  const wayCount = 1 + Math.floor(random() * 6);
  for (let way = 0; way < wayCount; way++) {
    let node = Math.floor(random() * nodeCount);
    nodeIndex.push(node);
    for (let step = 0; step < 4; step++) {
      const next = Math.floor(random() * nodeCount);
      const pair = [node, next].toSorted((a, b) => a - b).join(' ');
      // of two streets on one line nobody can say on which a place stands
      if (next === node || joined.has(pair)) continue;
      joined.add(pair);
      nodeIndex.push(next);
      node = next;
    }
    wayStart.push(nodeIndex.length);
  }
  return {
    ways: {
      nodes: toPoints(Array.from({ length: nodeCount }, () => spot(3000))),
      wayStart: Uint32Array.from(wayStart),
      nodeIndex: Uint32Array.from(nodeIndex),
    },
    points: toPoints(Array.from({ length: 6 }, () => spot(3400))),
  };
}

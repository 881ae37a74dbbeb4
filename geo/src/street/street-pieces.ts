import type { Meters } from '../units.ts';
import type { StreetGraph } from './street-graph.ts';

/**
 * Pieces of fewer metres of street than this, cut off from all others, are islets: a mall's corridors, a path in a temple garden, what a file's
 * edge cuts off. Whoever stands beside one walks from the town's streets. It is kept short: a hamlet beyond a river without a bridge has more,
 * and nobody walks from there.
 */
export const ISLET_METERS: Meters = 500;

/**
 * Which streets lie in an islet, as 1 for each street. The largest piece is none, however small the town.
 *
 * @param meters of each street.
 */
export function findIslets({ junctionCount, from, to }: StreetGraph, meters: Float64Array): Uint8Array {
  const piece = joinJunctions(junctionCount, from, to);
  const pieceMeters = new Float64Array(junctionCount);
  from.forEach((junction, street) => {
    const into = piece[junction] as number;
    pieceMeters[into] = (pieceMeters[into] as number) + (meters[street] as number);
  });
  const largest = pieceMeters.reduce((most, length) => Math.max(most, length), 0);
  const least = Math.min(ISLET_METERS, largest);
  return Uint8Array.from(from, (junction) => ((pieceMeters[piece[junction] as number] as number) < least ? 1 : 0));
}

/** The lowest junction of each junction's piece, by union and find with halved paths. */
function joinJunctions(junctionCount: number, from: Uint32Array, to: Uint32Array): Uint32Array {
  const parent = Uint32Array.from({ length: junctionCount }, (_, junction) => junction);
  const rootOf = (junction: number): number => {
    let at = junction;
    while (parent[at] !== at) {
      parent[at] = parent[parent[at] as number] as number;
      at = parent[at] as number;
    }
    return at;
  };
  from.forEach((junction, street) => {
    const a = rootOf(junction);
    const b = rootOf(to[street] as number);
    parent[Math.max(a, b)] = Math.min(a, b);
  });
  return parent.map((_, junction) => rootOf(junction));
}

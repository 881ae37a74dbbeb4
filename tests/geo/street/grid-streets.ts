import { type Bounds, buildStreetGraph, type Random, type StreetGraph } from '@hazama/geo';
import { toPoints } from '@hazama/geo/testing';

/** Streets over a rectangle: a grid of so many lines each way, shaken, with every sixth stretch missing. Coordinates as OpenStreetMap has them. */
export function gridStreets(random: Random, { west, south, east, north }: Bounds, lines: number): StreetGraph {
  const spot = (least: number, most: number, line: number) =>
    Math.round((least + ((line + (random() - 0.5) * 0.5) / (lines - 1)) * (most - least)) * 1e7) / 1e7;
  const nodes = Array.from(
    { length: lines * lines },
    (_, node) => [spot(west, east, node % lines), spot(south, north, Math.floor(node / lines))] as const,
  );
  const ways = nodes.flatMap((_, node): (readonly [number, number])[] => {
    const eastwards = node % lines < lines - 1 ? [[node, node + 1] as const] : [];
    const northwards = node + lines < nodes.length ? [[node, node + lines] as const] : [];
    return [...eastwards, ...northwards].filter(() => random() > 1 / 6);
  });
  return buildStreetGraph({
    nodes: toPoints(nodes),
    wayStart: Uint32Array.from({ length: ways.length + 1 }, (_, way) => 2 * way),
    nodeIndex: Uint32Array.from(ways.flat()),
  });
}

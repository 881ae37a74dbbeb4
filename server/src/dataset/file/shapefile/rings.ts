import { containsPoint, type MultiPolygon, type Ring } from '@hazama/geo';

/**
 * Rings of a shapefile as polygons: outlines run clockwise and holes the other way (ESRI 1998). A hole belongs to the
 * smallest outline around it; one that lies in none is an outline that was drawn the wrong way round.
 */
export function polygonsOfRings(rings: readonly Ring[]): MultiPolygon {
  const outlines: Ring[][] = [];
  const holes: Ring[] = [];
  for (const ring of rings) {
    if (twiceSignedArea(ring) <= 0) outlines.push([ring]);
    else holes.push(ring);
  }
  const bySize = outlines.toSorted(([a = []], [b = []]) => twiceSignedArea(b) - twiceSignedArea(a));
  for (const hole of holes) {
    const around =
      outlines.length === 1
        ? outlines[0]
        : bySize.find(([outline]) => outline && hole.slice(0, 3).some((corner) => containsPoint([[outline]], corner)));
    if (around) around.push(hole);
    else outlines.push([hole]);
  }
  return outlines;
}

/** Shoelace formula: positive counter-clockwise. */
function twiceSignedArea(ring: Ring): number {
  let sum = 0;
  let previous = ring.at(-1);
  for (const corner of ring) {
    if (previous) sum += previous[0] * corner[1] - corner[0] * previous[1];
    previous = corner;
  }
  return sum;
}

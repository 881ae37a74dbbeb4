import { findSelfIntersection, type MultiPolygon, type Ring } from '@hazama/geo';
import type { RowCheck } from './row-check.ts';
import { readShape } from './shape.ts';

/**
 * As `readShape`, and the row is rejected where an edge crosses another: of such a shape nobody can say what lies inside. Rings that only
 * touch themselves have a surface, and stay.
 */
export function readSoundShape(check: RowCheck): MultiPolygon | null | undefined {
  const shape = readShape(check);
  if (!shape || isQuadrangle(shape)) return shape;
  const fault = findSelfIntersection(shape);
  if (fault?.kind !== 'crossing') return shape;
  const [longitude, latitude] = fault.at.map((degrees) => degrees.toFixed(6));
  check.reject(
    'geometry-crosses-itself',
    { field: 'geometry', value: `${longitude}, ${latitude}` },
    `境界の線が自分と交わっています（経度 ${longitude}、緯度 ${latitude} のあたり）。地図のソフトの「ジオメトリの修復」で直してから取り込んでください。`,
  );
  return undefined;
}

/** Whether a shape is one ring of four corners that always turns the same way, as squares of a mesh and most houses are. */
function isQuadrangle(shape: MultiPolygon): boolean {
  const [ring, ...others] = shape.flat();
  if (!ring || others.length > 0 || ring.length !== 5) return false;
  const turns = [0, 1, 2, 3].map((corner) => Math.sign(turnAt(ring, corner)));
  return turns.every((turn) => turn !== 0 && turn === turns[0]);
}

function turnAt(ring: Ring, corner: number): number {
  const [a, b, c] = [ring[corner], ring[(corner + 1) % 4], ring[(corner + 2) % 4]];
  if (!a || !b || !c) return 0;
  return (b[0] - a[0]) * (c[1] - b[1]) - (b[1] - a[1]) * (c[0] - b[0]);
}

import type { LngLat } from '../units.ts';
import type { MultiPolygon } from './polygon.ts';

/**
 * The centre of gravity of a small shape, such as a building, in degrees as if they were a plane: for some hundred metres that is right to
 * the centimetre. Of a shape without surface it is its first corner; undefined without any corner. It may lie outside a bent shape.
 */
export function centroidOf(shape: MultiPolygon): LngLat | undefined {
  const origin = shape[0]?.[0]?.[0];
  if (!origin) return undefined;
  let [doubled, x, y] = [0, 0, 0];
  for (const polygon of shape)
    polygon.forEach((ring, at) => {
      let [ringDoubled, ringX, ringY] = [0, 0, 0];
      for (let i = 0; i + 1 < ring.length; i++) {
        const [fromX, fromY] = less(ring[i] as LngLat, origin);
        const [toX, toY] = less(ring[i + 1] as LngLat, origin);
        const cross = fromX * toY - toX * fromY;
        ringDoubled += cross;
        ringX += (fromX + toX) * cross;
        ringY += (fromY + toY) * cross;
      }
      // whichever way they run, outer rings add and holes take away
      const sign = Math.sign(ringDoubled) * (at === 0 ? 1 : -1);
      doubled += sign * ringDoubled;
      x += sign * ringX;
      y += sign * ringY;
    });
  if (!(doubled > 0)) return origin;
  return [origin[0] + x / (3 * doubled), origin[1] + y / (3 * doubled)];
}

function less([x, y]: LngLat, origin: LngLat): LngLat {
  return [x - origin[0], y - origin[1]];
}

import { promisify } from 'node:util';
import { deflate, inflate } from 'node:zlib';
import type { DasymetricWeights, LngLat, MultiPolygon } from '@hazama/geo';

const pack = promisify<Uint8Array, Buffer>(deflate);
const unpack = promisify<Uint8Array, Buffer>(inflate);

/** Positions are kept as whole ten-millionths of a degree, 1 cm. */
const PER_DEGREE = 1e7;

const KINDS = ['points', 'classes'] as const;
/** kind, how many numbers, how many whole numbers, nothing: the numbers after it begin at a multiple of 8. */
const HEADER_INTS = 4;

/**
 * Weights as bytes, deflated. A header, the weight or density of each entry, then positions: of points all longitudes and all latitudes; of
 * classes each shape as the count of its polygons, of rings, of corners, and each corner less the one before it. Least byte first.
 */
export function packWeights(weights: DasymetricWeights): Promise<Buffer> {
  const isOfPoints = weights.kind === 'points';
  const numbers = isOfPoints ? weights.weight : Float64Array.from(weights.zones, ({ density }) => density);
  const ints = isOfPoints
    ? [...toUnits(weights.points.longitude), ...toUnits(weights.points.latitude)]
    : shapesToInts(weights.zones.map(({ shape }) => shape));
  const header = Int32Array.of(KINDS.indexOf(weights.kind), numbers.length, ints.length, 0);
  return pack(Buffer.concat([bytesOf(header), bytesOf(numbers), bytesOf(Int32Array.from(ints))]));
}

/** @throws Error where the bytes are none of `packWeights` */
export async function unpackWeights(bytes: Uint8Array): Promise<DasymetricWeights> {
  const unpacked = await unpack(bytes);
  const aligned = new ArrayBuffer(unpacked.length);
  new Uint8Array(aligned).set(unpacked);
  const [kind = -1, count = 0, length = 0] = new Int32Array(aligned, 0, HEADER_INTS);
  const numbers = new Float64Array(aligned, HEADER_INTS * 4, count);
  const ints = new Int32Array(aligned, HEADER_INTS * 4 + count * 8, length);
  if (KINDS[kind] === 'points') {
    const points = { longitude: toDegrees(ints.subarray(0, count)), latitude: toDegrees(ints.subarray(count)) };
    return { kind: 'points', points, weight: numbers };
  }
  if (KINDS[kind] !== 'classes') throw new Error(`weights of kind ${kind}`);
  const shapes = intsToShapes(ints, count);
  return { kind: 'classes', zones: shapes.map((shape, at) => ({ shape, density: numbers[at] as number })) };
}

function bytesOf(array: Int32Array | Float64Array): Uint8Array {
  return new Uint8Array(array.buffer, array.byteOffset, array.byteLength);
}

function toUnits(degrees: Float64Array): number[] {
  return Array.from(degrees, (own) => Math.round(own * PER_DEGREE));
}

function toDegrees(units: Int32Array): Float64Array {
  return Float64Array.from(units, (own) => own / PER_DEGREE);
}

function shapesToInts(shapes: readonly MultiPolygon[]): number[] {
  const ints: number[] = [];
  let [x, y] = [0, 0];
  for (const shape of shapes) {
    ints.push(shape.length);
    for (const polygon of shape) {
      ints.push(polygon.length);
      for (const ring of polygon) {
        ints.push(ring.length);
        for (const [longitude, latitude] of ring) {
          const [nextX, nextY] = [Math.round(longitude * PER_DEGREE), Math.round(latitude * PER_DEGREE)];
          ints.push(nextX - x, nextY - y);
          [x, y] = [nextX, nextY];
        }
      }
    }
  }
  return ints;
}

function intsToShapes(ints: Int32Array, count: number): MultiPolygon[] {
  let at = 0;
  let [x, y] = [0, 0];
  const next = () => ints[at++] ?? 0;
  const listOf = <Item>(read: () => Item): Item[] => Array.from({ length: next() }, read);
  const readCorner = (): LngLat => {
    x += next();
    y += next();
    return [x / PER_DEGREE, y / PER_DEGREE];
  };
  return Array.from({ length: count }, () => listOf(() => listOf(() => listOf(readCorner))));
}

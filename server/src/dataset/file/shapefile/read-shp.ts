import type { LngLat, Ring } from '@hazama/geo';
import { Refusal } from '../../issue.ts';
import { Pace } from '../pace.ts';
import type { RawGeometry } from '../table.ts';
import { polygonsOfRings } from './rings.ts';

/** What a .shp begins with (ESRI Shapefile Technical Description, 1998). */
export const SHP_MAGIC = '\x00\x00\x27\x0a';

const HEADER_BYTES = 100;
const RECORD_HEADER_BYTES = 8;
const POSITION_BYTES = 16;
/** Shapes between two looks at the clock. */
const SHAPES_PER_LOOK = 64;
/** Shape types; those of M are 20 higher, of Z 10. */
const [NULL_SHAPE, POINT, LINE, POLYGON, MULTI_POINT, MULTI_PATCH] = [0, 1, 3, 5, 8, 31];

/** The shapes of a .shp in its order. */
export interface Shapes {
  readonly count: number;
  /** Null where a record has none. Decoded anew each time. */
  readonly at: (index: number) => RawGeometry | null;
}

/**
 * Only the places of the shapes in the file are kept here; they are decoded when they are asked for, so that a file of a whole
 * prefecture costs no more than its bytes.
 * @throws Refusal when it is broken off or holds what is no shape of a plane
 */
export async function readShp(bytes: Buffer, name: string): Promise<Shapes> {
  if (bytes.length < HEADER_BYTES || bytes.toString('latin1', 0, 4) !== SHP_MAGIC) throw broken(name, 0);
  const declaredBytes = bytes.readInt32BE(24) * 2;
  if (bytes.length < declaredBytes) throw broken(name, 0);
  const starts: number[] = [];
  const contentAt = (start: number) => bytes.subarray(start, start + bytes.readInt32BE(start - 4) * 2);
  const pace = new Pace();
  for (let at = HEADER_BYTES; at < declaredBytes; ) {
    const line = starts.length + 1;
    if (at + RECORD_HEADER_BYTES + 4 > declaredBytes) throw broken(name, line);
    const contentBytes = bytes.readInt32BE(at + 4) * 2;
    const start = at + RECORD_HEADER_BYTES;
    if (contentBytes < 4 || start + contentBytes > declaredBytes) throw broken(name, line);
    // what is broken is found now, not when somebody looks at it
    shapeOf(contentAt(start), () => broken(name, line));
    starts.push(start);
    at = start + contentBytes;
    if (line % SHAPES_PER_LOOK === 0) await pace.yieldWhenDue();
  }
  return {
    count: starts.length,
    at: (index) => {
      const start = starts[index];
      return start === undefined ? null : shapeOf(contentAt(start), () => broken(name, index + 1));
    },
  };
}

function shapeOf(content: Buffer, fault: () => Refusal): RawGeometry | null {
  const type = content.readInt32LE(0);
  if (type === NULL_SHAPE) return null;
  if (type === MULTI_PATCH) throw fault();
  const plane = type % 10;
  if (plane === POINT) {
    if (content.length < 4 + POSITION_BYTES) throw fault();
    return { type: 'Point', coordinates: positionAt(content, 4) };
  }
  if (plane === MULTI_POINT) {
    const points = countAt(content, 36, 40, fault);
    return {
      type: 'MultiPoint',
      get coordinates() {
        return positions(content, 40, points);
      },
    };
  }
  if (plane !== LINE && plane !== POLYGON) throw fault();
  const layout = partsOf(content, fault);
  if (plane === LINE)
    return {
      type: 'MultiLineString',
      get coordinates() {
        return linesOf(content, layout);
      },
    };
  return {
    type: 'MultiPolygon',
    get coordinates() {
      return polygonsOfRings(linesOf(content, layout));
    },
  };
}

interface Parts {
  /** Index of the first point of each part, then the number of points. */
  readonly starts: readonly number[];
  readonly pointsAt: number;
}

function partsOf(content: Buffer, fault: () => Refusal): Parts {
  if (content.length < 44) throw fault();
  const parts = content.readInt32LE(36);
  const points = content.readInt32LE(40);
  const pointsAt = 44 + 4 * parts;
  if (parts < 0 || points < 0 || pointsAt + points * POSITION_BYTES > content.length) throw fault();
  const starts = Array.from({ length: parts }, (_, part) => content.readInt32LE(44 + 4 * part));
  const isRising = starts.every((start, part) => start >= (starts[part - 1] ?? 0) && start <= points);
  if (!isRising) throw fault();
  return { starts: [...starts, points], pointsAt };
}

function linesOf(content: Buffer, { starts, pointsAt }: Parts): Ring[] {
  return starts
    .slice(0, -1)
    .map((start, part) => positions(content, pointsAt + start * POSITION_BYTES, (starts[part + 1] ?? start) - start));
}

function countAt(content: Buffer, at: number, pointsAt: number, fault: () => Refusal): number {
  if (content.length < pointsAt) throw fault();
  const count = content.readInt32LE(at);
  if (count < 0 || pointsAt + count * POSITION_BYTES > content.length) throw fault();
  return count;
}

function positions(content: Buffer, from: number, count: number): LngLat[] {
  return Array.from({ length: count }, (_, at) => positionAt(content, from + at * POSITION_BYTES));
}

function positionAt(content: Buffer, at: number): LngLat {
  return [content.readDoubleLE(at), content.readDoubleLE(at + 8)];
}

function broken(name: string, line: number): Refusal {
  const where = line === 0 ? '' : `${line}件目で`;
  return new Refusal('shapefile-broken', {
    ...(line === 0 ? {} : { line }),
    value: name,
    message: `シェープファイル「${name}」が${where}途中で切れているか、壊れています。コピーやダウンロードをやり直すか、元のソフトで書き出し直してください。`,
  });
}

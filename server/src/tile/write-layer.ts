import type { PbfWriter } from 'pbf';
import type { Position } from './mercator.ts';
import { EXTENT } from './tile-address.ts';
import type { Properties, TileFeature } from './tile-feature.ts';

// Numbers of https://github.com/mapbox/vector-tile-spec/blob/master/2.1/vector_tile.proto
const LAYER = { name: 1, feature: 2, key: 3, value: 4, extent: 5, version: 15 } as const;
const FEATURE = { tags: 2, type: 3, geometry: 4 } as const;
const VALUE = { string: 1, double: 3, unsigned: 5, signed: 6, boolean: 7 } as const;
const COMMAND = { moveTo: 1, lineTo: 2, closePath: 7 } as const;
const VERSION = 2;

export interface NamedLayer {
  readonly name: string;
  readonly features: readonly TileFeature[];
}

/**
 * Writes a layer of a Mapbox Vector Tile 2.1. Most of a tile of thousands of places are their names and ids: words are numbered
 * by a Map of the values themselves, which takes a fifth of the time that vt-pbf's texts of type and value take.
 */
export function writeLayer({ name, features }: NamedLayer, pbf: PbfWriter): void {
  pbf.writeVarintField(LAYER.version, VERSION);
  pbf.writeStringField(LAYER.name, name);
  pbf.writeVarintField(LAYER.extent, EXTENT);
  const words: Words = { keys: new Map(), values: new Map(), shared: new Map() };
  for (const feature of features) pbf.writeMessage(LAYER.feature, writeFeature, { feature, words });
  for (const key of words.keys.keys()) pbf.writeStringField(LAYER.key, key);
  for (const value of words.values.keys()) pbf.writeMessage(LAYER.value, writeValue, value);
}

/** Each once, by the number under which features name it. */
interface Words {
  readonly keys: Map<string, number>;
  readonly values: Map<string | number | boolean, number>;
  /** Of properties that features share, the numbers of keys and values by turns. */
  readonly shared: Map<Properties, readonly number[]>;
}

interface Written {
  readonly feature: TileFeature;
  readonly words: Words;
}

function writeFeature(written: Written, pbf: PbfWriter): void {
  pbf.writeMessage(FEATURE.tags, writeTags, written);
  pbf.writeVarintField(FEATURE.type, written.feature.type);
  pbf.writeMessage(FEATURE.geometry, writeGeometry, written.feature);
}

function writeTags({ feature: { tags, shared }, words }: Written, pbf: PbfWriter): void {
  eachNumber(tags ?? {}, words, (number) => pbf.writeVarint(number));
  if (shared) for (const number of numbersOf(shared, words)) pbf.writeVarint(number);
}

function numbersOf(shared: Properties, words: Words): readonly number[] {
  const known = words.shared.get(shared);
  if (known) return known;
  const numbers: number[] = [];
  eachNumber(shared, words, (number) => numbers.push(number));
  words.shared.set(shared, numbers);
  return numbers;
}

function eachNumber(properties: Properties, words: Words, use: (number: number) => void): void {
  // `for in`, since a list of entries for each of thousands of places is what would cost most here
  for (const key in properties) {
    const value = properties[key];
    if (value === undefined || value === null) continue;
    use(numberOf(key, words.keys));
    use(numberOf(value, words.values));
  }
}

function numberOf<Word>(word: Word, numbers: Map<Word, number>): number {
  const known = numbers.get(word);
  if (known !== undefined) return known;
  const next = numbers.size;
  numbers.set(word, next);
  return next;
}

/** Points in one go; of a line or ring the first corner, then the others, each as a step from the one before. */
function writeGeometry({ type, geometry }: TileFeature, pbf: PbfWriter): void {
  const pen = { x: 0, y: 0 };
  if (type === 1) {
    const points = geometry as readonly Position[];
    pbf.writeVarint(command(COMMAND.moveTo, points.length));
    for (const point of points) writeStep(point, pen, pbf);
    return;
  }
  for (const line of geometry as readonly (readonly Position[])[]) {
    const isRing = type === 3;
    // a ring is closed by its command, not by its first corner once more
    const corners = isRing && line.length > 1 && isSame(line[0], line.at(-1)) ? line.length - 1 : line.length;
    pbf.writeVarint(command(COMMAND.moveTo, 1));
    for (let corner = 0; corner < corners; corner++) {
      if (corner === 1) pbf.writeVarint(command(COMMAND.lineTo, corners - 1));
      writeStep(line[corner] as Position, pen, pbf);
    }
    if (isRing) pbf.writeVarint(command(COMMAND.closePath, 1));
  }
}

function writeStep([x, y]: Position, pen: { x: number; y: number }, pbf: PbfWriter): void {
  pbf.writeVarint(zigzag(x - pen.x));
  pbf.writeVarint(zigzag(y - pen.y));
  pen.x = x;
  pen.y = y;
}

const command = (id: number, count: number): number => (count << 3) | id;

/** Small numbers stay small, whichever their sign. */
const zigzag = (value: number): number => (value << 1) ^ (value >> 31);

const isSame = (a: Position | undefined, b: Position | undefined): boolean => a?.[0] === b?.[0] && a?.[1] === b?.[1];

function writeValue(value: string | number | boolean, pbf: PbfWriter): void {
  if (typeof value === 'string') pbf.writeStringField(VALUE.string, value);
  else if (typeof value === 'boolean') pbf.writeBooleanField(VALUE.boolean, value);
  else if (!Number.isInteger(value)) pbf.writeDoubleField(VALUE.double, value);
  else if (value < 0) pbf.writeSVarintField(VALUE.signed, value);
  else pbf.writeVarintField(VALUE.unsigned, value);
}

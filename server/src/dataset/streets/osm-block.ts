import { PbfReader } from 'pbf';
import { broken } from './osm-blobs.ts';

/** Numbers of fields in the format's own messages. */
const BLOCK = { strings: 1, group: 2, granularity: 17, latOffset: 19, lonOffset: 20 };
const GROUP = { node: 1, dense: 2, way: 3 };
const NODE = { id: 1, keys: 2, values: 3, lat: 8, lon: 9 };
const DENSE = { id: 1, lat: 8, lon: 9, keysValues: 10 };
const WAY = { keys: 2, values: 3, refs: 8 };

/** Told of each node and way in the order of the file. Positions are in units of 1e-7 degrees, as OpenStreetMap keeps them. */
export interface OsmVisitor {
  node(id: number, longitudeE7: number, latitudeE7: number, tags: OsmTags): void;
  /** `refs` are ids of nodes, read only when asked for. */
  way(tags: OsmTags, refs: () => readonly number[]): void;
}

/** The value of a key; undefined where the node or way has no such tag. */
export type OsmTags = (key: string) => string | undefined;

const NO_TAGS: OsmTags = () => undefined;

/**
 * Reads one PrimitiveBlock (osmformat.proto): nodes dense or one by one, and ways. Relations are passed over.
 * @throws Refusal when it is damaged
 */
export function readOsmBlock(data: Uint8Array, visitor: OsmVisitor): void {
  try {
    new BlockReader(data).visit(visitor);
  } catch (error) {
    if (error instanceof Damaged || error instanceof RangeError || error instanceof TypeError || isUnread(error))
      throw broken('地物のブロックが読めません');
    throw error;
  }
}

class Damaged extends Error {}

/** What pbf throws of a wire type that there is not. */
function isUnread(error: unknown): boolean {
  return error instanceof Error && /varint|Unimplemented type/.test(error.message);
}

interface Part {
  readonly from: number;
  readonly to: number;
}

class BlockReader {
  readonly #reader: PbfReader;
  readonly #groups: Part[] = [];
  readonly #strings: Part[] = [];
  readonly #known = new Map<number, string>();
  /** Nanodegrees a unit, and where counting begins. */
  #granularity = 100;
  #latOffset = 0;
  #lonOffset = 0;

  constructor(data: Uint8Array) {
    this.#reader = new PbfReader(data);
    const reader = this.#reader;
    const end = data.length;
    // what the numbers mean may stand behind them
    for (let field = reader.nextField(end); field !== 0; field = reader.nextField(end)) {
      if (field === BLOCK.strings) this.#listStrings(this.#part(end));
      else if (field === BLOCK.group) this.#groups.push(this.#part(end));
      else if (field === BLOCK.granularity) this.#granularity = reader.readVarint();
      else if (field === BLOCK.latOffset) this.#latOffset = reader.readVarint(true);
      else if (field === BLOCK.lonOffset) this.#lonOffset = reader.readVarint(true);
      else reader.skip(reader.type);
    }
    if (reader.pos > end) throw new Damaged();
  }

  visit(visitor: OsmVisitor): void {
    for (const group of this.#groups)
      this.#fields(group, (field, part) => {
        if (field === GROUP.dense) this.#visitDense(part(), visitor);
        else if (field === GROUP.way) this.#visitWay(part(), visitor);
        else if (field === GROUP.node) this.#visitNode(part(), visitor);
        else return false;
        return true;
      });
  }

  #visitDense(dense: Part, visitor: OsmVisitor): void {
    let ids: number[] = [];
    let lats: number[] = [];
    let lons: number[] = [];
    let keysValues: number[] = [];
    this.#fields(dense, (field) => {
      if (field === DENSE.id) ids = this.#reader.readPackedSVarint();
      else if (field === DENSE.lat) lats = this.#reader.readPackedSVarint();
      else if (field === DENSE.lon) lons = this.#reader.readPackedSVarint();
      else if (field === DENSE.keysValues) keysValues = this.#reader.readPackedVarint();
      else return false;
      return true;
    });
    if (lats.length !== ids.length || lons.length !== ids.length) throw new Damaged();
    let [id, lat, lon, at] = [0, 0, 0, 0];
    for (let node = 0; node < ids.length; node++) {
      id += ids[node] as number;
      lat += lats[node] as number;
      lon += lons[node] as number;
      const from = at;
      // of each node key, value, key, value, …, and a 0; nothing at all where no node has a tag
      while (at < keysValues.length && keysValues[at] !== 0) at += 2;
      const tags = at === from ? NO_TAGS : this.#tags(keysValues, from, at, 2, keysValues, 1);
      at++;
      this.#tellNode(visitor, id, lon, lat, tags);
    }
  }

  #visitNode(node: Part, visitor: OsmVisitor): void {
    let [id, lat, lon] = [0, 0, 0];
    let keys: number[] = [];
    let values: number[] = [];
    this.#fields(node, (field) => {
      if (field === NODE.id) id = this.#reader.readSVarint();
      else if (field === NODE.lat) lat = this.#reader.readSVarint();
      else if (field === NODE.lon) lon = this.#reader.readSVarint();
      else if (field === NODE.keys) keys = this.#reader.readPackedVarint(keys);
      else if (field === NODE.values) values = this.#reader.readPackedVarint(values);
      else return false;
      return true;
    });
    this.#tellNode(visitor, id, lon, lat, this.#tags(keys, 0, keys.length, 1, values, 0));
  }

  #tellNode(visitor: OsmVisitor, id: number, lon: number, lat: number, tags: OsmTags): void {
    const longitude = Math.round((this.#lonOffset + this.#granularity * lon) / 100);
    const latitude = Math.round((this.#latOffset + this.#granularity * lat) / 100);
    if (!(Math.abs(longitude) <= 180e7 && Math.abs(latitude) <= 90e7)) throw new Damaged();
    visitor.node(id, longitude, latitude, tags);
  }

  #visitWay(way: Part, visitor: OsmVisitor): void {
    let keys: number[] = [];
    let values: number[] = [];
    let refsAt = -1;
    this.#fields(way, (field) => {
      if (field === WAY.keys) keys = this.#reader.readPackedVarint(keys);
      else if (field === WAY.values) values = this.#reader.readPackedVarint(values);
      else {
        if (field === WAY.refs) refsAt = this.#reader.pos;
        return false;
      }
      return true;
    });
    visitor.way(this.#tags(keys, 0, keys.length, 1, values, 0), () => {
      if (refsAt < 0) return [];
      const after = this.#reader.pos;
      this.#reader.pos = refsAt;
      this.#reader.type = 2;
      const refs = this.#reader.readPackedSVarint();
      if (this.#reader.pos > way.to) throw new Damaged();
      this.#reader.pos = after;
      for (let at = 1; at < refs.length; at++) refs[at] = (refs[at] as number) + (refs[at - 1] as number);
      return refs;
    });
  }

  /** Tags whose keys stand at `from`, `from + step`, …, each with the value `shift` behind it in `values`. */
  #tags(
    keys: readonly number[],
    from: number,
    to: number,
    step: number,
    values: readonly number[],
    shift: number,
  ): OsmTags {
    if (shift === 0 && values.length < keys.length) throw new Damaged();
    return (key) => {
      for (let at = from; at < to; at += step)
        if (this.#string(keys[at] as number) === key) return this.#string(values[at + shift] as number);
      return undefined;
    };
  }

  #string(index: number): string {
    const known = this.#known.get(index);
    if (known !== undefined) return known;
    const part = this.#strings[index];
    if (!part) throw new Damaged();
    const text = Buffer.from(this.#reader.buf.buffer, this.#reader.buf.byteOffset + part.from, part.to - part.from);
    const string = text.toString('utf8');
    this.#known.set(index, string);
    return string;
  }

  #listStrings(table: Part): void {
    this.#fields(table, (field, part) => {
      if (field !== 1) return false;
      this.#strings.push(part());
      return true;
    });
  }

  /** Goes through the fields of a message; `read` answers whether it read the field. */
  #fields({ from, to }: Part, read: (field: number, part: () => Part) => boolean): void {
    const reader = this.#reader;
    reader.pos = from;
    for (let field = reader.nextField(to); field !== 0; field = reader.nextField(to)) {
      let inner: Part | undefined;
      const isRead = read(field, () => (inner = this.#part(to)));
      if (inner) reader.pos = inner.to;
      else if (!isRead) reader.skip(reader.type);
    }
    if (reader.pos > to) throw new Damaged();
    reader.pos = to;
  }

  /** The bytes of the message that comes next, passed over. */
  #part(end: number): Part {
    const reader = this.#reader;
    if (reader.type !== 2) throw new Damaged();
    const length = reader.readVarint();
    const from = reader.pos;
    const to = from + length;
    if (to > end) throw new Damaged();
    reader.pos = to;
    return { from, to };
  }
}

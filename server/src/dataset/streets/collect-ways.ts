import { type Bounds, findWayFault, isClosedNode, type StreetWays, type WayFault } from '@hazama/geo';
import { Pace } from '../file/pace.ts';
import { Refusal } from '../issue.ts';
import { MOST_NODES, NodeIndex } from './node-index.ts';
import type { OsmSource } from './osm-blobs.ts';
import { type OsmVisitor, readOsmBlock } from './osm-block.ts';
import { type OsmHeader, readOsmHeader } from './osm-header.ts';

/** Every way of a file, by what became of it: `read` is the sum of all others. */
export interface WayCounts {
  readonly read: number;
  /** Walked, wholly or in part within the bounds. */
  readonly taken: number;
  readonly faults: Readonly<Record<WayFault, number>>;
  /** Walked, but beyond the bounds. */
  readonly outside: number;
}

/** The streets of a file within some bounds. */
export interface CollectedWays {
  readonly ways: StreetWays;
  readonly counts: WayCounts;
  readonly header: OsmHeader;
}

/** Told how many bytes of the file are read. */
type OnRead = (bytes: number) => void;

/**
 * Reads the ways that people walk along within some bounds, block by block. Files come with nodes before ways nearly always
 * (`Sort.Type_then_ID`), so that one reading is enough; where a node comes after a way, the ways are read again.
 * @throws Refusal when the file can't be read, or holds more nodes within the bounds than a town can have
 */
export async function collectWays(source: OsmSource, bounds: Bounds, onRead: OnRead): Promise<CollectedWays> {
  const nodes = new NodesWithin(bounds);
  let ways = new WalkedWays(nodes);
  let header: OsmHeader | undefined;
  let isUnordered = false;
  const visitor: OsmVisitor = {
    node(id, longitudeE7, latitudeE7, tags) {
      if (!nodes.take(id, longitudeE7, latitudeE7)) return;
      if (isClosedNode(tags)) nodes.close(id);
      if (ways.read > 0) isUnordered = true;
    },
    way: (tags, refs) => ways.take(tags, refs),
  };
  header = await visit(source, visitor, onRead);
  if (isUnordered) {
    const again = new WalkedWays(nodes);
    ways = again;
    header = await visit(source, { node: () => undefined, way: (tags, refs) => again.take(tags, refs) }, onRead);
  }
  return { ways: ways.toStreetWays(), counts: ways.counts(), header };
}

async function visit(source: OsmSource, visitor: OsmVisitor, onRead: OnRead): Promise<OsmHeader> {
  const pace = new Pace();
  let header: OsmHeader = { asOf: null };
  for await (const { type, data, endsAt } of source.blobs()) {
    if (type === 'OSMHeader') header = readOsmHeader(data);
    else if (type === 'OSMData') readOsmBlock(data, visitor);
    onRead(endsAt);
    await pace.yieldWhenDue();
  }
  return header;
}

class NodesWithin {
  readonly index = new NodeIndex();
  readonly closed = new Set<number>();
  readonly #west: number;
  readonly #south: number;
  readonly #east: number;
  readonly #north: number;

  constructor({ west, south, east, north }: Bounds) {
    this.#west = Math.round(west * 1e7);
    this.#south = Math.round(south * 1e7);
    this.#east = Math.round(east * 1e7);
    this.#north = Math.round(north * 1e7);
  }

  /** Whether it lies within the bounds. */
  take(id: number, longitude: number, latitude: number): boolean {
    if (longitude < this.#west || longitude > this.#east || latitude < this.#south || latitude > this.#north)
      return false;
    this.index.add(id, longitude, latitude);
    if (this.index.size > MOST_NODES)
      throw new Refusal('file-too-large', {
        value: `${MOST_NODES.toLocaleString('en')}点以上`,
        message: '町のまわりの地図が大きすぎます。市町村のまわりだけを切り出した .osm.pbf を選んでください。',
      });
    return true;
  }

  close(id: number): void {
    this.closed.add(this.index.indexOf(id));
  }
}

class WalkedWays {
  readonly #nodes: NodesWithin;
  /** Numbers of the nodes that are used, from 0 in the order of their first use. */
  readonly #used = new Map<number, number>();
  readonly #wayStart: number[] = [0];
  readonly #nodeIndex: number[] = [];
  readonly #faults: Record<WayFault, number> = { NO_STREET: 0, NOT_FOR_WALKERS: 0, CLOSED: 0 };
  read = 0;
  #taken = 0;
  #outside = 0;

  constructor(nodes: NodesWithin) {
    this.#nodes = nodes;
  }

  take(tags: (key: string) => string | undefined, refs: () => readonly number[]): void {
    this.read += 1;
    const fault = findWayFault(tags);
    if (fault) this.#faults[fault] += 1;
    else if (this.#cut(refs())) this.#taken += 1;
    else this.#outside += 1;
  }

  counts(): WayCounts {
    return { read: this.read, taken: this.#taken, faults: this.#faults, outside: this.#outside };
  }

  toStreetWays(): StreetWays {
    const positions = Array.from(this.#used.keys(), (node) => this.#nodes.index.position(node));
    const closedNodes = new Set(
      [...this.#nodes.closed].flatMap((node) => {
        const used = this.#used.get(node);
        return used === undefined ? [] : [used];
      }),
    );
    return {
      nodes: {
        longitude: Float64Array.from(positions, ([longitude]) => longitude),
        latitude: Float64Array.from(positions, ([, latitude]) => latitude),
      },
      wayStart: Uint32Array.from(this.#wayStart),
      nodeIndex: Uint32Array.from(this.#nodeIndex),
      closedNodes,
    };
  }

  /** Takes the stretches of a way whose nodes lie within the bounds; answers whether there is one. */
  #cut(refs: readonly number[]): boolean {
    const before = this.#wayStart.length;
    let stretch: number[] = [];
    for (const id of refs) {
      const node = this.#nodes.index.indexOf(id);
      if (node >= 0) stretch.push(node);
      else {
        this.#end(stretch);
        stretch = [];
      }
    }
    this.#end(stretch);
    return this.#wayStart.length > before;
  }

  #end(stretch: readonly number[]): void {
    if (stretch.length < 2) return;
    for (const node of stretch) {
      const used = this.#used.get(node) ?? this.#used.size;
      this.#used.set(node, used);
      this.#nodeIndex.push(used);
    }
    this.#wayStart.push(this.#nodeIndex.length);
  }
}

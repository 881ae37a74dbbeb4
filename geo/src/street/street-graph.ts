import type { Points } from '../units.ts';

/** Ways that people walk along, as OpenStreetMap has them: each a line through nodes, of which it shares some with others. */
export interface StreetWays {
  /** Of each node. */
  readonly nodes: Points;
  /** One entry per way and one more: way `w` runs through the nodes `nodeIndex[wayStart[w]]` … `nodeIndex[wayStart[w + 1] - 1]`. */
  readonly wayStart: Uint32Array;
  readonly nodeIndex: Uint32Array;
  /** Nodes that nobody passes: a closed gate. */
  readonly closedNodes?: ReadonlySet<number>;
}

/**
 * Streets between junctions, each once, walked both ways. A junction is where ways meet or end; the points between are the
 * street's shape alone, so that paths are searched over a few junctions and places are put on the very line.
 */
export interface StreetGraph {
  readonly junctionCount: number;
  /** The junctions at a street's two ends; the same one for a loop. */
  readonly from: Uint32Array;
  readonly to: Uint32Array;
  /** One entry per street and one more: street `s` has the points `shapeStart[s]` … `shapeStart[s + 1] - 1`, both ends included. */
  readonly shapeStart: Uint32Array;
  readonly shape: Points;
}

/** Cuts ways where they meet. Ways are joined by the nodes they share, never where their lines cross: one may be a bridge. */
export function buildStreetGraph(ways: StreetWays): StreetGraph {
  const builder = new GraphBuilder(ways);
  const { wayStart } = ways;
  for (let way = 0; way + 1 < wayStart.length; way++) builder.cut(wayStart[way] as number, wayStart[way + 1] as number);
  return builder.build();
}

class GraphBuilder {
  readonly #ways: StreetWays;
  /** How often ways run through each node; an end counts twice, so that it is a junction too. */
  readonly #visits: Uint8Array;
  readonly #junctionOf: Int32Array;
  #junctionCount = 0;
  readonly #from: number[] = [];
  readonly #to: number[] = [];
  readonly #shapeStart: number[] = [0];
  readonly #shapeNode: number[] = [];

  constructor(ways: StreetWays) {
    this.#ways = ways;
    const nodeCount = ways.nodes.longitude.length;
    this.#visits = countVisits(ways, nodeCount);
    this.#junctionOf = new Int32Array(nodeCount).fill(-1);
  }

  cut(start: number, end: number): void {
    const { nodeIndex, closedNodes } = this.#ways;
    let node = nodeIndex[start] as number;
    if (end - start < 2) return;
    let from = this.#junctionAt(node);
    this.#shapeNode.push(node);
    for (let at = start + 1; at < end; at++) {
      const next = nodeIndex[at] as number;
      if (next === node) continue;
      node = next;
      this.#shapeNode.push(node);
      const isClosed = closedNodes?.has(node) ?? false;
      if ((this.#visits[node] as number) < 2 && !isClosed) continue;
      this.#end(from, this.#junctionAt(node));
      from = this.#junctionAt(node);
      this.#shapeNode.push(node);
    }
    // the last node began a street that leads nowhere
    this.#shapeNode.pop();
  }

  build(): StreetGraph {
    const { longitude, latitude } = this.#ways.nodes;
    return {
      junctionCount: this.#junctionCount,
      from: Uint32Array.from(this.#from),
      to: Uint32Array.from(this.#to),
      shapeStart: Uint32Array.from(this.#shapeStart),
      shape: {
        longitude: Float64Array.from(this.#shapeNode, (node) => longitude[node] as number),
        latitude: Float64Array.from(this.#shapeNode, (node) => latitude[node] as number),
      },
    };
  }

  #end(from: number, to: number): void {
    this.#from.push(from);
    this.#to.push(to);
    this.#shapeStart.push(this.#shapeNode.length);
  }

  /** A closed node is an end of its own to every street that comes to it. */
  #junctionAt(node: number): number {
    if (this.#ways.closedNodes?.has(node)) return this.#junctionCount++;
    const known = this.#junctionOf[node] as number;
    if (known >= 0) return known;
    this.#junctionOf[node] = this.#junctionCount;
    return this.#junctionCount++;
  }
}

function countVisits({ wayStart, nodeIndex }: StreetWays, nodeCount: number): Uint8Array {
  const visits = new Uint8Array(nodeCount);
  const visit = (node: number, times: number) => {
    if (node >= nodeCount) throw new RangeError(`a way runs through node ${node} of ${nodeCount}`);
    visits[node] = Math.min(2, (visits[node] as number) + times);
  };
  for (let way = 0; way + 1 < wayStart.length; way++) {
    const start = wayStart[way] as number;
    const end = wayStart[way + 1] as number;
    for (let at = start; at < end; at++) {
      const node = nodeIndex[at] as number;
      if (at === start || at === end - 1) visit(node, 2);
      // a node that is named twice in a row is no crossing
      else if (node !== nodeIndex[at - 1]) visit(node, 1);
    }
  }
  return visits;
}

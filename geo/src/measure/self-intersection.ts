import type { LngLat } from '../units.ts';
import { type ContactKind, type EdgeContact, type Edges, findContact, toEdges } from './edge-contact.ts';
import { orientation } from './orientation.ts';
import type { MultiPolygon } from './polygon.ts';
import { SweepOrder } from './sweep-order.ts';

export interface SelfIntersection {
  readonly kind: ContactKind;
  /** Where to look for it on a map. */
  readonly at: LngLat;
}

/**
 * A place where a shape's border crosses, touches or runs along itself; undefined for a sound shape. Rings may meet each other in
 * points, as OGC Simple Features have it; a ring may not meet itself.
 * Shamos & Hoey 1976: a line sweeps from west to east and only edges that become neighbours on it are compared,
 * so a border of n corners takes n log n steps. Signs are exact ({@link orientation}).
 */
export function findSelfIntersection(shape: MultiPolygon): SelfIntersection | undefined {
  const edges = toEdges(shape);
  const order = new SweepOrder(edges.count);
  let found: EdgeContact | undefined;
  const meets = (a: number, b: number) => {
    if (a >= 0 && b >= 0) found ??= findContact(edges, a, b);
    return found !== undefined;
  };

  const events = toSweepEvents(edges);
  for (const event of events.event) {
    const edge = event >> 1;
    if (event & 1) {
      const [below, above] = [order.before(edge), order.after(edge)];
      order.remove(edge);
      if (meets(below, above)) return found;
    } else {
      const inserted = order.insert(edge, (present) => {
        const side = sideOf(edges, edge, present);
        if (side === 0) meets(edge, present);
        return found ? undefined : side;
      });
      if (!inserted || meets(order.before(edge), edge) || meets(edge, order.after(edge))) return found;
    }
  }
  return findPinch(edges, events);
}

/** A point where a ring ends towards the west and begins again towards the east: the sweep never has both on its line. */
function findPinch(edges: Edges, { event, x, y }: SweepEvents): EdgeContact | undefined {
  let from = 0;
  for (let to = 1; to <= event.length; to++) {
    const [here, next] = [event[from] as number, event[to] ?? -1];
    if (x[next] === x[here] && y[next] === y[here]) continue;
    // two edges at a corner are the rule
    const contact = to - from > 2 ? findContactAmong(edges, event.subarray(from, to)) : undefined;
    if (contact) return contact;
    from = to;
  }
  return undefined;
}

function findContactAmong(edges: Edges, events: Uint32Array): EdgeContact | undefined {
  for (const [i, a] of events.entries())
    for (const b of events.subarray(i + 1)) {
      const contact = findContact(edges, a >> 1, b >> 1);
      if (contact) return contact;
    }
  return undefined;
}

/** The ends of all edges in the order in which the line meets them. */
interface SweepEvents {
  /** Twice the edge's number where it begins, one more where it ends. */
  readonly event: Uint32Array;
  /** By event. */
  readonly x: Float64Array;
  readonly y: Float64Array;
}

/** From west to east and then south to north, ends before beginnings, so that what only follows at a corner is never on the line together. */
function toSweepEvents(edges: Edges): SweepEvents {
  const x = new Float64Array(edges.count * 2);
  const y = new Float64Array(edges.count * 2);
  for (let edge = 0; edge < edges.count; edge++) {
    x[edge * 2] = edges.leftX[edge] as number;
    y[edge * 2] = edges.leftY[edge] as number;
    x[edge * 2 + 1] = edges.rightX[edge] as number;
    y[edge * 2 + 1] = edges.rightY[edge] as number;
  }
  const event = Uint32Array.from(x, (_, i) => i).toSorted(
    (a, b) => (x[a] as number) - (x[b] as number) || (y[a] as number) - (y[b] as number) || (b & 1) - (a & 1) || a - b,
  );
  return { event, x, y };
}

/** Where an edge that begins now lies against one on the line: by its beginning, and from a common point by its end. */
function sideOf({ leftX, leftY, rightX, rightY }: Edges, edge: number, present: number): number {
  const side = (x: number, y: number) =>
    orientation(
      leftX[present] as number,
      leftY[present] as number,
      rightX[present] as number,
      rightY[present] as number,
      x,
      y,
    );
  return side(leftX[edge] as number, leftY[edge] as number) || side(rightX[edge] as number, rightY[edge] as number);
}

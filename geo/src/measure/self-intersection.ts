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

  const events = sweepEvents(edges);
  for (const event of events) {
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
function findPinch(edges: Edges, events: Uint32Array): EdgeContact | undefined {
  for (let from = 0; from < events.length; ) {
    const to = endOfPoint(edges, events, from);
    // two edges at a corner are the rule
    const contact = to - from > 2 ? findContactAmong(edges, events.subarray(from, to)) : undefined;
    if (contact) return contact;
    from = to;
  }
  return undefined;
}

/** The first event after `from` that is at another point. */
function endOfPoint(edges: Edges, events: Uint32Array, from: number): number {
  const [x, y] = endOf(edges, events[from] as number);
  let to = from + 1;
  for (; to < events.length; to++) {
    const [nextX, nextY] = endOf(edges, events[to] as number);
    if (nextX !== x || nextY !== y) break;
  }
  return to;
}

function findContactAmong(edges: Edges, events: Uint32Array): EdgeContact | undefined {
  for (const [i, a] of events.entries())
    for (const b of events.subarray(i + 1)) {
      const contact = findContact(edges, a >> 1, b >> 1);
      if (contact) return contact;
    }
  return undefined;
}

/**
 * Twice the edge's number where it begins, one more where it ends; from west to east and then south to north,
 * ends before beginnings, so that what only follows at a corner is never on the line together.
 */
function sweepEvents(edges: Edges): Uint32Array {
  return Uint32Array.from({ length: edges.count * 2 }, (_, event) => event).toSorted((a, b) => {
    const [ax, ay] = endOf(edges, a);
    const [bx, by] = endOf(edges, b);
    return ax - bx || ay - by || (b & 1) - (a & 1) || a - b;
  });
}

function endOf(edges: Edges, event: number): LngLat {
  const edge = event >> 1;
  return event & 1
    ? [edges.rightX[edge] as number, edges.rightY[edge] as number]
    : [edges.leftX[edge] as number, edges.leftY[edge] as number];
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

import { badInput } from '../wire/index.ts';
import type { Event, EventConnection } from './event.ts';

/** Where in the order of days an event stands. */
export type EventCursor = readonly [heldOn: string, startTime: string, id: string];

export interface EventPageRequest {
  readonly first: number;
  readonly after: EventCursor | null;
}

const MAX_FIRST = 1000;

export function eventPageRequest(first: number | null, after: string | null): EventPageRequest {
  const count = first ?? 50;
  if (!(count >= 0 && count <= MAX_FIRST)) throw badInput(`first は 0 から ${MAX_FIRST} までの数にしてください。`);
  return { first: count, after: after === null ? null : parseCursor(after) };
}

/** @param found one more than `first` where there is a next page */
export function eventConnection(
  { rows: found, total }: { readonly rows: readonly Event[]; readonly total: number },
  { first, after }: EventPageRequest,
): EventConnection {
  const nodes = found.slice(0, first);
  const edges = nodes.map((node) => ({ cursor: formatCursor(node), node }));
  return {
    nodes,
    edges,
    pageInfo: {
      hasNextPage: found.length > first,
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: total,
  };
}

const formatCursor = ({ heldOn, startTime, id }: Event): string =>
  Buffer.from(JSON.stringify([heldOn, startTime ?? '', id])).toString('base64url');

function parseCursor(text: string): EventCursor {
  try {
    const cursor: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (isCursor(cursor)) return cursor;
  } catch {
    // not ours: said below
  }
  throw badInput('after には、前の一覧の endCursor をそのまま指定してください。');
}

function isCursor(cursor: unknown): cursor is EventCursor {
  return (
    Array.isArray(cursor) &&
    cursor.length === 3 &&
    cursor.every((part) => typeof part === 'string') &&
    /^\d{4}-\d{2}-\d{2}$/.test(String(cursor[0]))
  );
}

import { badInput } from '../wire/index.ts';

/**
 * Where in the order a resource stands, so that a page goes on after it whatever was added or taken away before.
 * `near`: [metres, id]; by the day of confirmation: [day, position of its kind, name, id]; else the same without the day.
 */
export type ResourceCursor =
  | readonly [meters: number, id: string]
  | readonly [confirmed: string, kind: number, name: string, id: string]
  | readonly [kind: number, name: string, id: string];

const TYPES = {
  distance: ['number', 'string'],
  confirmed: ['string', 'number', 'string', 'string'],
  name: ['number', 'string', 'string'],
} as const;

export type CursorType = keyof typeof TYPES;

export const formatCursor = (cursor: ResourceCursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** Throws BAD_USER_INPUT where the text isn't a cursor of such a list. */
export function parseCursor(text: string, order: CursorType): ResourceCursor {
  const types = TYPES[order];
  try {
    const cursor: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (isMadeOf(cursor, types)) return cursor;
  } catch {
    // not ours: said below
  }
  throw badInput('after には、前の一覧の endCursor をそのまま指定してください。');
}

/** A day is compared as one: what is none would be a fault of the database's. */
function isMadeOf(cursor: unknown, types: readonly string[]): cursor is ResourceCursor {
  if (!Array.isArray(cursor) || cursor.length !== types.length) return false;
  const [first] = cursor as unknown[];
  if (types[0] === 'string' && !/^\d{4}-\d{2}-\d{2}$/.test(String(first))) return false;
  return cursor.every((part, at) => typeof part === types[at]);
}

import { badInput } from '../wire/index.ts';

/**
 * Where in the order a resource stands, so that a page goes on after it whatever was added or taken away before.
 * `near`: [metres, id], else [position of its kind, name, id].
 */
export type ResourceCursor = readonly [meters: number, id: string] | readonly [kind: number, name: string, id: string];

export const formatCursor = (cursor: ResourceCursor): string =>
  Buffer.from(JSON.stringify(cursor)).toString('base64url');

/** Throws BAD_USER_INPUT where the text isn't a cursor of such a list. */
export function parseCursor(text: string, order: 'distance' | 'name'): ResourceCursor {
  const types = order === 'distance' ? ['number', 'string'] : ['number', 'string', 'string'];
  try {
    const cursor: unknown = JSON.parse(Buffer.from(text, 'base64url').toString());
    if (Array.isArray(cursor) && cursor.length === types.length && cursor.every((part, i) => typeof part === types[i]))
      return cursor as unknown as ResourceCursor;
  } catch {
    // not ours: said below
  }
  throw badInput('after には、前の一覧の endCursor をそのまま指定してください。');
}

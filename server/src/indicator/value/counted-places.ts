import type { ResourceConnection, ResourceReader } from '../../resource/index.ts';
import { badInput } from '../../wire/index.ts';

const MOST_PLACES = 100;

/**
 * One page of resources by their ids. A place that the viewer may not read is counted and left out of its page.
 * @param page `after`: the cursor at which the page before ended
 * @throws BAD_USER_INPUT where the page is too long, or begins at no cursor
 */
export async function pageOfPlaces(
  ids: readonly string[],
  { first, after }: { readonly first: number; readonly after: string | null },
  resources: ResourceReader,
): Promise<ResourceConnection> {
  if (!(first >= 1 && first <= MOST_PLACES)) throw badInput(`first は1から${MOST_PLACES}までの数にしてください。`);
  // a place in the list: an id would name a resource that may not be read
  const from = after === null ? 0 : Number(after);
  if (!(Number.isInteger(from) && from >= 0 && from <= ids.length))
    throw badInput(`after「${after}」はここでは使えません。前のページの endCursor を書いてください。`);
  const asked = ids.slice(from, from + first);
  const found = await Promise.all(asked.map((id) => resources.findResource(id)));
  const edges = found.flatMap((node, at) => (node ? [{ cursor: String(from + at + 1), node }] : []));
  return {
    edges,
    nodes: edges.map(({ node }) => node),
    pageInfo: {
      hasNextPage: from + asked.length < ids.length,
      hasPreviousPage: from > 0,
      startCursor: asked.length === 0 ? null : String(from + 1),
      endCursor: asked.length === 0 ? null : String(from + asked.length),
    },
    totalCount: ids.length,
  };
}

import type { GraphQLResolveInfo } from 'graphql';
import { badInput, selectedFields } from '../wire/index.ts';
import type { ResourceConnection } from './resource-connection.ts';
import { formatCursor, parseCursor, type ResourceCursor } from './resource-cursor.ts';
import { parseResourceFilter, type ResourceFilter, type ResourceOrderName } from './resource-filter.ts';
import type { PageRequest, PageRow } from './resource-page.repository.ts';
import { resourceOrder } from './resource-sql.ts';

const DEFAULT_FIRST = 50;
const MAX_FIRST = 1000;

type Info = Pick<GraphQLResolveInfo, 'fieldNodes' | 'fragments'>;

/** What a query asks of a connection: the rows only where it looks at them, the count only where it is read. */
export function pageRequest(
  filter: ResourceFilter | null,
  first: number | null,
  after: string | null,
  info: Info,
  order: ResourceOrderName = 'NAME',
): PageRequest {
  const count = first ?? DEFAULT_FIRST;
  if (!(count >= 0 && count <= MAX_FIRST)) throw badInput(`first は 0 から ${MAX_FIRST} までの数にしてください。`);
  const criteria = parseResourceFilter(filter ?? {}, order);
  const fields = selectedFields(info);
  const wantsRows = fields.has('nodes') || fields.has('edges') || fields.has('pageInfo');
  return {
    criteria,
    first: count,
    after: after === null ? null : parseCursor(after, resourceOrder(criteria).type),
    fields: wantsRows ? nodeFields(info) : null,
    wantsTotal: fields.has('totalCount'),
  };
}

const nodeFields = (info: Info): readonly string[] => [
  ...new Set([...selectedFields(info, ['nodes']), ...selectedFields(info, ['edges', 'node'])]),
];

/** Of many areas the same is asked: it is worked out once for the field of a query that asks. */
const unfiltered = new WeakMap<object, { readonly first: number | null; readonly request: PageRequest }>();

/** As `pageRequest`, for a field that is resolved thousands of times in one answer. */
export function repeatedPageRequest(
  filter: ResourceFilter | null,
  first: number | null,
  after: string | null,
  info: Info,
): PageRequest {
  const [field] = info.fieldNodes;
  if (filter !== null || after !== null || !field) return pageRequest(filter, first, after, info);
  const known = unfiltered.get(field);
  if (known?.first === first) return known.request;
  const request = pageRequest(filter, first, after, info);
  unfiltered.set(field, { first, request });
  return request;
}

/** No page: the count was asked for alone. */
const NO_EDGES = {
  edges: [],
  nodes: [],
  pageInfo: { hasNextPage: false, hasPreviousPage: false, startCursor: null, endCursor: null },
};

export function connectionOf(
  { rows, total }: { readonly rows: readonly PageRow[]; readonly total: number },
  { first, after, fields }: PageRequest,
): ResourceConnection {
  if (fields === null) return { ...NO_EDGES, totalCount: total };
  const nodes = rows.slice(0, first);
  const edges = nodes.map((node) => ({ cursor: formatCursor(cursorOf(node)), node }));
  return {
    edges,
    nodes,
    pageInfo: {
      hasNextPage: rows.length > first,
      // the cursor's own resource comes before this page
      hasPreviousPage: after !== null,
      startCursor: edges[0]?.cursor ?? null,
      endCursor: edges.at(-1)?.cursor ?? null,
    },
    totalCount: total,
  };
}

function cursorOf({ meters, confirmed, position, sortName, id }: PageRow): ResourceCursor {
  if (meters !== null) return [meters, id];
  return confirmed === null ? [position, sortName, id] : [confirmed, position, sortName, id];
}

import type { GraphQLResolveInfo } from 'graphql';
import { badInput, selectedFields } from '../wire/index.ts';
import type { PageRequest, PageRow } from './resource.repository.ts';
import type { ResourceConnection } from './resource-connection.ts';
import { formatCursor, parseCursor, type ResourceCursor } from './resource-cursor.ts';
import { parseResourceFilter, type ResourceFilter } from './resource-filter.ts';
import { resourceOrder } from './resource-sql.ts';

const DEFAULT_FIRST = 50;
const MAX_FIRST = 1000;

/** What a query asks of a connection: the rows only where it looks at them, the count only where it is read. */
export function pageRequest(
  filter: ResourceFilter,
  first: number | null,
  after: string | null,
  info: GraphQLResolveInfo,
): PageRequest {
  const count = first ?? DEFAULT_FIRST;
  if (!(count >= 0 && count <= MAX_FIRST)) throw badInput(`first は 0 から ${MAX_FIRST} までの数にしてください。`);
  const criteria = parseResourceFilter(filter);
  const fields = selectedFields(info);
  return {
    criteria,
    first: count,
    after: after === null ? null : parseCursor(after, resourceOrder(criteria).type),
    wantsRows: fields.has('nodes') || fields.has('edges') || fields.has('pageInfo'),
    wantsTotal: fields.has('totalCount'),
  };
}

export function connectionOf(
  { rows, total }: { readonly rows: readonly PageRow[]; readonly total: number },
  { first, after }: PageRequest,
): ResourceConnection {
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

const cursorOf = ({ meters, position, name, id }: PageRow): ResourceCursor =>
  meters === null ? [position, name, id] : [meters, id];

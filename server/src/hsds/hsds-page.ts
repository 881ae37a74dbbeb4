import { z } from 'zod';
import { badInput } from '../wire/index.ts';

/** A page of a list, as the HSDS API words it. */
export interface HsdsPage<T> {
  readonly total_items: number;
  readonly total_pages: number;
  readonly page_number: number;
  readonly size: number;
  readonly first_page: boolean;
  readonly last_page: boolean;
  readonly empty: boolean;
  readonly contents: readonly T[];
}

const DEFAULT_PER_PAGE = 50;
const MOST_PER_PAGE = 1000;
const isTrue = z.enum(['true', 'false']).transform((text) => text === 'true');

const querySchema = z.strictObject({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  per_page: z.coerce.number().int().min(1).max(MOST_PER_PAGE).default(DEFAULT_PER_PAGE),
  format: z.literal('json').optional(),
  search: z.string().max(200).optional(),
  /** Not of HSDS: one town alone. */
  m: z.string().max(10).optional(),
  taxonomy_term_id: z.string().max(100).optional(),
  taxonomy_id: z.string().max(100).optional(),
  organization_id: z.string().max(100).optional(),
  modified_after: z.iso.datetime({ offset: true }).or(z.iso.date()).optional(),
  minimal: isTrue.optional(),
  full: isTrue.optional(),
  full_service: isTrue.optional(),
  top_only: isTrue.optional(),
  parent_id: z.string().max(100).optional(),
});

export type HsdsQuery = z.infer<typeof querySchema>;

/** @throws BAD_USER_INPUT naming the parameter */
export function parseHsdsQuery(query: unknown): HsdsQuery {
  const parsed = querySchema.safeParse(query);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  const name = issue?.code === 'unrecognized_keys' ? issue.keys.join('、') : issue?.path.join('.');
  throw badInput(
    `「${name ?? ''}」の指定が正しくありません。使えるのは ${Object.keys(querySchema.shape).join('、')} です（per_page は ${MOST_PER_PAGE} まで）。`,
  );
}

export function hsdsPage<T>(contents: readonly T[], total: number, { page, per_page }: HsdsQuery): HsdsPage<T> {
  const pages = Math.ceil(total / per_page);
  return {
    total_items: total,
    total_pages: pages,
    page_number: page,
    size: contents.length,
    first_page: page === 1,
    last_page: page >= pages,
    empty: contents.length === 0,
    contents,
  };
}

/** A page of a list that is all there. */
export function pageOf<T>(all: readonly T[], query: HsdsQuery): HsdsPage<T> {
  const from = (query.page - 1) * query.per_page;
  return hsdsPage(all.slice(from, from + query.per_page), all.length, query);
}

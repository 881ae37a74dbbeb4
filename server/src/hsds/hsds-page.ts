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
/** Ids and moments alone are small: HSDS wants all of them in one answer. */
const MINIMAL_PER_PAGE = 100_000;
const isTrue = z.enum(['true', 'false']).transform((text) => text === 'true');

const querySchema = z.strictObject({
  page: z.coerce.number().int().min(1).max(1_000_000).default(1),
  per_page: z.coerce.number().int().min(1).max(MOST_PER_PAGE).optional(),
  format: z.enum(['json', 'ndjson']).default('json'),
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

export type HsdsQuery = Omit<z.infer<typeof querySchema>, 'per_page'> & { readonly per_page: number };

/** @throws BAD_USER_INPUT naming the parameter */
export function parseHsdsQuery(query: unknown): HsdsQuery {
  const parsed = querySchema.safeParse(query);
  if (parsed.success) {
    const { minimal = false, per_page: perPage = minimal ? MINIMAL_PER_PAGE : DEFAULT_PER_PAGE } = parsed.data;
    return { ...parsed.data, per_page: perPage };
  }
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

/** What a list reads of each page: its contents, and how many there are in all. */
export type ReadPage<T> = (query: HsdsQuery) => Promise<{ readonly contents: readonly T[]; readonly total: number }>;

/** Every entry as a line of JSON, page by page, with no pages about it (`format=ndjson`). */
export async function* ndjsonLines<T>(query: HsdsQuery, read: ReadPage<T>): AsyncGenerator<string> {
  for (let page = 1, left = 1; left > 0; page++) {
    const { contents, total } = await read({ ...query, page, per_page: MOST_PER_PAGE });
    for (const entry of contents) yield `${JSON.stringify(entry)}\n`;
    left = total - page * MOST_PER_PAGE;
  }
}

/** A list that is all there, to be read by the page. */
export function pagesOf<T>(all: readonly T[]): ReadPage<T> {
  return async ({ page, per_page: perPage }) => {
    const from = (page - 1) * perPage;
    return { contents: all.slice(from, from + perPage), total: all.length };
  };
}

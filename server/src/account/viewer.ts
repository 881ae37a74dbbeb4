import type { Role } from '@hazama/prisma';

/** What is withheld from whom, least withheld first. */
export const AUDIENCES = ['STAFF', 'COUNCIL', 'PUBLIC'] as const;
export type Audience = (typeof AUDIENCES)[number];

/** Who is asking. Built once per request; everything that is withheld is withheld by asking this. */
export interface Viewer {
  /** personal: until accounts exist, one person with full rights on this machine. */
  readonly mode: 'personal';
  readonly role: Role;
  readonly audience: Audience;
}

/**
 * The viewer of one request. `as` is the query parameter of that name: `council` or `public` lower what is seen,
 * anything else changes nothing, and nothing ever raises it.
 */
export function personalViewer(as?: string): Viewer {
  return { mode: 'personal', role: 'ADMIN', audience: lowered('STAFF', as) };
}

/** Nobody in particular: what may be printed and cached for all. */
export const PUBLIC_VIEWER: Viewer = { mode: 'personal', role: 'VIEWER', audience: 'PUBLIC' };

/** Where the API stands once more, for the page that other sites frame: GraphQL under `/embed/graphql`, tiles under `/embed/tiles`. */
export const EMBED_DOOR = '/embed';

/** Of a request, what says who asks: its parameter `as`, and the route that answers it (never the address as it was spelt). */
interface Asking {
  readonly routeOptions: { readonly url?: string | undefined };
  readonly query: unknown;
}

/**
 * Who asks. Whoever comes in by the door of the framed page is the public, whatever their own rights and whatever the
 * address says: the page stands among others' words, and what their visitors see is what everyone may.
 */
export function viewerOf({ routeOptions, query }: Asking): Viewer {
  if (routeOptions.url?.startsWith(`${EMBED_DOOR}/`)) return PUBLIC_VIEWER;
  const { as } = query as { readonly as?: unknown };
  return personalViewer(typeof as === 'string' ? as : undefined);
}

function lowered(audience: Audience, as: string | undefined): Audience {
  const wanted = AUDIENCES.findIndex((name) => name.toLowerCase() === as);
  return AUDIENCES[Math.max(AUDIENCES.indexOf(audience), wanted)] ?? audience;
}

/** Of two parameters `as` the one that shows less; undefined where neither lowers anything. */
export function lowerAs(one: string | undefined, other: string | undefined): string | undefined {
  const levels = [one, other].map((as) => AUDIENCES.indexOf(lowered('STAFF', as)));
  const lowest = Math.max(...levels);
  return lowest > 0 ? AUDIENCES[lowest]?.toLowerCase() : undefined;
}

import type { ViewState } from '../view-state.ts';

/** As whom one asks: council or public lower the audience; from the page for frames everyone is the public. */
export type Seer = Pick<ViewState, 'as' | 'isEmbedded'>;

/** Where one asks as oneself. */
export const OWN_ENDPOINT = '/graphql';

/** The path before what the page for frames asks for: its security policy lets it ask nowhere else. */
const EMBED_DOOR = '/embed';

/** Where one asks. */
export function endpointFor({ as, isEmbedded }: Seer): string {
  if (isEmbedded) return `${EMBED_DOOR}${OWN_ENDPOINT}`;
  return as === null ? OWN_ENDPOINT : `${OWN_ENDPOINT}?as=${encodeURIComponent(as)}`;
}

/** Path and query of a tile of that audience, but for `m`, `v` and what its layer takes. */
export function tilePath({ as, isEmbedded }: Seer, layer: string, query: URLSearchParams): string {
  if (as !== null && !isEmbedded) query.set('as', as);
  return `${isEmbedded ? EMBED_DOOR : ''}/tiles/${layer}/{z}/{x}/{y}.mvt?${query}`;
}

import { type ErrorCode, UserError } from '../wire/index.ts';

/** Why a question that is well put has no answer. A screen says it by its own controls; `message` says it by the fields of the API. */
export type SitingRefusal =
  /** `count` candidates, of which `most` can be searched. */
  | { readonly reason: 'TOO_MANY_CANDIDATES'; readonly count: number; readonly most: number }
  /** None of the facilities asked for is open, of the town and at a known place. */
  | { readonly reason: 'NO_CANDIDATES' }
  /** A candidate lies too far from the town. */
  | { readonly reason: 'CANDIDATE_OUTSIDE'; readonly key: string }
  /** All candidates together don't reach the share of people asked for. */
  | { readonly reason: 'SHARE_OUT_OF_REACH' }
  /** All candidates together don't bring these areas to the least share. */
  | { readonly reason: 'AREA_OUT_OF_REACH'; readonly areas: readonly string[] }
  /** Each limit could be kept to, but not all of them with so many places. */
  | { readonly reason: 'TOO_FEW_PLACES'; readonly areas: readonly string[] }
  /** No choice that keeps to the limits was found in the time that a search has. */
  | { readonly reason: 'NOT_FOUND' };

/** @param message Japanese: what to ask instead */
export const refused = (
  refusal: SitingRefusal,
  message: string,
  code: Extract<ErrorCode, 'BAD_USER_INPUT' | 'TOO_COMPLEX'> = 'BAD_USER_INPUT',
): UserError => new UserError(code, message, { ...refusal });

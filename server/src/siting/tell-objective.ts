import type { ChoiceSoFar, SitingProgress } from '@hazama/geo';
import type { Audience } from '../account/index.ts';
import { tellBound, tellMeters, tellPeople } from '../disclosure/index.ts';
import { SHARE_STEP } from './limits.ts';
import type { PeopleTeller } from './people-teller.ts';
import { MEASURES, type SitingMethod, type SitingObjective } from './siting-method.ts';
import type { SitingLeastShare, SitingStep } from './siting-plan.ts';

/** Shares that differ by less are the same. */
const SAME_SHARE = 1e-6;

interface Told {
  readonly method: SitingMethod;
  readonly people: PeopleTeller;
  readonly audience: Audience;
}

/** How good the plan is in what its method makes best, and how good any could be. */
export function tellObjective(told: Told, { value, bound, isOptimal, curve }: ChoiceSoFar): SitingObjective {
  const best = tellValue(told, value);
  return {
    ...MEASURES[told.method],
    today: told.method === 'LSCP' ? 0 : tellValue(told, curve[0]?.value ?? null),
    value: best,
    bound: isOptimal ? best : tellLimit(told, bound),
  };
}

/** The same while it is searched; nothing before there is a first choice. */
export function tellProgress(told: Told, { value, bound }: SitingProgress): Pick<SitingStep, 'value' | 'bound'> {
  return value === undefined
    ? { value: null, bound: null }
    : { value: tellValue(told, value), bound: tellLimit(told, bound) };
}

/** The least part of any area that a candidate changes; null where equity wasn't asked for. */
export function tellLeastShare(
  audience: Audience,
  { areaShares, leastShareBound, unchangeableAreas }: ChoiceSoFar,
): SitingLeastShare | null {
  if (!areaShares) return null;
  const isFixed = new Set(unchangeableAreas);
  const value = areaShares.reduce<number>(
    (least, share, area) => (isFixed.has(area) ? least : Math.min(least, share ?? 1)),
    1,
  );
  // sums round: what is proven is said to be the same
  const bound = leastShareBound !== null && leastShareBound <= value + SAME_SHARE ? value : leastShareBound;
  if (audience === 'STAFF') return { value, bound };
  return { value: inSteps(value, Math.floor), bound: bound === null ? null : inSteps(bound, Math.ceil) };
}

const inSteps = (share: number, round: (steps: number) => number) =>
  Math.min(1, round(share / SHARE_STEP) / Math.round(1 / SHARE_STEP));

function tellValue({ method, people, audience }: Told, value: number | null): number | null {
  if (value === null || method === 'LSCP') return value;
  if (method === 'MCLP') return people.toldToday + tellPeople(value - people.today, audience);
  return tellMeters(value, audience);
}

function tellLimit({ method, people, audience }: Told, bound: number | null): number | null {
  if (bound === null || method === 'LSCP') return bound;
  if (method === 'MCLP') return people.toldToday + tellBound(bound - people.today, audience);
  return tellMeters(bound, audience);
}

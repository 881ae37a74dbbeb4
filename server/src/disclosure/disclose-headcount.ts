import { type Audience, isSmallCount, roundToTen } from '@hazama/geo';

/** One number of people, as far as its reader may know it. */
export interface Headcount {
  readonly state: 'OK' | 'UNKNOWN' | 'SUPPRESSED';
  /** Null where nobody has counted, or it is withheld. */
  readonly people: number | null;
}

/** What an audience may see of a number of people that stands alone: staff all, the others none of 1–9, the public tens. */
export function discloseHeadcount(people: number | null, audience: Audience): Headcount {
  if (people === null) return { state: 'UNKNOWN', people: null };
  if (audience === 'STAFF') return { state: 'OK', people };
  if (isSmallCount(people)) return { state: 'SUPPRESSED', people: null };
  return { state: 'OK', people: audience === 'PUBLIC' ? roundToTen(people) : people };
}

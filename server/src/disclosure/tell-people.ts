import { LEAST_SHOWN_PEOPLE } from '@hazama/geo';
import type { Audience } from '../account/index.ts';

/** Sums of shares of cells round: 10 people may come out as 9.999999999. */
const ROUNDING = 1e-6;

/**
 * A number of people as an audience may see it, where the answer needs a number: staff exactly; the others no 1–9, which are
 * told as 0, and the public whole tens. It never says more people than there are in what it was given.
 */
export function tellPeople(people: number, audience: Audience): number {
  if (audience === 'STAFF') return people;
  if (people < LEAST_SHOWN_PEOPLE - ROUNDING) return 0;
  return audience === 'PUBLIC' ? Math.floor((people + ROUNDING) / 10) * 10 : people;
}

/** What people can't exceed, told so that it holds for the number given: 1–9 are told as 10, and the public's tens go up. */
export function tellBound(people: number, audience: Audience): number {
  if (audience === 'STAFF' || people < ROUNDING) return people;
  if (people < LEAST_SHOWN_PEOPLE) return LEAST_SHOWN_PEOPLE;
  return audience === 'PUBLIC' ? Math.ceil((people - ROUNDING) / 10) * 10 : people;
}

/** Metres over people, a mean or a largest: outside staff in tens, so that nobody reckons back how many live in one cell. */
export function tellMeters(meters: number, audience: Audience): number {
  return audience === 'STAFF' ? meters : Math.round(meters / 10) * 10;
}

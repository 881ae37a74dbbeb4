/** Who sees a number decides what of it is withheld: staff nothing, council and public counts of residents 1–9, public also exact figures. */
export type Audience = 'STAFF' | 'COUNCIL' | 'PUBLIC';

/** Counts of residents below this, zero apart, and ratios over fewer people are withheld from all but staff. */
export const LEAST_SHOWN_PEOPLE = 10;

/** Whether a count of residents could point at persons. Shares of cells make fractions: 0.3 people are withheld too. */
export function isSmallCount(people: number): boolean {
  return people > 0 && people < LEAST_SHOWN_PEOPLE;
}

/** For the public the rest is rounded to 10; 5 goes up. */
export function roundToTen(people: number): number {
  return Math.round(people / 10) * 10;
}

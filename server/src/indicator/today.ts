import type { Day } from './town/town-model.ts';

/** What time it is; tests hand in their own. */
export type Clock = () => Date;

const TOKYO = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Asia/Tokyo',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The day in Asia/Tokyo, whatever zone the machine keeps. */
export function dayInTokyo(instant: Date): Day {
  return TOKYO.format(instant);
}

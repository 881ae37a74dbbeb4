import type { Day } from './town/town-model.ts';

/** What time it is; tests hand in their own. */
export type Clock = () => Date;

/** Japan keeps +09:00 all year round. */
const TOKYO_OFFSET_MS = 9 * 3_600_000;

/** The day in Asia/Tokyo, whatever zone the machine keeps. */
export function dayInTokyo(instant: Date): Day {
  return new Date(instant.getTime() + TOKYO_OFFSET_MS).toISOString().slice(0, 10);
}

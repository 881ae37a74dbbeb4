import { addMonths, type Day } from './day.ts';

/** ある, ない (confirmed), 未確認. */
export type PresenceState = 'PRESENT' | 'ABSENT' | 'UNCONFIRMED';

/** What someone once said about one kind in one area. */
export interface PresenceRecord {
  /** A place or body that is there, or the statement that there is none. */
  readonly state: 'PRESENT' | 'ABSENT';
  /** The day on which it was last confirmed; null when nobody ever wrote one down. */
  readonly confirmedOn: Day | null;
}

export interface Presence {
  readonly state: PresenceState;
  /** Places and bodies on record, also those past their shelf life: they stand until someone says なくなった. */
  readonly count: number;
  readonly lastConfirmedOn: Day | null;
  /** Its last confirmation is past its shelf life. */
  readonly stale: boolean;
}

/**
 * One kind in one area. The latest confirmation decides; of a presence and an absence of the same day the presence.
 * A record holds through its shelf life, the last day included (12 months from 2024-11-20 is through 2025-11-20);
 * after it, and without any record, the area is UNCONFIRMED: never "none".
 */
export function presenceOf(records: readonly PresenceRecord[], shelfLifeMonths: number, referenceDay: Day): Presence {
  let present: Day | null = null;
  let absent: Day | null = null;
  let count = 0;
  for (const { state, confirmedOn } of records) {
    if (state === 'PRESENT') {
      count++;
      present = later(present, confirmedOn);
    } else absent = later(absent, confirmedOn);
  }
  const lastConfirmedOn = later(present, absent);
  const goneSince = absent !== null && (present === null || absent > present);
  const fresh = lastConfirmedOn !== null && referenceDay <= addMonths(lastConfirmedOn, shelfLifeMonths);
  const state = fresh ? (goneSince ? 'ABSENT' : 'PRESENT') : 'UNCONFIRMED';
  return { state, count: state === 'ABSENT' ? 0 : count, lastConfirmedOn, stale: lastConfirmedOn !== null && !fresh };
}

function later(a: Day | null, b: Day | null): Day | null {
  if (a === null) return b;
  return b !== null && b > a ? b : a;
}

import { type Measurement, measured, unknown } from '../measurement.ts';
import type { PresenceState } from './presence.ts';

/**
 * One area's presence as a value: 1, 0, or UNKNOWN.
 * @param recorded whether the town ever published a record of the kind.
 */
export function presenceValue(state: PresenceState, recorded: boolean): Measurement {
  if (!recorded) return unknown('NEVER_RECORDED');
  if (state === 'UNCONFIRMED') return unknown('UNCONFIRMED');
  const value = state === 'PRESENT' ? 1 : 0;
  return measured({ value, low: value, high: value });
}

/**
 * The share established among areas (設置率): PRESENT ÷ all. `low`…`high` count the unconfirmed areas as absent … as present.
 * The numerator and denominator are areas, not people.
 */
export function presenceShare(states: readonly PresenceState[], recorded: boolean): Measurement {
  if (!recorded) return unknown('NEVER_RECORDED');
  if (states.length === 0) return unknown('NO_RECORD');
  const count = (wanted: PresenceState) => states.filter((state) => state === wanted).length;
  const present = count('PRESENT');
  const all = states.length;
  return measured({
    value: present / all,
    numerator: present,
    denominator: all,
    low: present / all,
    high: (present + count('UNCONFIRMED')) / all,
  });
}

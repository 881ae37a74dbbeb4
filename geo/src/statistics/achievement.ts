import type { ValueState } from '../measurement.ts';

/** 目標に届いた, あと少し, これから, 判定不能, 目標なし. */
export type Achievement = 'ACHIEVED' | 'ON_TRACK' | 'ATTENTION' | 'UNDETERMINED' | 'NO_TARGET';

/** More than this part of the way to the target is あと少し. */
const ON_TRACK_ABOVE = 0.8;

export interface AchievementInput {
  /** UNREACHABLE: known, and further than any target. */
  readonly state?: ValueState;
  /** Null when the value is not known, withheld or out of reach. */
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
  readonly target: number | null;
  readonly higherIsBetter: boolean;
}

/**
 * A value against its target. A value exactly at the target has reached it. Where one end of the interval reaches the
 * target and the other does not, chance alone may decide: UNDETERMINED, as for a value that is not known. No way to get there
 * is known, and is これから.
 */
export function achievementOf({ state, value, low, high, target, higherIsBetter }: AchievementInput): Achievement {
  if (target === null) return 'NO_TARGET';
  if (state === 'UNREACHABLE') return 'ATTENTION';
  if (value === null || Number.isNaN(value)) return 'UNDETERMINED';
  const reaches = (candidate: number) => (higherIsBetter ? candidate >= target : candidate <= target);
  if (low !== null && high !== null && reaches(low) !== reaches(high)) return 'UNDETERMINED';
  if (reaches(value)) return 'ACHIEVED';
  const way = higherIsBetter ? value / target : target / value;
  return way > ON_TRACK_ABOVE ? 'ON_TRACK' : 'ATTENTION';
}

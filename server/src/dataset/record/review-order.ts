import type { RowCheck } from '../validation/row-check.ts';

interface Day {
  readonly field: string;
  /** YYYY-MM-DD; null: not known. */
  readonly day: string | null;
}

/** A later day that lies before the earlier one: one of the two is mistyped, and only a person knows which. */
export function reviewOrder(check: RowCheck, earlier: Day, later: Day, message: string): void {
  if (earlier.day === null || later.day === null || later.day >= earlier.day) return;
  check.review('days-reversed', { field: later.field }, `${message}どちらかの日付を直してください。`, {
    isFinal: true,
  });
}

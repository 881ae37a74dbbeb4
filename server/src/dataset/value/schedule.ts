/** What was understood of opening days and hours; null where that part wasn't said. */
export interface Opening {
  /** How often a month, a month having 52 / 12 weeks. */
  readonly openingsPerMonth: number | null;
  readonly hoursPerMonth: number | null;
  /** At least once in every week. */
  readonly weekly: boolean;
}

export interface ReadSchedule {
  /** Null where no day was understood. */
  readonly opening: Opening | null;
  /** Nothing of the text was left over. */
  readonly isComplete: boolean;
}

export function parseSchedule(_text: string): ReadSchedule {
  return { opening: null, isComplete: false };
}

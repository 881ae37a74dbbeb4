const FIRST_MONTH = 4;

/** 年度 of a day YYYY-MM-DD: April is its first month. */
export function fiscalYearOf(day: string): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month >= FIRST_MONTH ? year : year - 1;
}

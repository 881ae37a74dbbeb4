/** A calendar day as YYYY-MM-DD. Two days compare as their texts do. */
export type Day = string;

/** The same day of the month `months` later, or the last of that month where it has no such day (31 August + 6 → 28 February). */
export function addMonths(day: Day, months: number): Day {
  const [year, month, date] = parts(day);
  const total = year * 12 + month - 1 + months;
  const targetYear = Math.floor(total / 12);
  const targetMonth = (total % 12) + 1;
  const last = daysIn(targetYear, targetMonth);
  return `${String(targetYear).padStart(4, '0')}-${two(targetMonth)}-${two(Math.min(date, last))}`;
}

/** @throws RangeError when the text is not a day that exists. */
function parts(day: Day): [year: number, month: number, date: number] {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day);
  const [year, month, date] = [Number(match?.[1]), Number(match?.[2]), Number(match?.[3])];
  if (!match || month < 1 || month > 12 || date < 1 || date > daysIn(year, month))
    throw new RangeError(`${JSON.stringify(day)} is not a day as YYYY-MM-DD`);
  return [year, month, date];
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

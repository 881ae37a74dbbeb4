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
  const [year, month, date] = [digits(day, 0, 4), digits(day, 5, 7), digits(day, 8, 10)];
  const isWritten = day.length === 10 && day[4] === '-' && day[7] === '-' && !Number.isNaN(year + month + date);
  if (!isWritten || month < 1 || month > 12 || date < 1 || date > daysIn(year, month))
    throw new RangeError(`${JSON.stringify(day)} is not a day as YYYY-MM-DD`);
  return [year, month, date];
}

/** The number that some of the text's digits make; NaN where one of them is none. By hand: a town's records ask 100,000 times. */
function digits(text: string, from: number, to: number): number {
  let number = 0;
  for (let at = from; at < to; at++) {
    const digit = text.charCodeAt(at) - 48;
    number = digit >= 0 && digit <= 9 ? number * 10 + digit : Number.NaN;
  }
  return number;
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

function two(value: number): string {
  return String(value).padStart(2, '0');
}

import { addMonths, type Day } from '@hazama/geo';
import type { Random } from '../random.ts';

/** The last year in which anything of a sample opens, so that a day is never still to come. */
const LAST_YEAR = 2025;

/** A day in a range of years written 2014-2019; of the last year only its first months. */
export function dayWithin(years: string, random: Random): Day {
  const [from = LAST_YEAR, to = from] = years.split('-').map(Number);
  const year = random.between(from, to);
  const month = year === LAST_YEAR ? random.between(1, 3) : random.between(1, 12);
  // lists mostly know the first of April, the start of the Japanese fiscal year
  const day = random.next() < 0.4 ? '01' : two(random.between(1, 28));
  return `${year}-${two(day === '01' && month > 3 ? 4 : month)}-${day}`;
}

/** A day some days before another. */
export function daysBefore(day: Day, days: number): Day {
  return new Date(Date.parse(`${day}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
}

/** A day some months before another, and a few days more. */
export function monthsBefore(day: Day, months: number, random: Random): Day {
  return daysBefore(addMonths(day, -months), random.between(1, 12));
}

function two(number: number): string {
  return String(number).padStart(2, '0');
}

import { numberText } from '../../wire/index.ts';

/** A number of an example, and the digits behind the point with which it is printed at least. */
interface PrintedNumber {
  readonly value: number;
  readonly digits: number;
}

/** More than these say nothing of people, places and metres. */
const MOST_MORE_DIGITS = 6;

/**
 * With how many digits two numbers are printed so that whoever works the example out of what is printed gets what is printed behind its `=`:
 * 10,738 ÷ 14,541 people, both rounded, make 73.8 % where the share of those who were counted is 73.9 %. The fewest digits more than the
 * least, of the first number rather than of the second; the least where no digits do.
 */
export function digitsToWorkOut(
  [first, second]: readonly [PrintedNumber, PrintedNumber],
  workOut: (first: number, second: number) => number,
  result: PrintedNumber,
): readonly [first: number, second: number] {
  const wanted = printed(result.value, result.digits);
  for (let more = 0; more <= 2 * MOST_MORE_DIGITS; more++)
    for (let ofFirst = Math.min(more, MOST_MORE_DIGITS); ofFirst >= Math.max(0, more - MOST_MORE_DIGITS); ofFirst--) {
      const [a, b] = [first.digits + ofFirst, second.digits + more - ofFirst];
      if (printed(workOut(printed(first.value, a), printed(second.value, b)), result.digits) === wanted) return [a, b];
    }
  return [first.digits, second.digits];
}

/** How a language writes a number. */
export type WriteNumber = (value: number, digits: number) => string;

/** Two numbers that are divided, as they are printed. */
export interface PrintedQuotient {
  readonly numerator: string;
  readonly denominator: string;
}

/**
 * @param times what the quotient is multiplied by: 100 for percent, 1,000 for as many people
 * @param leastBelow digits with which the denominator is printed at least
 */
export function quotientText(
  write: WriteNumber,
  { numerator, denominator }: { readonly numerator: PrintedNumber; readonly denominator: number },
  times: number,
  result: PrintedNumber,
  leastBelow = 0,
): PrintedQuotient {
  const [above, below] = digitsToWorkOut(
    [numerator, { value: denominator, digits: leastBelow }],
    (first, second) => (first / second) * times,
    result,
  );
  return { numerator: write(numerator.value, above), denominator: write(denominator, below) };
}

/** What an example is worked out from. */
interface Worked {
  readonly value: number;
  readonly numerator: number | null;
  readonly denominator: number | null;
}

/** Of residents over residents: what stands before `= 35.2%`. */
export function shareText(write: WriteNumber, { numerator, denominator, value }: Worked): PrintedQuotient {
  const above = { value: numerator ?? 0, digits: 0 };
  return quotientText(write, { numerator: above, denominator: denominator ?? 0 }, 100, {
    value: value * 100,
    digits: 1,
  });
}

/** Of places, seats or hours over residents: what stands before `× 1,000 = 3.2`. */
export function rateText(write: WriteNumber, { numerator, denominator, value }: Worked): PrintedQuotient {
  const above = { value: numerator ?? 0, digits: digitsOfAmount(numerator ?? 0) };
  return quotientText(write, { numerator: above, denominator: denominator ?? 0 }, 1000, {
    value,
    digits: digitsOfAmount(value),
  });
}

/** Of a mean over residents: their sum, and what it is divided by. @param digits with which the mean is printed */
export function meanText(
  write: WriteNumber,
  { denominator, value }: Omit<Worked, 'numerator'>,
  digits = 0,
): PrintedQuotient {
  const people = denominator ?? 0;
  const sum = { value: value * people, digits: digits > 0 ? digitsOfAmount(value * people) : 0 };
  return quotientText(write, { numerator: sum, denominator: people }, 1, { value, digits });
}

/** Of the place that most comes from: its capacity, and the people around it by their weights; what stands before `× 1,000 = 6.7`. */
export function mainPlaceText(
  write: WriteNumber,
  { capacity, demand, ratio }: { readonly capacity: number; readonly demand: number; readonly ratio: number },
): PrintedQuotient {
  const result = { value: ratio * 1000, digits: digitsOfAmount(ratio * 1000) };
  const above = { value: capacity, digits: digitsOfAmount(capacity) };
  return quotientText(write, { numerator: above, denominator: demand }, 1000, result, 1);
}

/** An amount for a thousand people, or for one: a digit after the point, and below 1 two that say something. */
export function digitsOfAmount(value: number): number {
  return value >= 1 || !(value > 0) ? 1 : Math.min(MOST_MORE_DIGITS, 1 - Math.floor(Math.log10(value)));
}

/** The value of a number as it is printed. */
export function printed(value: number, digits: number): number {
  return Number(numberText(value, 'en', digits).replaceAll(',', ''));
}

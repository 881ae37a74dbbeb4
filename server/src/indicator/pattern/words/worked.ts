import type { MoransI, TheilIndex } from '@hazama/geo';
import {
  digitsToWorkOut,
  type PrintedQuotient,
  quotientText,
  type WriteNumber,
} from '../../explanation/printed-numbers.ts';
import type { Differences } from '../differences.ts';
import type { Finding, SeenPattern } from '../finding.ts';

/** Digits behind the point of an index, and of what it is worked out from at least. */
export const INDEX_DIGITS = 4;
export const RATIO_DIGITS = 3;
const DEVIATION_DIGITS = 2;
/** Shares are printed in percent. */
const SHARE_DIGITS = 1;

/** What the tenth with most has over what the four tenths with least have, in percent of everything: what stands before `= 0.833`. */
export function palmaText(write: WriteNumber, { topShare, bottomShare, palma }: Differences): PrintedQuotient {
  const above = { value: topShare * 100, digits: SHARE_DIGITS };
  const result = { value: palma, digits: RATIO_DIGITS };
  return quotientText(write, { numerator: above, denominator: bottomShare * 100 }, 1, result, SHARE_DIGITS);
}

/** The area under a Lorenz curve: 1 − 2 × it is Gini's. */
export function underCurveText(write: WriteNumber, gini: number): string {
  const area = { value: (1 - gini) / 2, digits: INDEX_DIGITS };
  const none = { value: 0, digits: 0 };
  const [digits] = digitsToWorkOut([area, none], (under) => 1 - 2 * under, { value: gini, digits: INDEX_DIGITS });
  return write(area.value, digits);
}

/** What lies between groups and within them: together Theil's. */
export function theilText(
  write: WriteNumber,
  { total, between, within }: TheilIndex,
): Record<'between' | 'within', string> {
  const [first, second] = digitsToWorkOut(
    [
      { value: between, digits: INDEX_DIGITS },
      { value: within, digits: INDEX_DIGITS },
    ],
    (a, b) => a + b,
    { value: total, digits: INDEX_DIGITS },
  );
  return { between: write(between, first), within: write(within, second) };
}

/** An area's deviation and its neighbours': multiplied its local Moran's I. */
export function placeText(
  write: WriteNumber,
  { deviation, lag, localMoransI }: Extract<Finding, { found: 'PLACE' }>['pattern'],
): Record<'deviation' | 'lag', string> {
  const [first, second] = digitsToWorkOut(
    [
      { value: deviation ?? 0, digits: DEVIATION_DIGITS },
      { value: lag ?? 0, digits: DEVIATION_DIGITS },
    ],
    (a, b) => a * b,
    { value: localMoransI ?? 0, digits: RATIO_DIGITS },
  );
  return { deviation: write(deviation ?? 0, first), lag: write(lag ?? 0, second) };
}

/**
 * The local Moran's I of all areas together, over how many have a neighbour: Moran's I where every area's neighbours weigh 1 together
 * (Anselin 1995).
 */
export function moranText(write: WriteNumber, { index }: MoransI, { areas, alone }: SeenPattern): PrintedQuotient {
  const besideOthers = areas - alone;
  const sum = { value: index * besideOthers, digits: RATIO_DIGITS };
  return quotientText(write, { numerator: sum, denominator: besideOthers }, 1, { value: index, digits: INDEX_DIGITS });
}

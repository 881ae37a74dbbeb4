import type { IndicatorUnit } from '@hazama/geo';
import type { IndicatorMeasure } from './catalogue.ts';

interface Counted {
  readonly measure: IndicatorMeasure;
  readonly statistic?: string | undefined;
  readonly unit: IndicatorUnit;
}

/** What is counted of places for 1,000 people. */
const FOR_A_THOUSAND: Readonly<Record<string, IndicatorUnit>> = {
  places: 'per1000',
  seats: 'seats-per1000',
  hours: 'hours-per1000',
};

/** In which of all units the values of a measure can be counted. */
export function unitsOf({ measure, statistic }: Counted): readonly IndicatorUnit[] {
  switch (measure) {
    case 'coverage':
    case 'roundtrip':
    case 'presence':
      return ['ratio'];
    case 'nearest':
      return ['meters'];
    case 'traveltime':
      return ['minutes'];
    case 'per1000':
      return [FOR_A_THOUSAND[statistic ?? 'places'] ?? 'per1000'];
    case 'access':
      return statistic === 'seats' ? ['seats-per1000'] : ['per1000', 'places', 'index'];
    case 'departures':
    case 'count':
      return ['count'];
  }
}

/** Tables of before there were units for seats and hours say `per1000` of them too. */
export function unitOf(row: Counted): IndicatorUnit {
  const [own] = unitsOf(row);
  return row.measure === 'per1000' && row.unit === 'per1000' && own ? own : row.unit;
}

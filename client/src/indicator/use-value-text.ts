import type { IndicatorUnit } from '@hazama/geo';
import { useFormat } from '../i18n/use-format.ts';
import { type MessageId, useText } from '../i18n/use-text.tsx';

/** What the words of a value need of it; `value` is null unless the state is OK or STALE. */
export interface Measured {
  readonly state: 'OK' | 'UNKNOWN' | 'SUPPRESSED' | 'STALE' | 'UNREACHABLE';
  readonly value: number | null;
}

const withheld: Readonly<Record<'UNKNOWN' | 'SUPPRESSED' | 'UNREACHABLE', MessageId>> = {
  UNKNOWN: 'value.unknown',
  SUPPRESSED: 'value.suppressed',
  UNREACHABLE: 'value.unreachable',
};

/** A value or target in the words of its unit: 65%, 24分, 450m, 3.2か所. */
export function useValueText(): {
  readonly amount: (value: number, unit: string) => string;
  readonly measured: (measured: Measured, unit: string) => string;
} {
  const text = useText();
  const format = useFormat();

  const amount = (value: number, unit: string): string => {
    switch (unit as IndicatorUnit) {
      case 'ratio':
        return format.percent(value);
      case 'minutes':
        return text('unit.minutes', { n: format.number(value) });
      case 'meters':
        return value < 1000
          ? text('unit.meters', { n: format.number(Math.round(value / 10) * 10) })
          : text('unit.kilometers', { n: format.number(value / 1000, 1) });
      case 'per1000':
      case 'places':
        return text('unit.places', { n: format.amount(value) });
      case 'index':
        return format.amount(value);
      case 'seats-per1000':
        return text('unit.seats', { n: format.amount(value) });
      case 'hours-per1000':
        return text('unit.hours', { n: format.amount(value) });
      default:
        return format.number(value, 1);
    }
  };
  return {
    amount,
    measured: ({ state, value }, unit) =>
      state === 'OK' || state === 'STALE'
        ? value === null
          ? text('value.unknown')
          : amount(value, unit)
        : text(withheld[state]),
  };
}

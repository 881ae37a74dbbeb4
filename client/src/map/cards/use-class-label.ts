import type { IndicatorUnit } from '@hazama/geo';
import { useFormat } from '../../i18n/use-format.ts';
import { type MessageId, useText } from '../../i18n/use-text.tsx';
import type { TownIndicator } from '../../town/town.ts';
import type { LegendClass } from '../model/legend-classes.ts';

/** What stands at the ends of classes; nothing where the name of the indicator says what is counted. */
const units: Readonly<Record<IndicatorUnit, MessageId | null>> = {
  ratio: 'map.unit.ratio',
  minutes: 'map.unit.minutes',
  meters: 'map.unit.meters',
  per1000: 'map.unit.per1000',
  'seats-per1000': 'map.unit.seats',
  'hours-per1000': 'map.unit.hours',
  places: 'map.unit.per1000',
  index: null,
  count: null,
};

/** 0–10%, 10–20, …, 40%–: the unit stands at both ends and is understood between; small ones by where they begin: 0.05–. Of whole things: 0, 1–3, 4–7, …, 16–. */
export function useClassLabel({
  unit,
  measure,
}: Pick<TownIndicator, 'unit' | 'measure'>): (legendClass: LegendClass) => string {
  const text = useText();
  const format = useFormat();
  const edge = (value: number) => (unit === 'ratio' ? format.number(value * 100, 1) : format.amount(value));
  const withUnit = (words: string) => {
    const id = units[unit as IndicatorUnit];
    return id ? text(id, { n: words }) : words;
  };
  return ({ from, to }) => {
    if (measure === 'presence') return text(from === null ? 'map.absent' : 'map.present');
    if (unit === 'count' && to !== null) {
      const least = Math.ceil(from ?? 0);
      const most = Math.ceil(to) - 1;
      return least >= most ? edge(most) : `${edge(least)}–${edge(most)}`;
    }
    if (to === null) return `${withUnit(edge(from ?? 0))}–`;
    if (from === null) return withUnit(`0–${edge(to)}`);
    // two numbers of several digits would run into the next class
    return unit !== 'ratio' && to < 1 ? `${edge(from)}–` : `${edge(from)}–${edge(to)}`;
  };
}

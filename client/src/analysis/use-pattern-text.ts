import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { useValueText } from '../indicator/use-value-text.ts';
import type { TownIndicator } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import type { PatternChart } from '../view-state.ts';
import type { PatternArea } from './pattern-query.ts';
import type { PatternRow } from './pattern-row.ts';

/** Told apart from chance. */
export const isTold = (kind: PatternArea['kind']): boolean =>
  kind === 'HIGH_HIGH' || kind === 'LOW_LOW' || kind === 'HIGH_LOW' || kind === 'LOW_HIGH';

/** An area beside the others, in words. */
export function usePatternText(indicator: TownIndicator) {
  const text = useText();
  const format = useFormat();
  const areaName = useAreaName();
  const value = useValueText();
  const { unit } = indicator;
  const amount = (number: number) => value.amount(number, unit);
  const measured = (row: Pick<PatternRow, 'state' | 'value'>) => value.measured(row, unit);
  const share = (p: number | null) => (p === null ? '' : p < 0.001 ? '< 0.001' : format.number(p, 3));
  const position = ({ position: found }: Pick<PatternRow, 'position'>) =>
    found === null ? text('value.unknown') : text(`analysis.position.${found}`);
  const kind = (row: Pick<PatternRow, 'kind'>) => text(`analysis.kind.${row.kind}`);
  const range = ({ low95, high95 }: Pick<PatternRow, 'low95' | 'high95'>) =>
    low95 === null || high95 === null ? '' : `${amount(low95)}–${amount(high95)}`;
  const people = (row: Pick<PatternRow, 'people'>) =>
    row.people === null ? '' : format.number(Math.round(row.people));

  /** 府中: 62%(65歳以上1,240人)。偶然の幅(48%–70%)の中です */
  const said = (row: PatternRow, chart: PatternChart): string => {
    const head = text('analysis.said', { area: areaName(row.area, 'sentence'), value: measured(row) });
    if (row.value === null) return head;
    switch (chart) {
      case 'funnel':
        if (row.position === null) return head;
        return text('analysis.said.funnel', { head, people: people(row), range: range(row), position: row.position });
      case 'neighbours':
        return text('analysis.said.neighbours', { head, kind: kind(row) });
      case 'rates':
        if (row.empiricalBayes === null) return head;
        return text('analysis.said.rates', { head, people: people(row), smoothed: amount(row.empiricalBayes) });
      case 'lorenz':
        return text('analysis.said.lorenz', { head, people: people(row) });
    }
  };
  return { amount, measured, share, position, kind, range, people, said };
}

import { useText } from '../i18n/use-text.tsx';
import type { TownIndicator } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { useOpenArea } from '../town/use-open-area.ts';
import type { PatternRow } from './pattern-row.ts';
import { usePatternText } from './use-pattern-text.ts';

interface Props {
  readonly chart: 'funnel' | 'rates';
  readonly rows: readonly PatternRow[];
  readonly indicator: TownIndicator;
}

/** 計算のしかた of limits and of smoothed rates: definition, source, parameters, an example of its own, what it doesn't see. */
export function RateMethod({ chart, rows, indicator }: Props) {
  const text = useText();
  const areaName = useAreaName();
  const open = useOpenArea();
  const { amount, measured, people, said } = usePatternText(indicator);
  const known = rows.filter(({ empiricalBayes }) => empiricalBayes !== null);
  const example = known.find(({ area }) => area.id === open?.id) ?? known[0];
  if (!example || example.empiricalBayes === null) return null;
  const { area, empiricalBayes } = example;
  const lines =
    chart === 'funnel'
      ? [
          text('analysis.how.funnel.target'),
          text('analysis.how.funnel.limits'),
          text('analysis.how.funnel.spread'),
          said(example, 'funnel'),
          text('analysis.how.funnel.unseen'),
        ]
      : [
          text('analysis.how.rates.formula'),
          text('analysis.how.rates.example', {
            area: areaName(area, 'sentence'),
            value: measured(example),
            people: people(example),
            smoothed: amount(empiricalBayes),
          }),
          text('analysis.how.rates.unseen'),
        ];
  return (
    <details className="analysis-how">
      <summary>{text('ind.method')}</summary>
      <ul className="bullets">
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </details>
  );
}

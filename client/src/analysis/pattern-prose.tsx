import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import type { TownIndicator } from '../town/town.ts';
import type { PatternChart } from '../view-state.ts';
import type { Pattern } from './pattern-query.ts';
import { isBeyond, type PatternRow } from './pattern-row.ts';
import { isTold, usePatternText } from './use-pattern-text.ts';

interface Props {
  readonly chart: PatternChart;
  readonly pattern: Pattern;
  readonly rows: readonly PatternRow[];
  readonly indicator: TownIndicator;
}

/** What the open picture says, in sentences; of areas only those of which there is something to say. */
export function PatternProse({ chart, pattern, rows, indicator }: Props) {
  const text = useText();
  const { said } = usePatternText(indicator);
  const summary = usePatternSummary(indicator);
  const spoken = rows.filter((row) => {
    if (chart === 'funnel') return isBeyond(row);
    if (chart === 'neighbours') return isTold(row.kind);
    return row.value !== null;
  });
  return (
    <div className="analysis-prose">
      {summary(chart, pattern, rows).map((sentence) => (
        <p key={sentence}>{sentence}</p>
      ))}
      {spoken.length > 0 && (
        <>
          <h2>{text('analysis.prose.areas')}</h2>
          <ul>
            {spoken.map((row) => (
              <li key={row.area.id}>{said(row, chart)}</li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** The sentences that stand over every picture, too. */
export function usePatternSummary(indicator: TownIndicator) {
  const text = useText();
  const format = useFormat();
  const { amount } = usePatternText(indicator);
  return (chart: PatternChart, pattern: Pattern, rows: readonly PatternRow[]): readonly string[] => {
    const { funnel, theil, sentence, neighbourSentence, areasEstimated } = pattern;
    const between = theil?.between ?? null;
    switch (chart) {
      case 'lorenz': {
        if (theil === null || between === null || theil.total <= 0) return [sentence];
        const ratio = between / theil.total;
        return [
          sentence,
          text('analysis.lorenz.between', { between: format.percent(ratio), within: format.percent(1 - ratio) }),
        ];
      }
      case 'neighbours':
        return [neighbourSentence, ...(areasEstimated > 0 ? [text('analysis.estimated', { n: areasEstimated })] : [])];
      case 'funnel':
      case 'rates': {
        if (!funnel) return [text('analysis.noRates')];
        if (chart === 'rates') return [text('analysis.rates.say', { target: amount(funnel.target) })];
        const within = rows.filter(({ position }) => position === 'WITHIN').length;
        return [
          text('analysis.funnel.say', {
            target: amount(funnel.target),
            within,
            beyond: rows.filter(isBeyond).length,
          }),
          ...(funnel.phi > 1 ? [text('analysis.funnel.spread', { phi: format.number(funnel.phi, 1) })] : []),
        ];
      }
    }
  };
}

import { LinePath } from '@visx/shape';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import type { TownIndicator } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import type { Pattern } from './pattern-query.ts';
import { isBeyond, type PatternRow } from './pattern-row.ts';
import { Plot, type PlotPoint } from './plot.tsx';
import { usePatternText } from './use-pattern-text.ts';

interface Props {
  readonly funnel: NonNullable<Pattern['funnel']>;
  readonly rows: readonly PatternRow[];
  readonly indicator: TownIndicator;
}

const MOST_NAMED = 12;

const LIMITS = ['low998', 'low95', 'high95', 'high998'] as const;

/** ファンネルプロット: values over people, between the limits of what chance explains. */
export function FunnelChart({ funnel, rows, indicator }: Props) {
  const text = useText();
  const format = useFormat();
  const areaName = useAreaName();
  const { amount, said } = usePatternText(indicator);
  const known = rows.filter(({ value, people, position }) => value !== null && people !== null && position !== null);
  // more names than these would lie on each other: the table has them all
  const isNamed = known.filter(isBeyond).length <= MOST_NAMED;
  const points = known.map((row): PlotPoint => {
    const { area, position } = row;
    const isAbove = position === 'ABOVE' || position === 'FAR_ABOVE';
    return {
      area,
      x: row.people ?? 0,
      y: row.value ?? 0,
      label: said(row, 'funnel'),
      shape: position === 'WITHIN' ? 'dot' : isAbove ? 'up' : 'down',
      tone: position === 'WITHIN' ? 'plain' : 'told',
      ...(isNamed && isBeyond(row) && { name: areaName(area, 'sentence') }),
    };
  });
  const { steps, target, kind } = funnel;
  const most = Math.max(target, ...known.map(({ value }) => value ?? 0), ...steps.map(({ high95 }) => high95));
  const mostPeople = Math.max(1, ...known.map(({ people }) => people ?? 0));
  const top = kind === 'PROPORTION' ? 1 : most * 1.05 || 1;
  return (
    <Plot
      label={text('analysis.chart.funnel')}
      x={{ domain: [0, mostPeople * 1.04], label: text('analysis.people'), format: format.number }}
      y={{ domain: [0, top], label: indicator.name, format: amount }}
      points={points}
    >
      {({ x, y }) => (
        <>
          <path className="plot-target" d={`M${x(0)} ${y(target)}L${x(mostPeople * 1.04)} ${y(target)}`} />
          {LIMITS.map((limit) => (
            <LinePath
              key={limit}
              className="plot-limit"
              data-limit={limit}
              data={[...steps]}
              x={({ people }) => x(people)}
              y={(step) => y(Math.min(top, step[limit]))}
            />
          ))}
        </>
      )}
    </Plot>
  );
}

import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import type { TownIndicator } from '../town/town.ts';
import type { Pattern } from './pattern-query.ts';
import type { PatternRow } from './pattern-row.ts';
import { Plot, type PlotPoint } from './plot.tsx';
import { isTold, usePatternText } from './use-pattern-text.ts';

interface Props {
  readonly moran: NonNullable<Pattern['moran']>;
  readonly rows: readonly PatternRow[];
  readonly indicator: TownIndicator;
}

/** モランの散布図: each area's own value beside its neighbours', both from the mean; the line rises by モランのI. */
export function NeighbourChart({ moran, rows, indicator }: Props) {
  const text = useText();
  const format = useFormat();
  const { said } = usePatternText(indicator);
  const points = rows.flatMap((row): PlotPoint[] => {
    const { area, deviation, lag, kind } = row;
    if (deviation === null || lag === null) return [];
    const isHigh = kind === 'HIGH_HIGH' || kind === 'HIGH_LOW';
    return [
      {
        area,
        x: deviation,
        y: lag,
        label: said(row, 'neighbours'),
        shape: !isTold(kind) ? 'dot' : isHigh ? 'up' : 'down',
        tone: !isTold(kind) ? 'plain' : isHigh ? 'high' : 'low',
      },
    ];
  });
  const reach = Math.max(1, ...points.flatMap(({ x, y }) => [Math.abs(x), Math.abs(y)])) * 1.08;
  const ofDeviations = (value: number) => format.number(value, 1);
  return (
    <Plot
      label={text('analysis.chart.neighbours')}
      x={{ domain: [-reach, reach], label: text('analysis.neighbours.own'), format: ofDeviations }}
      y={{ domain: [-reach, reach], label: text('analysis.neighbours.around'), format: ofDeviations }}
      points={points}
    >
      {({ x, y }) => {
        // the line stays inside the frame however steep it is
        const end = Math.min(reach, reach / Math.max(1, Math.abs(moran.index)));
        return (
          <>
            <path
              className="plot-even"
              d={`M${x(-reach)} ${y(0)}L${x(reach)} ${y(0)}M${x(0)} ${y(-reach)}L${x(0)} ${y(reach)}`}
            />
            <path className="plot-line" d={`M${x(-end)} ${y(-end * moran.index)}L${x(end)} ${y(end * moran.index)}`} />
          </>
        );
      }}
    </Plot>
  );
}

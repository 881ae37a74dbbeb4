import { LinePath } from '@visx/shape';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import type { Pattern } from './pattern-query.ts';
import { Plot, type PlotPoint } from './plot.tsx';

/** ローレンツ曲線: which share of people has which share of everything, beside the line where all areas are alike. */
export function LorenzChart({ pattern }: { readonly pattern: Pattern }) {
  const text = useText();
  const format = useFormat();
  const areaName = useAreaName();
  const { areas } = useTown();
  const stepOf = new Map(pattern.lorenz.flatMap((step) => (step.area ? [[step.area.id, step] as const] : [])));
  const points = areas.flatMap((area): PlotPoint[] => {
    const step = stepOf.get(area.id);
    if (!step) return [];
    const { peopleShare: x, valueShare: y } = step;
    const label = text('analysis.lorenz.point', {
      area: areaName(area, 'sentence'),
      people: format.percent(x),
      value: format.percent(y),
    });
    return [{ area, x, y, label, shape: 'dot', tone: 'plain' }];
  });
  return (
    <Plot
      label={text('analysis.chart.lorenz')}
      x={{ domain: [0, 1], label: text('analysis.lorenz.people'), format: format.percent }}
      y={{ domain: [0, 1], label: text('analysis.lorenz.value'), format: format.percent }}
      points={points}
    >
      {({ x, y }) => (
        <>
          <path className="plot-even" d={`M${x(0)} ${y(0)}L${x(1)} ${y(1)}`} />
          <LinePath
            className="plot-line"
            data={[...pattern.lorenz]}
            x={({ peopleShare }) => x(peopleShare)}
            y={({ valueShare }) => y(valueShare)}
          />
        </>
      )}
    </Plot>
  );
}

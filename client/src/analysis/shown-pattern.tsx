import { Printer } from 'lucide-react';
import { useState } from 'react';
import { useHoveredArea } from '../hover.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { ExplanationDrawer } from '../indicator/explanation-drawer.tsx';
import { type TownIndicator, useTown } from '../town/town.ts';
import { useOpenArea } from '../town/use-open-area.ts';
import { Button } from '../ui/button.tsx';
import { type PatternChart, useViewState } from '../view-state.ts';
import { FunnelChart } from './funnel-chart.tsx';
import { LorenzChart } from './lorenz-chart.tsx';
import { NeighbourChart } from './neighbour-chart.tsx';
import { NeighbourMap } from './neighbour-map.tsx';
import { PatternProse, usePatternSummary } from './pattern-prose.tsx';
import type { Pattern } from './pattern-query.ts';
import type { PatternRow } from './pattern-row.ts';
import { PatternTable } from './pattern-table.tsx';
import { RateChart } from './rate-chart.tsx';
import { RateMethod } from './rate-method.tsx';
import { SavePattern } from './save-pattern.tsx';
import { usePatternText } from './use-pattern-text.ts';

interface ShownProps {
  readonly chart: PatternChart;
  readonly pattern: Pattern;
  readonly rows: readonly PatternRow[];
  readonly indicator: TownIndicator;
}

/** What is asked about, in words, as picture, table or text. */
export function ShownPattern({ chart, pattern, rows, indicator }: ShownProps) {
  const text = useText();
  const format = useFormat();
  const { view } = useViewState();
  const summary = usePatternSummary(indicator);
  const sentences = summary(chart, pattern, rows);
  return (
    <>
      <div className="analysis-about">
        <h2>{text(`analysis.heading.${chart}`)}</h2>
        <p className="analysis-of">
          {text('analysis.of', {
            name: indicator.name,
            detail: indicator.detail,
            year: format.fiscalYear(pattern.year),
          })}
        </p>
        {view !== 'text' && sentences.map((sentence) => <p key={sentence}>{sentence}</p>)}
        {pattern.areasLeftOut > 0 && (
          <p className="analysis-note">{text('analysis.leftOut', { n: pattern.areasLeftOut })}</p>
        )}
        <Method chart={chart} rows={rows} indicator={indicator} />
        <p className="analysis-tools">
          <SavePattern chart={chart} rows={rows} indicator={indicator} year={pattern.year} />
          <Button onPress={() => print()}>
            <Printer size={16} aria-hidden />
            {text('action.print')}
          </Button>
        </p>
      </div>
      {view === 'table' ? (
        <PatternTable chart={chart} rows={rows} indicator={indicator} />
      ) : view === 'text' ? (
        <PatternProse chart={chart} pattern={pattern} rows={rows} indicator={indicator} />
      ) : (
        <Picture chart={chart} pattern={pattern} rows={rows} indicator={indicator} />
      )}
      <SaidArea chart={chart} rows={rows} indicator={indicator} />
    </>
  );
}

function Picture({ chart, pattern, rows, indicator }: ShownProps) {
  const text = useText();
  const { funnel, moran, lorenz } = pattern;
  if (chart === 'lorenz')
    return (
      lorenz.length > 0 && (
        <div>
          <p className="analysis-note">{text('analysis.lorenz.key')}</p>
          <LorenzChart pattern={pattern} />
        </div>
      )
    );
  if (chart === 'funnel')
    return (
      funnel && (
        <div>
          <p className="analysis-note">{text('analysis.funnel.key')}</p>
          <FunnelChart funnel={funnel} rows={rows} indicator={indicator} />
        </div>
      )
    );
  if (chart === 'rates') return funnel && <RateChart target={funnel.target} rows={rows} indicator={indicator} />;
  return (
    moran && (
      <div className="analysis-pair">
        <div>
          <p className="analysis-note">{text('analysis.neighbours.key')}</p>
          <NeighbourChart moran={moran} rows={rows} indicator={indicator} />
        </div>
        <NeighbourMap rows={rows} />
      </div>
    )
  );
}

/** The area under the pointer or focus, else the open one, in a sentence. */
function SaidArea({ chart, rows, indicator }: Omit<ShownProps, 'pattern'>) {
  const hovered = useHoveredArea();
  const open = useOpenArea();
  const { said } = usePatternText(indicator);
  const row = rows.find(({ area }) => area.id === hovered) ?? rows.find(({ area }) => area.id === open?.id);
  return (
    <p className="analysis-said" role="status">
      {row && said(row, chart)}
    </p>
  );
}

/** 計算のしかた of the town's number behind the picture, or of what the picture does to every area. */
function Method({ chart, rows, indicator }: Omit<ShownProps, 'pattern'>) {
  const text = useText();
  const { total } = useTown();
  const [isOpen, setIsOpen] = useState(false);
  if (chart === 'funnel' || chart === 'rates') return <RateMethod chart={chart} rows={rows} indicator={indicator} />;
  if (!total) return null;
  const id = chart === 'lorenz' ? `inequality.${indicator.id}` : `cluster.${indicator.id}`;
  return (
    <>
      <Button onPress={() => setIsOpen(true)}>{text('ind.method')}</Button>
      {isOpen && (
        <ExplanationDrawer
          areaId={total.id}
          indicatorId={id}
          name={text('analysis.method', { heading: text(`analysis.heading.${chart}`), name: indicator.name })}
          onClose={() => setIsOpen(false)}
        />
      )}
    </>
  );
}

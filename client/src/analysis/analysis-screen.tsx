import './analysis-screen.css';
import { useText } from '../i18n/use-text.tsx';
import { hasPattern } from '../town/base-indicators.ts';
import { type TownIndicator, useTown } from '../town/town.ts';
import { useIndicator } from '../town/use-indicator.ts';
import { useYear } from '../town/use-year.ts';
import { Button } from '../ui/button.tsx';
import { ChoiceMenu } from '../ui/choice-menu.tsx';
import { Notice } from '../ui/notice.tsx';
import { SegmentedControl } from '../ui/segmented-control.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useMediaQuery } from '../ui/use-media-query.ts';
import { changeView, PATTERN_CHARTS, type PatternChart, useViewState } from '../view-state.ts';
import { usePattern } from './pattern-query.ts';
import { usePatternRows } from './pattern-row.ts';
import { ShownPattern } from './shown-pattern.tsx';

const VIEWS = ['map', 'table', 'text'] as const;

/** 地区のちがい: how an indicator differs from area to area, and how much of it chance explains. A planner's reference. */
export function AnalysisScreen() {
  const text = useText();
  const { chart, view } = useViewState();
  const chosen = useChosenIndicator();
  const { indicators } = useTown();
  const year = useYear();
  const { pattern, error, retry } = usePattern(chosen?.id ?? null, year);
  const rows = usePatternRows(pattern);
  const isPhone = useMediaQuery('(width < 768px)');
  const charts = {
    label: text('analysis.charts'),
    choices: PATTERN_CHARTS.map((id) => ({ id, label: text(`analysis.chart.${id}`) })),
    chosen: chart,
    onChoose: (id: PatternChart) => changeView({ screen: 'analysis', chart: id }),
  };
  return (
    <section className="analysis" aria-labelledby="analysis-title">
      <header className="analysis-head">
        <h1 id="analysis-title">{text('analysis.title')}</h1>
        <p>{text('analysis.note')}</p>
        <div className="analysis-bar">
          <ChoiceMenu
            framed
            label={text('analysis.indicator')}
            choices={indicators
              .filter((one) => one.available && hasPattern(one))
              .map(({ id, name }) => ({ id, label: name }))}
            chosen={chosen?.id ?? null}
            onChoose={(indicator) => changeView({ screen: 'analysis', indicator })}
          />
          {isPhone ? <ChoiceMenu framed {...charts} /> : <SegmentedControl {...charts} />}
          <SegmentedControl
            label={text('analysis.views')}
            choices={VIEWS.map((id) => ({ id, label: text(`analysis.view.${id}`) }))}
            chosen={view}
            onChoose={(id) => changeView({ screen: 'analysis', view: id })}
          />
        </div>
      </header>
      {!chosen ? (
        <Notice tone="empty" title={text('analysis.empty')}>
          <p>{text('analysis.empty.todo')}</p>
        </Notice>
      ) : error ? (
        <Notice
          tone="error"
          title={text('err.load')}
          error={error}
          actions={<Button onPress={retry}>{text('action.retry')}</Button>}
        >
          <p>{text('err.load.todo')}</p>
        </Notice>
      ) : pattern ? (
        <ShownPattern chart={chart} pattern={pattern} rows={rows} indicator={chosen} />
      ) : (
        <Skeleton lines={[0.6, 1, 1, 1, 0.8]} lineHeight={56} />
      )}
    </section>
  );
}

/** The one in the address where areas can be set beside each other by it, else the first that has values. */
function useChosenIndicator(): TownIndicator | null {
  const { indicators } = useTown();
  const main = useIndicator();
  if (main?.available && hasPattern(main)) return main;
  return indicators.find((one) => one.available && hasPattern(one)) ?? null;
}

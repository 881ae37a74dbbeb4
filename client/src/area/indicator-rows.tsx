import './indicator-rows.css';
import { History } from 'lucide-react';
import { lazy, Suspense, useState } from 'react';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { Spark } from '../indicator/spark.tsx';
import { useValueText } from '../indicator/use-value-text.ts';
import type { TownIndicator } from '../town/town.ts';
import { useYear } from '../town/use-year.ts';
import { StatusMark } from '../ui/status-mark.tsx';
import { changeView } from '../view-state.ts';
import type { AreaDetail, AreaDetailValue } from './area-query.ts';

const ExplanationDrawer = lazy(async () => ({
  default: (await import('../indicator/explanation-drawer.tsx')).ExplanationDrawer,
}));

interface Props {
  readonly area: AreaDetail;
  readonly main: TownIndicator | null;
  readonly indicators: readonly TownIndicator[];
}

const YEARS = 5;

/** この地区の指標: mark, name, value and target, five years. A press on the name colours the map by it, one on the value says how it is calculated. */
export function IndicatorRows({ area, main, indicators }: Props) {
  const text = useText();
  const format = useFormat();
  const year = useYear();
  const [explained, setExplained] = useState<string | null>(null);
  return (
    <section className="indicator-rows">
      <header>
        <h2>{text(area.kind === 'MUNICIPALITY' ? 'ind.title.town' : 'ind.title')}</h2>
        {year !== null && <p>{format.fiscalYear(year)}</p>}
      </header>
      {indicators.length === 0 && <p className="presence-note">{text('empty.indicators')}</p>}
      <ul>
        {indicators.map((indicator) => (
          <IndicatorRow
            key={indicator.id}
            indicator={indicator}
            isMain={indicator.id === main?.id}
            onExplain={() => setExplained(indicator.id)}
            value={area.values.find((value) => value.indicator.id === indicator.id) ?? null}
            points={area.history.find((history) => history.indicator.id === indicator.id)?.points ?? []}
          />
        ))}
      </ul>
      <Suspense>
        {explained !== null && (
          <ExplanationDrawer areaId={area.id} indicatorId={explained} onClose={() => setExplained(null)} />
        )}
      </Suspense>
    </section>
  );
}

interface RowProps {
  readonly indicator: TownIndicator;
  /** It is the one that colours the map. */
  readonly isMain: boolean;
  readonly onExplain: () => void;
  readonly value: AreaDetailValue | null;
  readonly points: AreaDetail['history'][number]['points'];
}

function IndicatorRow({ indicator, isMain, onExplain, value, points }: RowProps) {
  const text = useText();
  const format = useFormat();
  const { amount, measured } = useValueText();
  const isKnown = value?.state === 'OK' || value?.state === 'STALE';
  const words = value ? measured(value, indicator.unit) : text('value.unknown');
  const years = points.slice(-YEARS);
  const known = years.filter((point) => point.value !== null);
  const [first] = known;
  const last = known.at(-1);
  const change =
    first?.value == null || last?.value == null || first === last
      ? text('spark.none')
      : text('spark.label', {
          from: format.fiscalYear(first.year),
          a: amount(first.value, indicator.unit),
          to: format.fiscalYear(last.year),
          b: amount(last.value, indicator.unit),
        });
  return (
    <li className="indicator-row">
      <StatusMark achievement={value && isKnown ? value.achievement : null} />
      <div className="indicator-row-name">
        <button
          type="button"
          aria-pressed={isMain}
          title={text('ind.colourMap', { name: indicator.name })}
          onClick={() => changeView({ indicator: indicator.id })}
        >
          {indicator.name}
        </button>
        <p>{indicator.detail}</p>
      </div>
      <div className="indicator-row-value number">
        <button
          type="button"
          title={text('ind.method')}
          aria-label={`${words} ${text('ind.method')}`}
          onClick={onExplain}
        >
          {value?.state === 'STALE' && (
            <History size={16} role="img" aria-label={text('value.stale')} className="indicator-row-stale" />
          )}
          {words}
        </button>
        {value?.target && <p>{text('ind.targetShort', { value: amount(value.target.value, indicator.unit) })}</p>}
      </div>
      <Spark values={years.map((point) => point.value)} label={change} />
    </li>
  );
}

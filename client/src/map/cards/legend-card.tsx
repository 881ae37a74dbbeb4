import './legend-card.css';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { MethodLink } from '../../indicator/method-link.tsx';
import { useTown } from '../../town/town.ts';
import { useIndicatorValues } from '../../town/use-area-values.ts';
import { useIndicator } from '../../town/use-indicator.ts';
import { useOpenArea } from '../../town/use-open-area.ts';
import { useYear } from '../../town/use-year.ts';
import { SegmentedControl } from '../../ui/segmented-control.tsx';
import { changeView, useViewState } from '../../view-state.ts';
import { type FillClass, fillClass, showsNotYet } from '../model/fill-class.ts';
import { LegendClasses } from './legend-classes.tsx';
import { ShapelessNote } from './map-notes.tsx';
import { StreetKey } from './street-key.tsx';
import { useLegendTitle } from './use-legend-title.ts';

export interface LegendProps {
  readonly keptClass: FillClass | null;
  readonly onKeep: (kept: FillClass | null) => void;
}

/** What the colours mean: title, classes, what else may stand there, and the key of the open area's cells and streets. */
export function LegendCard({ keptClass, onKeep }: LegendProps) {
  const text = useText();
  const format = useFormat();
  const { areas, total: town } = useTown();
  const { mode } = useViewState();
  const indicator = useIndicator();
  const year = useYear();
  const openArea = useOpenArea();
  const { byArea, isLoading, total } = useIndicatorValues(indicator?.id ?? null, year);
  const title = useLegendTitle(indicator);
  if (!indicator) return null;

  const found = areas.map(({ id }) => fillClass(indicator, byArea.get(id)));
  const countsPeople = [...byArea.values()].some(({ gapPeople }) => gapPeople !== null);
  const nothingThere = !isLoading && found.length > 0 && found.every((each) => each === 'no-data');
  const target = total?.target ?? null;
  const subject = openArea ?? town;
  const isPlanned = nothingThere && target !== null && year !== null && target.year === year;

  return (
    <section className="map-card legend-card" data-map-cover="" aria-label={text('map.legend')}>
      <div className="legend-card-head">
        <h3>{title}</h3>
        {countsPeople && (
          <SegmentedControl
            label={text('map.mode')}
            choices={[
              { id: 'people', label: text('map.mode.people') },
              { id: 'rate', label: text('map.mode.rate') },
            ]}
            chosen={mode}
            onChoose={(chosen) => changeView({ mode: chosen }, 'replace')}
          />
        )}
      </div>
      <LegendClasses indicator={indicator} found={found} keptClass={keptClass} onKeep={onKeep} />
      <p className={nothingThere ? undefined : 'legend-card-hint'}>
        {nothingThere && year !== null
          ? text(isPlanned ? 'map.legend.planned' : 'map.legend.noYear', { year: format.fiscalYear(year) })
          : text(legendHint(indicator))}
      </p>
      {openArea?.bounds && indicator.measure === 'coverage' && (
        <div className="legend-card-cells">
          <span>
            <i className="legend-swatch" data-cell="reached" />
            {text('map.cell.reached')}
          </span>
          <span>
            <i className="legend-swatch" data-cell="not-yet" />
            {text('map.cell.notYet')}
          </span>
          <p>{text('map.cell.size')}</p>
        </div>
      )}
      <StreetKey />
      <ShapelessNote />
      {subject && <MethodLink areaId={subject.id} indicatorId={indicator.id} />}
    </section>
  );
}

function legendHint(indicator: NonNullable<ReturnType<typeof useIndicator>>) {
  if (indicator.measure === 'presence') return 'map.legend.hint.presence';
  if (indicator.breaks.length === 0) return 'map.legend.hint.count';
  if (showsNotYet(indicator)) return 'map.legend.hint';
  return indicator.palette === 'akari' ? 'map.legend.hint.far' : 'map.legend.hint.more';
}

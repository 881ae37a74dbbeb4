import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { useIndicatorValues } from '../town/use-area-values.ts';
import { useIndicator } from '../town/use-indicator.ts';
import { useOpenArea } from '../town/use-open-area.ts';
import { useYear } from '../town/use-year.ts';
import { useViewState } from '../view-state.ts';
import { fillClass } from './model/fill-class.ts';
import { useAreaFigure } from './use-area-figure.ts';

/** Says aloud what the map has come to show: indicator, year, how much of it is known, and the open area. */
export function MapAnnouncer() {
  const text = useText();
  const format = useFormat();
  const areaName = useAreaName();
  const { areas } = useTown();
  const { mode } = useViewState();
  const indicator = useIndicator();
  const year = useYear();
  const openArea = useOpenArea();
  const { byArea, isLoading } = useIndicatorValues(indicator?.id ?? null, year);
  const figure = useAreaFigure(indicator, mode);
  if (!indicator || isLoading) return <p className="visually-hidden" role="status" />;
  const unknown = areas.filter(({ id }) => fillClass(indicator, byArea.get(id)) === 'no-data').length;
  return (
    <p className="visually-hidden" role="status">
      {text('map.said', {
        year: year === null ? '' : format.fiscalYear(year),
        name: indicator.name,
        known: areas.length - unknown,
        unknown,
      })}
      {openArea && ` ${text('map.area', { name: areaName(openArea), figure: figure.spoken(byArea.get(openArea.id)) })}`}
    </p>
  );
}

import { useMemo } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useClassLabel } from '../../map/cards/use-class-label.ts';
import { useLegendTitle } from '../../map/cards/use-legend-title.ts';
import { legendClasses } from '../../map/model/legend-classes.ts';
import { trialFills } from '../../map/model/trial-fills.ts';
import { SitingMap } from '../../map/siting-map.tsx';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { useAreaName } from '../../town/use-area-name.ts';
import { useIndicatorValues } from '../../town/use-area-values.ts';
import { pointOf } from '../label-point.ts';
import { letterAt } from './letters.ts';
import type { SitedPlace } from './siting-query.ts';

interface Props {
  readonly indicator: TownIndicator;
  readonly places: readonly SitedPlace[];
  readonly letter: string | null;
  readonly onLetter: (letter: string) => void;
}

/** The areas in the colours of today, and a lettered pin where each of the next ones could be. */
export function SitingPicture({ indicator, places, letter, onLetter }: Props) {
  const text = useText();
  const format = useFormat();
  const areaName = useAreaName();
  const { areas } = useTown();
  const { byArea } = useIndicatorValues(indicator.id, null);
  const title = useLegendTitle(indicator);
  const label = useClassLabel(indicator);
  const fills = useMemo(
    () =>
      byArea.size === 0
        ? []
        : trialFills(
            'now',
            areas.map(({ id }) => ({ areaId: id, before: byArea.get(id) ?? null, after: null })),
            indicator,
          ),
    [areas, byArea, indicator],
  );
  const labels = useMemo(
    () =>
      areas.flatMap((area) => {
        const point = pointOf(area);
        const gap = byArea.get(area.id)?.gapPeople ?? null;
        if (!point) return [];
        const figure = gap === null ? '' : text('siting.label.notYet', { n: format.roundedPeople(gap) });
        return [
          { areaId: area.id, name: areaName(area, 'sentence'), figure, order: -(gap ?? 0), isOpen: false, point },
        ];
      }),
    [areas, byArea, text, format, areaName],
  );
  const proposed = useMemo(
    () =>
      places.map(({ longitude, latitude }, index) => ({
        letter: letterAt(index),
        point: [longitude, latitude] as const,
      })),
    [places],
  );
  return (
    <div className="whatif-picture">
      <SitingMap
        label={text('siting.map')}
        fills={fills}
        labels={labels}
        places={proposed}
        chosen={letter}
        onChoose={onLetter}
      />
      <div className="whatif-legend">
        <b>{title}</b>
        <ul>
          {legendClasses(indicator).map((each) => (
            <li key={each.index}>
              <i style={{ backgroundColor: each.color }} />
              {label(each)}
            </li>
          ))}
          <li>
            <i data-pin />
            {text('siting.legend.pin')}
          </li>
        </ul>
      </div>
    </div>
  );
}

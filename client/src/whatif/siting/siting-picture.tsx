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
import type { CandidateFacility } from './candidate-facilities.ts';
import { keyOfPoint } from './candidate-names.ts';
import { letterAt } from './letters.ts';
import type { SitedPlace } from './siting-query.ts';
import type { Candidates } from './use-candidates.ts';

interface Props {
  readonly indicator: TownIndicator;
  readonly places: readonly SitedPlace[];
  readonly letter: string | null;
  readonly onLetter: (letter: string) => void;
  readonly candidates: Candidates;
  readonly isUnfinished: boolean;
}

/** The areas in the colours of today, and a lettered pin where each of the next ones could be. */
export function SitingPicture({ indicator, places, letter, onLetter, candidates, isUnfinished }: Props) {
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
  const { isOpen, chosen, facilities, listed, isArmed } = candidates;
  const drawn = useMemo(() => {
    if (!isOpen) return [];
    const draw = ({ id, point }: CandidateFacility, chosenNow: boolean) =>
      [id, { id, point, isChosen: chosenNow }] as const;
    const known = new Map([
      ...[...facilities.left, ...listed.facilities].map((each) => draw(each, false)),
      ...facilities.taken.map((each) => draw(each, true)),
    ]);
    return [...known.values(), ...chosen.points.map((point, at) => ({ id: keyOfPoint(at), point, isChosen: true }))];
  }, [isOpen, facilities, listed, chosen.points]);
  const turn = (id: string) => {
    const facility = [...facilities.taken, ...facilities.left, ...listed.facilities].find((each) => each.id === id);
    const point = chosen.points.find((_, at) => keyOfPoint(at) === id);
    if (facility) candidates.toggle(facility);
    else if (point) candidates.removePoint(point);
  };
  return (
    <div className="whatif-picture">
      <SitingMap
        label={text('siting.map')}
        fills={fills}
        labels={labels}
        places={proposed}
        chosen={letter}
        onChoose={onLetter}
        candidates={drawn}
        isArmed={isArmed}
        onTap={candidates.addPoint}
        onTurn={turn}
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
          {isOpen && (
            <li>
              <i data-candidate />
              {text('siting.legend.candidate')}
            </li>
          )}
          <li>
            <i data-pin />
            {text(isUnfinished ? 'siting.legend.pinSoFar' : 'siting.legend.pin')}
          </li>
        </ul>
      </div>
    </div>
  );
}

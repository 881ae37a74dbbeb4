import { useMemo } from 'react';
import type { TrialChange } from '../edit/trial-draft.ts';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { useValueText } from '../indicator/use-value-text.ts';
import { trialFills } from '../map/model/trial-fills.ts';
import { TrialMap } from '../map/trial-map.tsx';
import type { TownIndicator } from '../town/town.ts';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import type { Compared } from '../view-state.ts';
import { pointOf } from './label-point.ts';
import { TrialLegend } from './trial-legend.tsx';
import type { Trial } from './trial-query.ts';
import { usePlaceMarks } from './use-place-marks.ts';
import { changeOf } from './use-trial-text.ts';

interface Props {
  readonly trial: Trial;
  readonly compared: Compared;
  readonly indicator: TownIndicator;
  readonly changes: readonly TrialChange[];
}

/** Side of the square of a cell without one of its own (町字, a point). */
const SIDE_METERS = 200;

/** いま, もし, ちがい on the map, with what its colours mean. */
export function TrialPicture({ trial, compared, indicator, changes }: Props) {
  const text = useText();
  const format = useFormat();
  const areaName = useAreaName();
  const { areas } = useTown();
  const { amount } = useValueText();
  const places = usePlaceMarks(changes, compared);
  const isShare = indicator.unit === 'ratio';
  // differences of metres, minutes and places have no colours of their own: the map shows what would be, and its labels both
  const painted = !isShare && compared === 'diff' ? 'if' : compared;
  const rows = useMemo(
    () => areas.map((area) => ({ area, areaId: area.id, ...changeOf(trial, area.id) })),
    [areas, trial],
  );
  const fills = useMemo(() => trialFills(painted, rows, indicator), [painted, rows, indicator]);
  const labels = useMemo(
    () =>
      rows.flatMap(({ area, people, before, after }) => {
        const point = pointOf(area);
        if (!point) return [];
        const difference = (people?.newlyCovered ?? 0) - (people?.noLongerCovered ?? 0);
        const value = compared === 'now' ? before?.value : after?.value;
        const figure = !isShare
          ? compared === 'diff' && before?.value != null && after?.value != null && before.value !== after.value
            ? text('whatif.label.fromTo', {
                before: amount(before.value, indicator.unit),
                after: amount(after.value, indicator.unit),
              })
            : value == null
              ? ''
              : amount(value, indicator.unit)
          : compared === 'diff'
            ? difference === 0
              ? ''
              : text(difference > 0 ? 'whatif.label.plus' : 'whatif.label.minus', {
                  n: format.roundedPeople(Math.abs(difference)),
                })
            : value == null
              ? ''
              : format.percent(value);
        return [
          {
            areaId: area.id,
            name: areaName(area, 'sentence'),
            figure,
            order: -Math.abs(difference),
            isOpen: false,
            point,
          },
        ];
      }),
    [rows, compared, text, format, areaName, amount, isShare, indicator.unit],
  );
  const squares = useMemo(() => {
    if (compared === 'now') return [];
    const cells = trial.cells ?? [];
    const most = Math.max(1, ...cells.map(({ people }) => people));
    return cells
      .filter(({ isReached }) => compared === 'diff' || isReached)
      .map(({ id, longitude, latitude, sideMeters, people, isReached }) => ({
        id,
        center: [longitude, latitude] as const,
        // area in proportion to people, and none too small to see
        sideMeters: (sideMeters || SIDE_METERS) * Math.max(0.25, Math.sqrt(people / most)),
        isReached,
      }));
  }, [trial, compared]);
  const stops = useMemo(
    () =>
      trial.stops.map(({ id, longitude, latitude, before, after }) => ({
        id,
        point: [longitude, latitude] as const,
        tone: after > before ? ('more' as const) : ('fewer' as const),
        words:
          compared === 'diff'
            ? `${after > before ? '+' : '−'}${Math.abs(after - before)}`
            : text('whatif.stopLabel', { n: compared === 'now' ? before : after }),
      })),
    [trial, compared, text],
  );
  const marks = useMemo(() => [...stops, ...places], [stops, places]);
  return (
    <div className="whatif-picture">
      <TrialMap label={text(`whatif.map.${compared}`)} fills={fills} labels={labels} squares={squares} stops={marks} />
      <div className="whatif-legend">
        <TrialLegend compared={painted} indicator={indicator} hasSquares hasStops={stops.length > 0} />
      </div>
    </div>
  );
}

import { useMemo } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { LiveMap } from '../../map/live-map.tsx';
import { trialFills } from '../../map/model/trial-fills.ts';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { useAreaName } from '../../town/use-area-name.ts';
import type { Compared } from '../../view-state.ts';
import { pointOf } from '../label-point.ts';
import { TrialLegend } from '../trial-legend.tsx';
import { useValueWords } from '../use-trial-text.ts';
import { differenceOf } from './live-result.ts';
import type { Live } from './use-live.ts';
import type { Pins } from './use-pins.ts';

interface Props {
  readonly indicator: TownIndicator;
  readonly live: Live;
  readonly pins: Pins;
  readonly compared: Compared;
  readonly shown: readonly [number, number] | null;
}

/** Side of the square of a cell without one of its own (町字, a point). */
const SIDE_METERS = 200;

/** Of a change (not yet, reached, new, lost) what it looks like: today, as it would be, or what differs. */
const LOOK_OF: Readonly<Record<Compared, readonly number[]>> = {
  now: [0, 1, 0, 1],
  if: [0, 1, 1, 0],
  diff: [0, 1, 2, 3],
};

/** いま, もし, ちがい on the map: areas, cells and pins. */
export function LivePicture({ indicator, live, pins, compared, shown }: Props) {
  const text = useText();
  const format = useFormat();
  const areaName = useAreaName();
  const valueWords = useValueWords('ratio');
  const { areas } = useTown();
  const { result, ground } = live;
  const rows = useMemo(
    () =>
      areas.map((area) => {
        const change = result?.areas.get(area.id);
        return { area, areaId: area.id, before: change?.before ?? null, after: change?.after ?? null };
      }),
    [areas, result],
  );
  // of what differs the squares tell, where there are any: colours of areas would hide the new ones
  const isTold = result !== null && (compared !== 'diff' || ground === null);
  const fills = useMemo(
    () => (isTold ? trialFills(compared, rows, indicator) : []),
    [compared, rows, indicator, isTold],
  );
  const labels = useMemo(
    () =>
      rows.flatMap(({ area, before, after }) => {
        const point = pointOf(area);
        if (!point) return [];
        const difference = before && after ? (differenceOf({ before, after }) ?? 0) : 0;
        const figure =
          compared !== 'diff'
            ? valueWords(compared === 'now' ? before : after)
            : Math.round(difference) === 0
              ? ''
              : text(difference > 0 ? 'whatif.label.plus' : 'whatif.label.minus', {
                  n: few(Math.abs(difference))
                    ? format.number(Math.abs(difference))
                    : format.roundedPeople(Math.abs(difference)),
                });
        const order = -Math.abs(difference);
        return [{ areaId: area.id, name: areaName(area, 'sentence'), figure, order, isOpen: false, point }];
      }),
    [rows, compared, text, format, areaName, valueWords],
  );
  const cells = ground?.cells ?? null;
  const squares = useMemo(() => {
    if (!cells) return [];
    const most = cells.people.reduce((largest, people) => Math.max(largest, people), 1);
    return Array.from(cells.people, (people, cell) => ({
      center: [cells.longitude[cell] as number, cells.latitude[cell] as number] as const,
      // area in proportion to people, and none too small to see
      sideMeters: (cells.sideMeters[cell] || SIDE_METERS) * Math.max(0.25, Math.sqrt(people / most)),
    }));
  }, [cells]);
  const looks = useMemo(
    () => result?.cellChange?.map((change) => LOOK_OF[compared][change] as number) ?? null,
    [result, compared],
  );
  const drawn = useMemo(
    () => pins.shown.pins.map(({ letter, point }) => ({ letter, point, label: text('live.pin', { letter }) })),
    [pins.shown.pins, text],
  );
  return (
    <div className="whatif-picture">
      <LiveMap
        label={text('live.map')}
        fills={fills}
        labels={labels}
        squares={squares}
        looks={looks}
        pins={drawn}
        armed={pins.isArmed ? pins.next : null}
        shown={shown}
        onTap={(point) => pins.isArmed && pins.add(point)}
        onDrag={pins.drag}
        onDrop={pins.drop}
        onSettle={pins.settle}
      />
      <div className="whatif-legend live-legend">
        {!cells && result ? (
          <>
            <TrialLegend compared={compared} indicator={indicator} hasSquares={false} hasStops={false} />
            <p>{text('live.noCells')}</p>
          </>
        ) : (
          <ul>
            {LOOKS.filter((look) => compared === 'diff' || look === 'reached' || look === 'notYet').map((look) => (
              <li key={look}>
                <i data-look={look} />
                {text(`live.legend.${look}`)}
              </li>
            ))}
          </ul>
        )}
      </div>
    </div>
  );
}

const LOOKS = ['new', 'reached', 'notYet', 'lost'] as const;

/** So few that tens would say nobody. */
const few = (people: number) => people < 10;

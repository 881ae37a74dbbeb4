import { useEffect, useMemo, useState } from 'react';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { LiveMap, type Moving } from '../../map/live-map.tsx';
import { trialFills } from '../../map/model/trial-fills.ts';
import type { LivePin } from '../../map/owner/live-pins.ts';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { useAreaName } from '../../town/use-area-name.ts';
import type { Compared } from '../../view-state.ts';
import { pointOf } from '../label-point.ts';
import { TrialLegend } from '../trial-legend.tsx';
import { useValueWords } from '../use-trial-text.ts';
import { LiveLegend } from './live-legend.tsx';
import { differenceOf, type LiveResult } from './live-result.ts';
import { heldPlace, withHeld } from './shown-pins.ts';
import type { Signal } from './signal.ts';
import type { Live } from './use-live.ts';
import type { Pins } from './use-pins.ts';
import type { PlaceOfToday } from './use-places-of-today.ts';

interface Props {
  readonly indicator: TownIndicator;
  readonly live: Live;
  readonly pins: Pins;
  readonly places: readonly PlaceOfToday[];
  readonly compared: Compared;
  readonly shown: readonly [number, number] | null;
}

/** Side of the square of a cell without one of its own (町字, a point). */
const SIDE_METERS = 200;

/** The areas' names and colours follow a hand this often; figures and squares with every frame. */
const RESTED_MS = 300;

/** Of a change (not yet, reached, new, lost, more, less) what it looks like: today, as it would be, or what differs. */
const LOOK_OF: Readonly<Record<Compared, readonly number[]>> = {
  now: [0, 1, 0, 1, 1, 1],
  if: [0, 1, 1, 0, 1, 1],
  diff: [0, 1, 2, 3, 2, 3],
};

/** いま, もし, ちがい on the map: areas, cells, pins, and the places of today that can be taken. */
export function LivePicture({ indicator, live, pins, places, compared, shown }: Props) {
  const text = useText();
  const format = useFormat();
  const areaName = useAreaName();
  const valueWords = useValueWords(indicator.unit);
  const { areas } = useTown();
  const { results, ground } = live;
  const { dropped, acts, armed } = pins;
  const isCoverage = indicator.measure === 'coverage';
  const result = useRested(results);
  const cells = ground?.cells ?? null;
  const rows = useMemo(
    () =>
      areas.map((area) => {
        const change = result?.areas.get(area.id);
        return { area, areaId: area.id, before: change?.before ?? null, after: change?.after ?? null };
      }),
    [areas, result],
  );
  // of what differs the squares tell, where there are any: colours of areas would hide the new ones
  const isTold = result !== null && (compared !== 'diff' || cells === null);
  // differences of what is no share have no colours of their own: the map shows what would be, and its labels both
  const painted = compared === 'diff' && indicator.unit !== 'ratio' ? 'if' : compared;
  const fills = useSame(
    useMemo(() => (isTold ? trialFills(painted, rows, indicator) : []), [painted, rows, indicator, isTold]),
  );
  const labels = useSame(
    useMemo(
      () =>
        rows.flatMap(({ area, before, after }) => {
          const point = pointOf(area);
          if (!point) return [];
          const difference = isCoverage && before && after ? (differenceOf({ before, after }) ?? 0) : 0;
          const [was, is] = [valueWords(before), valueWords(after)];
          const figure =
            compared !== 'diff' || !isCoverage
              ? compared === 'diff' && was !== is
                ? text('whatif.label.fromTo', { before: was, after: is })
                : compared === 'now'
                  ? was
                  : is
              : Math.round(difference) === 0
                ? ''
                : text(difference > 0 ? 'whatif.label.plus' : 'whatif.label.minus', {
                    n: format.roundedPeople(Math.abs(difference)),
                  });
          const order = -Math.abs(difference);
          return [{ areaId: area.id, name: areaName(area, 'sentence'), figure, order, isOpen: false, point }];
        }),
      [rows, compared, text, format, areaName, valueWords, isCoverage],
    ),
  );
  const squares = useMemo(() => {
    if (!cells) return [];
    const most = cells.people.reduce((largest, people) => Math.max(largest, people), 1);
    return Array.from(cells.people, (people, cell) => ({
      center: [cells.longitude[cell] as number, cells.latitude[cell] as number] as const,
      // area in proportion to people, and none too small to see
      sideMeters: (cells.sideMeters[cell] || SIDE_METERS) * Math.max(0.25, Math.sqrt(people / most)),
    }));
  }, [cells]);
  const looks = useMemo((): Moving<Uint8Array | null> => {
    const lookOf = LOOK_OF[compared];
    return {
      subscribe: results.subscribe,
      get: () => looksOf(results.get()?.cellChange ?? null, lookOf),
    };
  }, [results, compared]);
  const seen = useMemo(() => new Set(looksOf(result?.cellChange ?? null, LOOK_OF[compared])), [result, compared]);
  const drawn = useMemo((): Moving<readonly LivePin[]> => {
    const placeOf = new Map(places.map((place) => [place.id, place]));
    return {
      subscribe: heldPlace.subscribe,
      get: () => {
        const { pins: set, moved } = withHeld(dropped, heldPlace.get());
        return [
          ...set.map(({ letter, point }): LivePin => {
            return { key: letter, letter, point, label: text('live.pin', { letter }), moved: null };
          }),
          ...moved.flatMap(({ id, point }): LivePin[] => {
            const place = placeOf.get(id);
            if (!place) return [];
            const from = { name: place.name, from: place.point, fromWords: text('live.from') };
            return [{ key: id, letter: '→', point, label: text('live.movedPin', { name: place.name }), moved: from }];
          }),
        ];
      },
    };
  }, [dropped, places, text]);
  const taken = useMemo(() => {
    const isOpen = ground && new Set(ground.placeIds);
    const moved = new Set(dropped.moved.map(({ id }) => id));
    return places
      .filter(({ id }) => !moved.has(id) && (isOpen?.has(id) ?? true))
      .map(({ id, point }) => ({ id, point, isGone: dropped.gone.includes(id) }));
  }, [places, ground, dropped]);
  return (
    <div className="whatif-picture">
      <LiveMap
        label={text('live.map')}
        fills={fills}
        labels={labels}
        squares={squares}
        looks={looks}
        pins={drawn}
        places={taken}
        framed={[...dropped.pins, ...dropped.moved].map(({ point }) => point)}
        armed={armed}
        shown={shown}
        onTap={(point) => armed !== null && acts.place(armed, point)}
        onDrag={acts.drag}
        onDrop={acts.drop}
        onSettle={acts.settle}
      />
      <div className="whatif-legend live-legend">
        {!cells && result ? (
          <>
            <TrialLegend compared={painted} indicator={indicator} hasSquares={false} hasStops={false} />
            {indicator.measure !== 'departures' && <p>{text('live.noCells')}</p>}
          </>
        ) : (
          <LiveLegend isCoverage={isCoverage} looks={seen} hasPlaces={taken.length > 0} />
        )}
      </div>
    </div>
  );
}

/** In a loop: with each move of a hand some thousand cells are asked. */
function looksOf(changes: Uint8Array | null, lookOf: readonly number[]): Uint8Array | null {
  if (!changes) return null;
  const looks = new Uint8Array(changes.length);
  for (let cell = 0; cell < looks.length; cell++) looks[cell] = lookOf[changes[cell] as number] as number;
  return looks;
}

/** The newest result, a few times a second at most. */
function useRested(results: Signal<LiveResult | null>): LiveResult | null {
  const [rested, setRested] = useState(results.get);
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const take = () => {
      timer ??= setTimeout(() => {
        timer = undefined;
        setRested(results.get());
      }, RESTED_MS);
    };
    take();
    const forget = results.subscribe(take);
    return () => {
      forget();
      clearTimeout(timer);
    };
  }, [results]);
  return rested;
}

/** It as it was where nothing of it differs: the map, which takes several frames to draw its areas, is not told. */
function useSame<Value>(value: Value): Value {
  const [same, setSame] = useState(value);
  if (same === value) return same;
  if (JSON.stringify(same) === JSON.stringify(value)) return same;
  setSame(value);
  return value;
}

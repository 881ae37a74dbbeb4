import './places-map.css';
import './live-map.css';
import { useEffect, useEffectEvent } from 'react';
import type { AreaFill } from './model/area-fills.ts';
import type { LngLat } from './model/neighbour.ts';
import type { AreaLabel } from './owner/area-painter.ts';
import { LiveMapOwner } from './owner/live-map.ts';
import type { LivePin } from './owner/live-pins.ts';
import type { LiveMapPlace } from './owner/live-places.ts';
import type { LiveSquare } from './owner/live-squares.ts';
import { useSmallMap } from './use-small-map.ts';

/** What changes while a pin is dragged: it goes to the map without a turn of the page. */
export interface Moving<Value> {
  readonly get: () => Value;
  /** Answers with how to end it. */
  readonly subscribe: (listener: () => void) => () => void;
}

interface Props {
  readonly label: string;
  readonly fills: readonly AreaFill[];
  readonly labels: readonly AreaLabel[];
  readonly squares: readonly LiveSquare[];
  /** By square the code of its look (`LiveMapOwner.paint`); null before it is known. */
  readonly looks: Moving<Uint8Array | null>;
  readonly pins: Moving<readonly LivePin[]>;
  /** Of today, as far as they can be taken and moved. */
  readonly places: readonly LiveMapPlace[];
  /** What comes into sight as the map opens. */
  readonly framed: readonly LngLat[];
  /** What the next press places; null: nothing. */
  readonly armed: string | null;
  /** Where a pin was just set from elsewhere; it comes into sight. */
  readonly shown: LngLat | null;
  readonly onTap: (point: LngLat) => void;
  readonly onDrag: (key: string, point: LngLat) => void;
  readonly onDrop: (key: string, point: LngLat) => void;
  readonly onSettle: (key: string) => void;
}

const STEP_METERS = 25;
const WIDE_STEP_METERS = 100;
const METERS_PER_DEGREE = 111_320;

/** Pins and places on the town's areas: by press, drag, or arrows 25 m (with Shift 100 m). A list with other ways to place one has to stand beside it. */
export function LiveMap({ label, fills, labels, squares, looks, pins, places, framed, armed, shown, ...acts }: Props) {
  const tap = useEffectEvent((point: LngLat) => acts.onTap(point));
  const drag = useEffectEvent((key: string, point: LngLat) => acts.onDrag(key, point));
  const drop = useEffectEvent((key: string, point: LngLat) => acts.onDrop(key, point));
  const settle = useEffectEvent((key: string) => acts.onSettle(key));
  const nudge = useEffectEvent((key: string, east: number, north: number, isWide: boolean) => {
    const pin = pins.get().find((each) => each.key === key);
    if (!pin) return;
    const degrees = (isWide ? WIDE_STEP_METERS : STEP_METERS) / METERS_PER_DEGREE;
    const [longitude, latitude] = pin.point;
    acts.onDrag(key, [longitude + (east * degrees) / Math.cos((latitude * Math.PI) / 180), latitude + north * degrees]);
  });
  const { container, owner, isImpossible } = useSmallMap(
    (place) =>
      new LiveMapOwner({
        ...place,
        onTap: (point) => tap(point),
        onDrag: (key, point) => drag(key, point),
        onDrop: (key, point) => drop(key, point),
        onNudge: (key, east, north, isWide) => nudge(key, east, north, isWide),
        onSettle: (key) => settle(key),
      }),
  );
  useEffect(() => void owner?.fill(fills), [owner, fills]);
  useEffect(() => owner?.label(labels), [owner, labels]);
  useEffect(() => owner?.place(squares), [owner, squares]);
  useEffect(() => owner?.showPlaces(places), [owner, places]);
  useFollowed(looks, owner, (map, now) => {
    if (now) map.paint(now);
  });
  useFollowed(pins, owner, (map, now) => map.pin(now));
  const open = useEffectEvent((opened: LiveMapOwner) => {
    if (framed.length > 0) opened.frame(framed);
  });
  useEffect(() => {
    if (owner) open(owner);
  }, [owner]);
  useEffect(() => {
    if (shown) owner?.bringIntoSight(shown);
  }, [owner, shown]);

  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a section would need a heading that nobody sees
    <div
      ref={container}
      className="places-map live-map"
      role="region"
      aria-label={label}
      data-armed={armed ?? undefined}
      hidden={isImpossible}
    />
  );
}

/** Tells the map at once and with every change. */
function useFollowed<Value>(
  moving: Moving<Value>,
  owner: LiveMapOwner | null,
  tell: (map: LiveMapOwner, value: Value) => void,
): void {
  const told = useEffectEvent(tell);
  useEffect(() => {
    if (!owner) return undefined;
    told(owner, moving.get());
    return moving.subscribe(() => told(owner, moving.get()));
  }, [moving, owner]);
}

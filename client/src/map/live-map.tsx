import './places-map.css';
import './live-map.css';
import { useEffect, useEffectEvent } from 'react';
import type { AreaFill } from './model/area-fills.ts';
import type { LngLat } from './model/neighbour.ts';
import type { AreaLabel } from './owner/area-painter.ts';
import { LiveMapOwner, type LivePin, type LiveSquare } from './owner/live-map.ts';
import { useSmallMap } from './use-small-map.ts';

interface Props {
  readonly label: string;
  readonly fills: readonly AreaFill[];
  readonly labels: readonly AreaLabel[];
  readonly squares: readonly LiveSquare[];
  /** By square the code of its look (`LiveMapOwner.paint`); null before it is known. */
  readonly looks: Uint8Array | null;
  readonly pins: readonly LivePin[];
  /** Letter of the pin that the next press places. */
  readonly armed: string | null;
  /** Where a pin was just set from elsewhere; it comes into sight. */
  readonly shown: LngLat | null;
  readonly onTap: (point: LngLat) => void;
  readonly onDrag: (letter: string, point: LngLat) => void;
  readonly onDrop: (letter: string, point: LngLat) => void;
  readonly onSettle: (letter: string) => void;
}

const STEP_METERS = 25;
const WIDE_STEP_METERS = 100;
const METERS_PER_DEGREE = 111_320;

/** Pins on the town's areas: by press, drag, or arrows 25 m (with Shift 100 m). A list with other ways to place one has to stand beside it. */
export function LiveMap({ label, fills, labels, squares, looks, pins, armed, shown, ...acts }: Props) {
  const tap = useEffectEvent((point: LngLat) => acts.onTap(point));
  const drag = useEffectEvent((letter: string, point: LngLat) => acts.onDrag(letter, point));
  const drop = useEffectEvent((letter: string, point: LngLat) => acts.onDrop(letter, point));
  const settle = useEffectEvent((letter: string) => acts.onSettle(letter));
  const nudge = useEffectEvent((letter: string, east: number, north: number, isWide: boolean) => {
    const pin = pins.find((each) => each.letter === letter);
    if (!pin) return;
    const degrees = (isWide ? WIDE_STEP_METERS : STEP_METERS) / METERS_PER_DEGREE;
    const [longitude, latitude] = pin.point;
    acts.onDrag(letter, [
      longitude + (east * degrees) / Math.cos((latitude * Math.PI) / 180),
      latitude + north * degrees,
    ]);
  });
  const { container, owner, isImpossible } = useSmallMap(
    (place) =>
      new LiveMapOwner({
        ...place,
        onTap: (point) => tap(point),
        onDrag: (letter, point) => drag(letter, point),
        onDrop: (letter, point) => drop(letter, point),
        onNudge: (letter, east, north, isWide) => nudge(letter, east, north, isWide),
        onSettle: (letter) => settle(letter),
      }),
  );
  useEffect(() => void owner?.fill(fills, labels), [owner, fills, labels]);
  useEffect(() => void owner?.place(squares), [owner, squares]);
  useEffect(() => {
    if (looks) void owner?.paint(looks);
  }, [owner, looks]);
  useEffect(() => owner?.pin(pins), [owner, pins]);
  const open = useEffectEvent((opened: LiveMapOwner) => {
    if (pins.length > 0) opened.frame(pins.map(({ point }) => point));
  });
  useEffect(() => {
    if (owner) open(owner);
  }, [owner]);
  useEffect(() => {
    if (shown) owner?.show(shown);
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

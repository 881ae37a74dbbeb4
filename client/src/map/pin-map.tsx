import './pin-map.css';
import { type KeyboardEvent, useEffect, useEffectEvent } from 'react';
import type { LngLat } from './model/neighbour.ts';
import { type KnownPlace, PinMapOwner } from './owner/pin-map.ts';
import { useSmallMap } from './use-small-map.ts';

interface Props {
  readonly label: string;
  readonly pin: LngLat | null;
  /** Others, for orientation. */
  readonly places: readonly KnownPlace[];
  /** Without it the pin stays where it is. */
  readonly onMove?: (point: LngLat) => void;
  readonly onChoose?: (id: string) => void;
}

const STEP_METERS = 25;
const WIDE_STEP_METERS = 100;
const METERS_PER_DEGREE = 111_320;
const ARROWS: Readonly<Record<string, readonly [east: number, north: number]>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** A map with one pin: by tap, drag, or arrows 25 m (with Shift 100 m). A field with the place in words has to stand beside it. */
export function PinMap({ label, pin, places, onMove, onChoose }: Props) {
  const canMove = onMove !== undefined;
  const move = useEffectEvent((point: LngLat) => onMove?.(point));
  const choose = useEffectEvent((id: string) => onChoose?.(id));
  const { container, owner, isImpossible } = useSmallMap(
    (place) =>
      new PinMapOwner({ ...place, onMove: canMove ? (point) => move(point) : null, onChoose: (id) => choose(id) }),
  );
  useEffect(() => void owner?.showPlaces(places), [owner, places]);
  const [longitude, latitude] = pin ?? [];
  useEffect(
    () => owner?.showPin(longitude === undefined || latitude === undefined ? null : [longitude, latitude]),
    [owner, longitude, latitude],
  );

  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = ARROWS[event.key];
    if (!arrow || !pin || !onMove) return;
    event.preventDefault();
    const meters = event.shiftKey ? WIDE_STEP_METERS : STEP_METERS;
    const [east, north] = arrow;
    const degrees = meters / METERS_PER_DEGREE;
    onMove([pin[0] + (east * degrees) / Math.cos((pin[1] * Math.PI) / 180), pin[1] + north * degrees]);
  };

  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role, jsx-a11y/no-static-element-interactions -- the arrows set the pin
    <div
      ref={container}
      className="pin-map"
      role={canMove ? 'application' : 'region'}
      aria-label={label}
      hidden={isImpossible}
      tabIndex={canMove ? 0 : undefined}
      onKeyDown={onKeyDown}
    />
  );
}

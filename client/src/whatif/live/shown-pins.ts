import { exactPoint, type PinPoint, type PinsView, pinAt } from '../../pins-view.ts';
import { Signal } from './signal.ts';

/** A pin (its letter) or place (its id) that a hand or the arrows have, and where. */
export interface HeldPlace {
  readonly key: string;
  readonly point: PinPoint;
}

/** One hand drags one thing at a time. */
export const heldPlace = new Signal<HeldPlace | null>(null);

/** What is tried, with what is held where it is. */
export function withHeld(dropped: PinsView, held: HeldPlace | null): PinsView {
  if (!held) return dropped;
  const pin = dropped.pins.find(({ letter }) => letter === held.key);
  if (pin)
    return { ...dropped, pins: dropped.pins.map((each) => (each === pin ? pinAt(pin.letter, held.point) : each)) };
  const there = { id: held.key, point: exactPoint(held.point) };
  const isMoved = dropped.moved.some(({ id }) => id === held.key);
  return {
    ...dropped,
    moved: isMoved ? dropped.moved.map((each) => (each.id === held.key ? there : each)) : [...dropped.moved, there],
  };
}

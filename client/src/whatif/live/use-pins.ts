import { useState } from 'react';
import { recordEdit } from '../../edit/edit-history.ts';
import { useText } from '../../i18n/use-text.tsx';
import { PIN_LETTERS, type Pin, type PinLetter, type PinsView, pinAt } from '../../pins-view.ts';
import { changeView, PINS, useViewState } from '../../view-state.ts';

type Point = readonly [longitude: number, latitude: number];

export interface Pins {
  /** As they are drawn: where a hand or the arrows have them. */
  readonly shown: PinsView;
  /** As the address has them. */
  readonly dropped: PinsView;
  /** The letter that the next place gets; null where all are set. */
  readonly next: PinLetter | null;
  /** Whether the next press on the map sets it. */
  readonly isArmed: boolean;
  readonly arm: () => void;
  /** Sets the next pin. */
  readonly add: (point: Point) => void;
  readonly drag: (letter: string, point: Point) => void;
  readonly drop: (letter: string, point: Point) => void;
  /** Leaves a pin where the arrows have brought it. */
  readonly settle: (letter: string) => void;
  readonly remove: (letter: PinLetter) => void;
  /** Tries the town without a place, or with it again. */
  readonly toggleGone: (id: string, name: string) => void;
}

/** The pins of the address, and the one that is on its way; each change can be taken back. */
export function usePins(): Pins {
  const text = useText();
  const { pinned } = useViewState();
  const [held, setHeld] = useState<Pin | null>(null);
  const [armed, setArmed] = useState(false);
  const { pins, gone } = pinned;
  const next = PIN_LETTERS.find((letter) => !pins.some((pin) => pin.letter === letter)) ?? null;

  const change = (words: string, after: PinsView) => {
    const before = pinned;
    const edit = {
      words,
      undo: async () => {
        set(before);
        return true;
      },
      redo: async () => {
        set(after);
        return edit;
      },
    };
    setHeld(null);
    set(after);
    recordEdit(edit);
  };
  const drop = (letter: string, point: Point) => {
    const moved = pins.find((pin) => pin.letter === letter);
    if (!moved) return;
    const there = pinAt(moved.letter, point);
    change(text('live.moved', { letter }), { gone, pins: pins.map((pin) => (pin === moved ? there : pin)) });
  };
  return {
    shown: held ? { gone, pins: pins.map((pin) => (pin.letter === held.letter ? held : pin)) } : pinned,
    dropped: pinned,
    next,
    isArmed: next !== null && (armed || pins.length === 0),
    arm: () => setArmed(true),
    add: (point) => {
      if (next === null) return;
      setArmed(false);
      const all = [...pins, pinAt(next, point)];
      change(text('live.placed', { letter: next }), {
        gone,
        pins: all.toSorted((a, b) => a.letter.localeCompare(b.letter)),
      });
    },
    drag: (letter, point) => {
      const known = PIN_LETTERS.find((each) => each === letter);
      if (known) setHeld(pinAt(known, point));
    },
    drop,
    settle: (letter) => {
      if (held?.letter === letter) drop(letter, held.point);
    },
    remove: (letter) =>
      change(text('live.removed', { letter }), { gone, pins: pins.filter((pin) => pin.letter !== letter) }),
    toggleGone: (id, name) =>
      change(gone.includes(id) ? text('live.goneBack', { name }) : text('live.gone', { name }), {
        pins,
        gone: gone.includes(id) ? gone.filter((each) => each !== id) : [...gone, id],
      }),
  };
}

const set = (pinned: PinsView) => changeView({ screen: 'whatif', scenario: PINS, pinned }, 'replace');

import { useMemo, useState } from 'react';
import { changeHere } from '../../edit/edit-history.ts';
import { type Text, useText } from '../../i18n/use-text.tsx';
import {
  exactPoint,
  PIN_LETTERS,
  type PinPoint,
  type PinsView,
  pinAt,
  type TriedFacts,
  withFacts,
} from '../../pins-view.ts';
import { changeView, getViewState, PINS, useViewState } from '../../view-state.ts';
import { heldPlace } from './shown-pins.ts';

/** What can be done to what is tried; each can be taken back. `key`: letter of a pin, or id of a resource. */
export interface PinActs {
  /** Chooses what the next press on the map, or the list, places; null: nothing. */
  readonly arm: (key: string | null) => void;
  /** Sets the pin of a letter, or moves a place there. */
  readonly place: (key: string, point: PinPoint) => void;
  readonly drag: (key: string, point: PinPoint) => void;
  readonly drop: (key: string, point: PinPoint) => void;
  /** Leaves it where the arrows have brought it. */
  readonly settle: (key: string) => void;
  /** Takes a pin away, or gives a place back all that it has today. */
  readonly forget: (key: string) => void;
  /** Tries the town without a place, or with it again. */
  readonly toggleGone: (id: string) => void;
  /** What a place would have. */
  readonly say: (key: string, facts: Partial<TriedFacts>) => void;
}

export interface Pins {
  /** As the address has them. */
  readonly dropped: PinsView;
  /** The letter that the next place gets; null where all are set. */
  readonly next: string | null;
  /** What the next press on the map places; null: nothing. */
  readonly armed: string | null;
  readonly acts: PinActs;
}

/**
 * The pins and changed places of the address; what is on its way is `heldPlace`.
 * @param nameOf the name of a resource
 */
export function usePins(nameOf: (id: string) => string): Pins {
  const text = useText();
  const { pinned } = useViewState();
  const [chosen, setChosen] = useState<string | null>(null);
  const next = nextLetter(pinned);
  const armed = chosen === null && pinned.pins.length === 0 ? next : chosen;
  const acts = useMemo(() => actsOf(text, nameOf, setChosen), [text, nameOf]);
  return { dropped: pinned, next, armed, acts };
}

const nextLetter = ({ pins }: PinsView) =>
  PIN_LETTERS.find((letter) => !pins.some((pin) => pin.letter === letter)) ?? null;

const letterOf = (key: string) => PIN_LETTERS.find((letter) => letter === key) ?? null;

function actsOf(text: Text, nameOf: (id: string) => string, arm: (key: string | null) => void): PinActs {
  const nameOfKey = (key: string) => letterOf(key) ?? text('live.named', { name: nameOf(key) });
  const place = (key: string, point: PinPoint) => {
    const { pinned } = getViewState();
    const letter = letterOf(key);
    arm(null);
    if (!letter) {
      const there = { id: key, point: exactPoint(point) };
      const others = pinned.moved.filter(({ id }) => id !== key);
      return change(text('live.moved', { name: nameOfKey(key) }), {
        ...pinned,
        gone: pinned.gone.filter((id) => id !== key),
        moved: [...others, there],
      });
    }
    const isNew = !pinned.pins.some((pin) => pin.letter === letter);
    const others = pinned.pins.filter((pin) => pin.letter !== letter);
    return change(text(isNew ? 'live.placed' : 'live.moved', isNew ? { letter } : { name: letter }), {
      ...pinned,
      pins: [...others, pinAt(letter, point)].toSorted((a, b) => a.letter.localeCompare(b.letter)),
    });
  };
  return {
    arm,
    place,
    drag: (key, point) => heldPlace.set({ key, point }),
    drop: place,
    settle: (key) => {
      const held = heldPlace.get();
      if (held?.key === key) place(key, held.point);
    },
    forget: (key) => {
      const { pinned } = getViewState();
      const letter = letterOf(key);
      change(letter ? text('live.removed', { letter }) : text('live.goneBack', { name: nameOf(key) }), {
        pins: pinned.pins.filter((pin) => pin.letter !== key),
        gone: pinned.gone.filter((id) => id !== key),
        moved: pinned.moved.filter(({ id }) => id !== key),
        facts: pinned.facts.filter((each) => each.key !== key),
      });
    },
    toggleGone: (id) => {
      const { pinned } = getViewState();
      const isGone = pinned.gone.includes(id);
      change(text(isGone ? 'live.goneBack' : 'live.gone', { name: nameOf(id) }), {
        ...pinned,
        gone: isGone ? pinned.gone.filter((each) => each !== id) : [...pinned.gone, id],
        moved: pinned.moved.filter((each) => each.id !== id),
        facts: pinned.facts.filter((each) => each.key !== id),
      });
    },
    say: (key, facts) => {
      const { pinned } = getViewState();
      const words = 'departures' in facts ? 'live.saidDepartures' : 'live.said';
      change(text(words, { name: nameOfKey(key) }), { ...pinned, facts: withFacts(pinned.facts, key, facts) });
    },
  };
}

function change(words: string, after: PinsView): void {
  changeHere(words, set, getViewState().pinned, after);
}

function set(pinned: PinsView): void {
  changeView({ screen: 'whatif', scenario: PINS, pinned }, 'replace');
  heldPlace.set(null);
}

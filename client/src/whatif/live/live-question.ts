import { factsOf, type LivePlace, type LivePlaceChange, type PlaceFacts } from '@hazama/geo';
import type { PinsView, TriedFacts } from '../../pins-view.ts';

/** What the worker is asked: plain, for it crosses to another thread. */
export interface PinQuestion {
  readonly added: readonly LivePlace[];
  readonly changed: readonly (readonly [id: string, change: LivePlaceChange])[];
}

export function questionOf({ pins, gone, moved, facts }: PinsView): PinQuestion {
  const said = new Map(facts.map((each) => [each.key, factsSaid(each)]));
  const letters = new Set<string>(pins.map(({ letter }) => letter));
  const changes = new Map<string, LivePlaceChange>();
  for (const [key, more] of said) if (!letters.has(key)) changes.set(key, more);
  for (const { id, point } of moved) changes.set(id, { ...changes.get(id), point });
  for (const id of gone) changes.set(id, { isRemoved: true });
  return {
    added: pins.map(({ letter, point }) => ({ ...said.get(letter), point })),
    changed: [...changes],
  };
}

/** What is not said stays as it is. */
function factsSaid({ opening, capacity, departures }: TriedFacts): Partial<PlaceFacts> {
  return {
    ...(opening && factsOf(opening)),
    ...(capacity !== null && { capacity }),
    ...(departures !== null && { departures }),
  };
}

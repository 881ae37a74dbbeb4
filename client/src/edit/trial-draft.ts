import { useSyncExternalStore } from 'react';
import { changeHere } from './edit-history.ts';

/** One thing that is tried. */
export type TrialChange = TripTrialChange | SiteTrialChange;

/** A change of the timetable, with its words for it. Seconds are after noon minus 12 hours, at the trip's first stop. */
export interface TripTrialChange {
  readonly kind: 'REMOVE_TRIP' | 'REMOVE_LINE' | 'ADD_TRIP' | 'REPEAT_TRIP';
  readonly trip: string | null;
  readonly line: string | null;
  readonly startSeconds: number | null;
  readonly untilSeconds: number | null;
  readonly everySeconds: number | null;
  readonly lineName: string | null;
  readonly headsign: string | null;
  readonly stopName: string | null;
}

/** A change of places, with the words that are on record of the place. Degrees are WGS 84. */
export interface SiteTrialChange {
  readonly kind:
    | 'ADD_PLACE'
    | 'MOVE_PLACE'
    | 'REMOVE_PLACE'
    | 'CHANGE_OPENINGS'
    | 'CHANGE_CAPACITY'
    | 'CHANGE_DEPARTURES';
  /** Of one that is added: its own name among the changes. */
  readonly key: string | null;
  /** Id of the resource, or of a stop of the timetable; null for one that is added. */
  readonly resource: string | null;
  /** Id of its kind of resource; null of a stop of the timetable, and where nobody wrote it down. */
  readonly resourceKind: string | null;
  readonly name: string | null;
  readonly longitude: number | null;
  readonly latitude: number | null;
  readonly schedule: string | null;
  readonly capacity: number | null;
  /** Of a stop: how many buses leave a day. */
  readonly departures: number | null;
  /** As they stand on record. */
  readonly scheduleBefore: string | null;
  readonly capacityBefore: number | null;
}

export const NO_SITE_CHANGE = {
  key: null,
  resource: null,
  resourceKind: null,
  name: null,
  longitude: null,
  latitude: null,
  schedule: null,
  capacity: null,
  departures: null,
  scheduleBefore: null,
  capacityBefore: null,
} as const;

export const isSiteTrialChange = (change: TrialChange): change is SiteTrialChange => 'resourceKind' in change;

/** What was typed of a scenario and isn't saved yet. */
export interface ScenarioWords {
  readonly name: string;
  readonly author: string;
  readonly premise: string;
}

export interface TrialDraft {
  readonly changes: readonly TrialChange[];
  /** Null: as they are saved. */
  readonly words: ScenarioWords | null;
}

/** In place of a scenario's id: changes that nobody has saved under a name. */
export const NEW_SCENARIO = 'new';

const STORE = 'hazama-trial';
const drafts = new Map<string, TrialDraft>(read());
let lastOpen: OpenTrial = { town: '', scenario: NEW_SCENARIO, saved: [] };
const listeners = new Set<() => void>();

/** Of a town's scenario, by its id; null: nothing differs from what is saved. Stays in this tab, also when the page is loaded anew. */
export function useTrialDraft(town: string, scenario: string): TrialDraft | null {
  return useSyncExternalStore(subscribe, () => drafts.get(keyOf(town, scenario)) ?? null);
}

const findTrialDraft = (town: string, scenario: string): TrialDraft | null => drafts.get(keyOf(town, scenario)) ?? null;

export function keepTrialDraft(town: string, scenario: string, draft: TrialDraft | null): void {
  if (draft) drafts.set(keyOf(town, scenario), draft);
  else drafts.delete(keyOf(town, scenario));
  try {
    sessionStorage.setItem(STORE, JSON.stringify([...drafts]));
  } catch {
    // a full or forbidden store: the draft lives as long as the page
  }
  for (const listener of listeners) listener();
}

interface OpenTrial {
  readonly town: string;
  readonly scenario: string;
  /** What stands where nothing is drafted. */
  readonly saved: readonly TrialChange[];
}

/** The scenario that was looked at last: what is tried on the map goes there. */
export const lastOpenTrial = (town: string): OpenTrial =>
  lastOpen.town === town ? lastOpen : { town, scenario: NEW_SCENARIO, saved: [] };
export function rememberOpenTrial(trial: OpenTrial): void {
  lastOpen = trial;
}

interface ChangeOfDraft extends OpenTrial {
  /** For the message with its way back. */
  readonly words: string;
  readonly change: (changes: readonly TrialChange[]) => readonly TrialChange[];
}

/** Changes what is tried; the message that follows takes it back, and so does Ctrl+Z. */
export function changeTrial({ town, scenario, saved, words, change }: ChangeOfDraft): void {
  const before = findTrialDraft(town, scenario);
  const after: TrialDraft = { words: before?.words ?? null, changes: change(before?.changes ?? saved) };
  changeHere<TrialDraft | null>(words, (draft) => keepTrialDraft(town, scenario, draft), before, after);
}

export function isSameTrialChange(one: TrialChange, other: TrialChange): boolean {
  return JSON.stringify(partsOf(one)) === JSON.stringify(partsOf(other));
}

/** What decides of a change, without the words that stand beside it. */
function partsOf(change: TrialChange): readonly unknown[] {
  if (isSiteTrialChange(change)) {
    const { kind, key, resource, longitude, latitude, schedule, capacity, departures } = change;
    const added = kind === 'ADD_PLACE' ? [change.resourceKind, change.name] : [];
    return [kind, key, resource, longitude, latitude, schedule, capacity, departures, ...added];
  }
  const { kind, trip, line, startSeconds, untilSeconds, everySeconds } = change;
  return [kind, trip, line, startSeconds, untilSeconds, everySeconds];
}

const keyOf = (town: string, scenario: string) => `${town} ${scenario}`;

function read(): [string, TrialDraft][] {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(STORE) ?? '[]');
    return Array.isArray(kept) ? (kept as [string, TrialDraft][]) : [];
  } catch {
    return [];
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

import type { ListedEvent } from './event-queries.ts';

/** What is typed of an event, all of it text but the areas. */
export interface EventDraft {
  readonly kind: string;
  readonly title: string;
  readonly heldOn: string;
  readonly untilOn: string;
  readonly startTime: string;
  readonly endTime: string;
  readonly place: string;
  /** Ids. */
  readonly areas: readonly string[];
  readonly audience: string;
  readonly organizer: string;
  readonly participants: string;
  readonly url: string;
  readonly note: string;
}

export type EventField = keyof EventDraft;

export const EMPTY_EVENT: EventDraft = {
  kind: 'other',
  title: '',
  heldOn: '',
  untilOn: '',
  startTime: '',
  endTime: '',
  place: '',
  areas: [],
  audience: '',
  organizer: '',
  participants: '',
  url: '',
  note: '',
};

/** What stands of an event, under the names of its draft. */
export type EventValues = Readonly<Record<EventField, unknown>>;

/** Of what the server holds, whoever put it there. */
export const draftOfValues = (values: EventValues): EventDraft => {
  const draft = { ...EMPTY_EVENT };
  for (const field of Object.keys(EMPTY_EVENT) as EventField[]) {
    const value = values[field];
    if (field === 'areas') Object.assign(draft, { areas: Array.isArray(value) ? value : [] });
    else Object.assign(draft, { [field]: typeof value === 'number' ? String(value) : (value ?? '') });
  }
  return draft;
};

export const eventDraftOf = (event: ListedEvent): EventDraft => ({
  kind: event.kind,
  title: event.title,
  heldOn: event.heldOn,
  untilOn: event.untilOn ?? '',
  startTime: event.startTime ?? '',
  endTime: event.endTime ?? '',
  place: event.place ?? '',
  areas: event.areas.map(({ id }) => id),
  audience: event.audience ?? '',
  organizer: event.organizer ?? '',
  participants: event.participants === null ? '' : String(event.participants),
  url: event.url ?? '',
  note: event.note ?? '',
});

export const changedFields = (draft: EventDraft, before: EventDraft): EventField[] =>
  (Object.keys(draft) as EventField[]).filter(
    (field) => JSON.stringify(draft[field]) !== JSON.stringify(before[field]),
  );

/** What is sent of a draft; `participants` that are no number are told by their field, before anything is sent. */
export function eventInputOf(draft: EventDraft, fields: readonly EventField[]): Record<string, unknown> {
  const read = (field: EventField): unknown => {
    if (field === 'areas') return draft.areas;
    if (field === 'participants') return participantsOf(draft);
    return draft[field].trim() || null;
  };
  return Object.fromEntries(fields.map((field) => [field, read(field)]));
}

/** null where nothing is typed; NaN where it is no whole number. */
export function participantsOf({ participants }: EventDraft): number | null {
  const text = participants.normalize('NFKC').trim();
  if (text === '') return null;
  return /^\d{1,7}$/.test(text) ? Number(text) : Number.NaN;
}

const key = (id: string) => `hazama.event.${id}`;

/** The fields that were typed and not saved, kept in this tab: a reload or a step away loses nothing, and what others change since stays theirs. */
export function keepEventDraft(id: string, typed: Partial<EventDraft> | null): void {
  try {
    if (typed) sessionStorage.setItem(key(id), JSON.stringify(typed));
    else sessionStorage.removeItem(key(id));
  } catch {
    // storage may be forbidden or full: then the page alone remembers
  }
}

export function findKeptEventDraft(id: string): Partial<EventDraft> {
  try {
    return JSON.parse(sessionStorage.getItem(key(id)) ?? '{}') as Partial<EventDraft>;
  } catch {
    return {};
  }
}

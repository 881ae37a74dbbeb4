import type { MessageId } from '../i18n/use-text.tsx';
import type { RecordSort } from './record-sort.ts';

/** A field of a record, and how it is written. */
export interface RecordField {
  /** As in the API. */
  readonly name: string;
  readonly title: MessageId;
  readonly type: 'text' | 'kind' | 'areas' | 'area' | 'day';
  readonly isRequired?: boolean;
  readonly hint?: MessageId;
}

export const RECORD_FIELDS: Readonly<Record<RecordSort, readonly RecordField[]>> = {
  agreements: [
    { name: 'organization', title: 'agr.organization', type: 'text', isRequired: true },
    { name: 'kind', title: 'agr.kind', type: 'kind', isRequired: true },
    { name: 'areas', title: 'agr.areas', type: 'areas', hint: 'rec.areas.hint' },
    { name: 'signedOn', title: 'agr.signedOn', type: 'day' },
    { name: 'renewBy', title: 'agr.renewBy', type: 'day' },
    { name: 'endedOn', title: 'agr.endedOn', type: 'day' },
  ],
  assignments: [
    { name: 'role', title: 'asg.role', type: 'text', isRequired: true, hint: 'asg.noNames' },
    { name: 'organization', title: 'asg.organization', type: 'text' },
    { name: 'area', title: 'asg.area', type: 'area' },
    { name: 'from', title: 'asg.from', type: 'day' },
    { name: 'to', title: 'asg.to', type: 'day' },
  ],
};

/** What is typed: text, or ids of areas. "" is nothing. */
export type Draft = Readonly<Record<string, string | readonly string[]>>;

/** From what the API says of a record, or of what stands where somebody was quicker. */
export function draftOf(tab: RecordSort, values: Readonly<Record<string, unknown>>): Draft {
  return Object.fromEntries(
    RECORD_FIELDS[tab].map(({ name, type }) => {
      const value = values[name];
      if (type === 'areas') return [name, Array.isArray(value) ? (value as string[]).toSorted() : []];
      return [name, typeof value === 'string' ? value : ''];
    }),
  );
}

export function changedFields(draft: Draft, before: Draft): readonly string[] {
  return Object.keys(draft).filter((name) => JSON.stringify(draft[name]) !== JSON.stringify(before[name]));
}

/** What is sent of a draft. */
export function inputOf(draft: Draft, names: readonly string[]): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    names.map((name) => {
      const value = draft[name];
      return [name, typeof value === 'string' ? value.trim() || null : (value ?? null)];
    }),
  );
}

const key = (tab: RecordSort, id: string) => `hazama.record.${tab}.${id}`;

/** What was typed and not saved, kept in this tab: a reload or a step away loses nothing. */
export function keepDraft(tab: RecordSort, id: string, draft: Draft | null): void {
  try {
    if (draft) sessionStorage.setItem(key(tab, id), JSON.stringify(draft));
    else sessionStorage.removeItem(key(tab, id));
  } catch {
    // storage may be forbidden or full: then the page alone remembers
  }
}

export function findKeptDraft(tab: RecordSort, id: string): Draft | null {
  try {
    const text = sessionStorage.getItem(key(tab, id));
    return text === null ? null : (JSON.parse(text) as Draft);
  } catch {
    return null;
  }
}

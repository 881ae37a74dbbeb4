import type { WrittenResource } from './resource-queries.ts';

/** What is typed, all of it text; a place is [longitude, latitude]. */
export interface Draft {
  readonly kind: string;
  readonly name: string;
  readonly nameKana: string;
  readonly address: string;
  readonly location: readonly [number, number] | null;
  readonly servesAreas: readonly string[];
  readonly status: string;
  readonly schedule: string;
  readonly capacity: string;
  readonly organization: string;
  readonly phone: string;
  readonly url: string;
  readonly languages: string;
  readonly visibility: string;
  /** field → council or staff; what is left out is seen by all who see the resource. */
  readonly fieldVisibility: Readonly<Record<string, string>>;
  readonly openedOn: string;
  readonly closedOn: string;
  readonly confirmedOn: string;
  readonly source: string;
}

export type DraftField = keyof Draft;

export const EMPTY_DRAFT: Draft = {
  kind: '',
  name: '',
  nameKana: '',
  address: '',
  location: null,
  servesAreas: [],
  status: 'active',
  schedule: '',
  capacity: '',
  organization: '',
  phone: '',
  url: '',
  languages: '',
  visibility: 'public',
  fieldVisibility: {},
  openedOn: '',
  closedOn: '',
  confirmedOn: '',
  source: '',
};

/** A point as GeoJSON holds it. */
export function pointOf(location: unknown): readonly [number, number] | null {
  const [longitude, latitude] = (location as { coordinates?: number[] } | null)?.coordinates ?? [];
  return longitude === undefined || latitude === undefined ? null : [longitude, latitude];
}

export const draftOf = (resource: WrittenResource): Draft => ({
  kind: resource.kind.id,
  name: resource.name,
  nameKana: resource.nameKana ?? '',
  address: resource.address ?? '',
  location: pointOf(resource.location),
  servesAreas: resource.servesAreaNames ?? [],
  status: resource.status,
  schedule: resource.schedule ?? '',
  capacity: resource.capacity === null ? '' : String(resource.capacity),
  organization: resource.organization ?? '',
  phone: resource.phone ?? '',
  url: resource.url ?? '',
  languages: resource.languages.join('、'),
  visibility: resource.visibility ?? 'public',
  fieldVisibility: Object.fromEntries((resource.fieldVisibility ?? []).map((each) => [each.field, each.visibility])),
  openedOn: resource.openedOn ?? '',
  closedOn: resource.closedOn ?? '',
  confirmedOn: resource.confirmedOn ?? '',
  source: resource.source ?? '',
});

export const changedFields = (draft: Draft, before: Draft): DraftField[] =>
  (Object.keys(draft) as DraftField[]).filter(
    (field) => JSON.stringify(draft[field]) !== JSON.stringify(before[field]),
  );

/** What is sent of a draft: the fields that differ. */
export function inputOf(draft: Draft, fields: readonly DraftField[]): Record<string, unknown> {
  const read = (field: DraftField): unknown => {
    const value = draft[field];
    if (field === 'location') return draft.location && { longitude: draft.location[0], latitude: draft.location[1] };
    if (field === 'languages') return draft.languages.split(/[、,\s]+/).filter(Boolean);
    if (field === 'fieldVisibility')
      return Object.entries(draft.fieldVisibility).map(([name, visibility]) => ({ field: name, visibility }));
    if (field === 'capacity') return draft.capacity.trim() ? Number(draft.capacity.normalize('NFKC')) : null;
    return typeof value === 'string' ? value.trim() || null : value;
  };
  return Object.fromEntries(fields.map((field) => [field, read(field)]));
}

const key = (id: string) => `hazama.resource.${id}`;

/** What was typed and not saved, kept in this tab: a reload or a step away loses nothing. */
export function keepDraft(id: string, draft: Draft | null): void {
  try {
    if (draft) sessionStorage.setItem(key(id), JSON.stringify(draft));
    else sessionStorage.removeItem(key(id));
  } catch {
    // storage may be forbidden or full: then the page alone remembers
  }
}

export function findKeptDraft(id: string): Draft | null {
  try {
    const text = sessionStorage.getItem(key(id));
    return text === null ? null : { ...EMPTY_DRAFT, ...(JSON.parse(text) as Partial<Draft>) };
  } catch {
    return null;
  }
}

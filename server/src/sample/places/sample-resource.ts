import type { LngLat } from '@hazama/geo';
import { csvText } from '../files/csv-text.ts';

export type SampleStatus = 'active' | 'preparing' | 'suspended' | 'closed';

/** One record of a list as a town would hand it in. */
export interface SampleResource {
  readonly kind: string;
  readonly name: string;
  readonly nameKana: string;
  readonly address: string;
  readonly location: LngLat | undefined;
  /** Name of the area it lies in or is about; "" for the whole city. */
  readonly area: string;
  readonly servesAreas: readonly string[];
  readonly status: SampleStatus;
  readonly schedule: string;
  readonly capacity: number | undefined;
  readonly organization: string;
  readonly phone: string;
  readonly languages: string;
  readonly visibility: 'public' | 'council' | 'staff';
  /** YYYY-MM-DD */
  readonly openedOn: string;
  readonly closedOn: string;
  readonly confirmedOn: string;
  readonly source: string;
}

const COLUMNS = `id kind name name_kana address longitude latitude serves_area status schedule capacity organization
  phone url languages visibility opened_on closed_on confirmed_on source`.split(/\s+/);

/** A record with its id in the town's lists. */
export type NumberedResource = SampleResource & { readonly id: string };

/** Ids count up within a kind, over all lists of a town. */
export function numberResources(slug: string, resources: readonly SampleResource[]): NumberedResource[] {
  const counts = new Map<string, number>();
  return resources.map((resource) => {
    const number = (counts.get(resource.kind) ?? 0) + 1;
    counts.set(resource.kind, number);
    return { ...resource, id: `${slug}-${resource.kind}-${String(number).padStart(3, '0')}` };
  });
}

/** The project's own table of resources. */
export function resourcesCsv(resources: readonly NumberedResource[]): string {
  const rows = resources.map((resource) => ({
    id: resource.id,
    kind: resource.kind,
    name: resource.name,
    name_kana: resource.nameKana,
    address: resource.address,
    longitude: resource.location?.[0].toFixed(5),
    latitude: resource.location?.[1].toFixed(5),
    serves_area: resource.servesAreas.join('、'),
    status: resource.status,
    schedule: resource.schedule,
    capacity: resource.capacity,
    organization: resource.organization,
    phone: resource.phone,
    languages: resource.languages,
    visibility: resource.visibility,
    opened_on: resource.openedOn,
    closed_on: resource.closedOn,
    confirmed_on: resource.confirmedOn,
    source: resource.source,
  }));
  return csvText(COLUMNS, rows);
}

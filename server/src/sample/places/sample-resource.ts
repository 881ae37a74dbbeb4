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

/** The project's own table of resources; ids count up within a kind. */
export function resourcesCsv(slug: string, resources: readonly SampleResource[]): string {
  const counts = new Map<string, number>();
  const rows = resources.map((resource) => {
    const number = (counts.get(resource.kind) ?? 0) + 1;
    counts.set(resource.kind, number);
    return {
      id: `${slug}-${resource.kind}-${String(number).padStart(3, '0')}`,
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
    };
  });
  return csvText(COLUMNS, rows);
}

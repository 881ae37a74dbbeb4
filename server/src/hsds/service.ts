import type { CatalogueKind } from '../resource/index.ts';
import { hsdsId } from './hsds-id.ts';
import { type HsdsSchedule, hsdsSchedules } from './schedule.ts';
import type { ServiceRow } from './service.repository.ts';
import { type HsdsTaxonomyTerm, kindTerm } from './taxonomy.ts';

export interface HsdsOrganization {
  readonly id: string;
  readonly name: string;
  readonly alternate_name?: string;
  readonly description: string;
  readonly website?: string;
}

interface HsdsLocation {
  readonly id: string;
  readonly location_type: 'physical';
  readonly name: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly addresses?: readonly {
    readonly id: string;
    readonly location_id: string;
    readonly address_1: string;
    readonly city: string;
    readonly state_province: string;
    /** Not known here; the field is required, so it is empty. */
    readonly postal_code: '';
    readonly country: 'JP';
    readonly address_type: 'physical';
  }[];
}

export interface HsdsServiceAtLocation {
  readonly id: string;
  readonly service_id: string;
  readonly location_id: string;
  readonly location: HsdsLocation;
}

/** A service with its one-to-one fields alone. */
export interface HsdsServiceSummary {
  readonly id: string;
  readonly organization_id?: string;
  readonly name: string;
  readonly alternate_name?: string;
  readonly description: string;
  readonly url?: string;
  readonly status: 'active' | 'inactive' | 'defunct' | 'temporarily closed';
  readonly assured_date?: string;
  readonly alert?: string;
  readonly organization?: HsdsOrganization;
}

export interface HsdsService extends HsdsServiceSummary {
  readonly phones: readonly {
    readonly id: string;
    readonly service_id: string;
    readonly number: string;
    readonly type: 'voice';
  }[];
  readonly schedules: readonly HsdsSchedule[];
  readonly service_areas: readonly { readonly id: string; readonly service_id: string; readonly name: string }[];
  readonly service_at_locations: readonly HsdsServiceAtLocation[];
  readonly languages: readonly {
    readonly id: string;
    readonly service_id: string;
    readonly name: string;
    /** ISO 639-1 or 639-3 */
    readonly code?: string;
  }[];
  readonly attributes: readonly {
    readonly id: string;
    readonly link_id: string;
    readonly link_type: 'service_type';
    readonly link_entity: 'service';
    readonly taxonomy_term_id: string;
    readonly taxonomy_term: HsdsTaxonomyTerm;
  }[];
}

const STATUSES: Readonly<Record<string, HsdsServiceSummary['status']>> = {
  active: 'active',
  preparing: 'inactive',
  suspended: 'temporarily closed',
  closed: 'defunct',
};

export function toSummary(row: ServiceRow, kind: CatalogueKind | undefined): HsdsServiceSummary {
  const organization = toOrganization(row);
  return {
    id: hsdsId('service', row.id),
    ...(organization ? { organization_id: organization.id } : {}),
    name: row.name,
    ...(row.nameKana === null ? {} : { alternate_name: row.nameKana }),
    description: `${row.prefecture}${row.municipality}　${kind?.names.ja ?? row.kindId}`,
    ...(row.url === null ? {} : { url: row.url }),
    status: STATUSES[row.status] ?? 'inactive',
    ...(row.confirmedOn === null ? {} : { assured_date: row.confirmedOn }),
    ...(row.isDemo ? { alert: 'デモ：この記録は作りものです。' } : {}),
    ...(organization ? { organization } : {}),
  };
}

/** A service with all that belongs to it. */
export function toService(row: ServiceRow, kind: CatalogueKind | undefined): HsdsService {
  const summary = toSummary(row, kind);
  const { id } = summary;
  const place = toServiceAtLocation(row);
  return {
    ...summary,
    phones:
      row.phone === null ? [] : [{ id: hsdsId('phone', row.id), service_id: id, number: row.phone, type: 'voice' }],
    schedules: row.schedule === null ? [] : hsdsSchedules(id, row.id, row.schedule),
    service_areas: row.servesAreas.map((name) => ({ id: hsdsId('service_area', row.id, name), service_id: id, name })),
    service_at_locations: place ? [place] : [],
    languages: row.languages.map((word) => ({
      id: hsdsId('language', row.id, word),
      service_id: id,
      ...languageOf(word),
    })),
    attributes: kind ? [attributeOf(row.id, id, kind)] : [],
  };
}

/** Where a service is; undefined where it has no place that the public may know. */
export function toServiceAtLocation(row: ServiceRow): HsdsServiceAtLocation | undefined {
  const { id, name, address, longitude, latitude, municipality, prefecture } = row;
  if (address === null && longitude === null) return undefined;
  const locationId = hsdsId('location', id);
  return {
    id: hsdsId('service_at_location', id),
    service_id: hsdsId('service', id),
    location_id: locationId,
    location: {
      id: locationId,
      location_type: 'physical',
      name,
      ...(longitude === null || latitude === null ? {} : { latitude, longitude }),
      ...(address === null
        ? {}
        : {
            addresses: [
              {
                id: hsdsId('address', id),
                location_id: locationId,
                address_1: withoutTown(address, prefecture, municipality),
                city: municipality,
                state_province: prefecture,
                postal_code: '',
                country: 'JP',
                address_type: 'physical',
              },
            ],
          }),
    },
  };
}

function toOrganization({ organizationId, organization, municipality }: ServiceRow): HsdsOrganization | undefined {
  if (organizationId === null || organization === null) return undefined;
  return organizationOf({ id: organizationId, name: organization, municipality });
}

export function organizationOf({
  id,
  name,
  nameKana = null,
  url = null,
  municipality,
}: {
  readonly id: string;
  readonly name: string;
  readonly nameKana?: string | null;
  readonly url?: string | null;
  readonly municipality: string;
}): HsdsOrganization {
  return {
    id: hsdsId('organization', id),
    name,
    ...(nameKana === null ? {} : { alternate_name: nameKana }),
    description: `${municipality}で活動する団体`,
    ...(url === null ? {} : { website: url }),
  };
}

function attributeOf(resourceId: string, serviceId: string, kind: CatalogueKind): HsdsService['attributes'][number] {
  const taxonomyTerm = kindTerm(kind);
  return {
    id: hsdsId('attribute', resourceId, kind.id),
    link_id: serviceId,
    link_type: 'service_type',
    link_entity: 'service',
    taxonomy_term_id: taxonomyTerm.id,
    taxonomy_term: taxonomyTerm,
  };
}

const LANGUAGE_NAMES = new Intl.DisplayNames('ja', { type: 'language', fallback: 'none' });

/** 「pt」 is ポルトガル語; what is written in words stays so. */
function languageOf(word: string): { readonly name: string; readonly code?: string } {
  const name = /^[a-z]{2,3}$/.test(word) ? LANGUAGE_NAMES.of(word) : undefined;
  return name === undefined ? { name: word } : { name, code: word };
}

/** The city and the prefecture have fields of their own. */
function withoutTown(address: string, prefecture: string, municipality: string): string {
  const inside = address.replace(prefecture, '').replace(municipality, '').trim();
  return inside === '' ? address : inside;
}

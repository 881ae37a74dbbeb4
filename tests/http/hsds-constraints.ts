// What HSDS 3.0 asks of each object, typed in from the published schemas (openreferral/specification, branch 3.0): the fields
// that are used here with their types, which of them are required, and the closed lists. The schemas themselves are CC BY-SA.

type Type = 'string' | 'uuid' | 'uri' | 'date' | 'number' | 'time' | readonly string[];

interface HsdsObject {
  readonly required: readonly string[];
  readonly fields: Readonly<Record<string, Type>>;
  readonly nested?: Readonly<Record<string, string>>;
}

const OBJECTS: Readonly<Record<string, HsdsObject>> = {
  organization: {
    required: ['id', 'name', 'description'],
    fields: { id: 'uuid', name: 'string', alternate_name: 'string', description: 'string', website: 'uri' },
    nested: { phones: 'phone', services: 'service' },
  },
  service: {
    required: ['id', 'name', 'status'],
    fields: {
      id: 'uuid',
      organization_id: 'uuid',
      name: 'string',
      alternate_name: 'string',
      description: 'string',
      url: 'uri',
      status: ['active', 'inactive', 'defunct', 'temporarily closed'],
      assured_date: 'date',
      alert: 'string',
    },
    nested: {
      organization: 'organization',
      phones: 'phone',
      schedules: 'schedule',
      service_areas: 'service_area',
      service_at_locations: 'service_at_location',
      languages: 'language',
      attributes: 'attribute',
    },
  },
  service_at_location: {
    required: ['id'],
    fields: { id: 'uuid', service_id: 'uuid', location_id: 'uuid', description: 'string' },
    nested: { location: 'location', service: 'service' },
  },
  location: {
    required: ['id', 'location_type'],
    fields: {
      id: 'uuid',
      location_type: ['physical', 'postal', 'virtual'],
      name: 'string',
      latitude: 'number',
      longitude: 'number',
    },
    nested: { addresses: 'address' },
  },
  address: {
    required: ['id', 'address_1', 'city', 'state_province', 'postal_code', 'country', 'address_type'],
    fields: {
      id: 'uuid',
      location_id: 'uuid',
      address_1: 'string',
      city: 'string',
      state_province: 'string',
      postal_code: 'string',
      country: 'string',
      address_type: ['physical', 'postal', 'virtual'],
    },
  },
  phone: {
    required: ['id', 'number'],
    fields: { id: 'uuid', service_id: 'uuid', number: 'string', type: 'string' },
  },
  schedule: {
    required: ['id'],
    fields: {
      id: 'uuid',
      service_id: 'uuid',
      freq: ['WEEKLY', 'MONTHLY'],
      interval: 'number',
      byday: 'string',
      bymonthday: 'string',
      timezone: 'number',
      opens_at: 'time',
      closes_at: 'time',
      description: 'string',
      notes: 'string',
    },
  },
  service_area: { required: ['id'], fields: { id: 'uuid', service_id: 'uuid', name: 'string' } },
  language: { required: ['id'], fields: { id: 'uuid', service_id: 'uuid', name: 'string' } },
  attribute: {
    required: ['id'],
    fields: { id: 'uuid', link_id: 'uuid', link_type: 'string', link_entity: 'string', taxonomy_term_id: 'uuid' },
    nested: { taxonomy_term: 'taxonomy_term' },
  },
  taxonomy_term: {
    required: ['id', 'name', 'description'],
    fields: {
      id: 'uuid',
      code: 'string',
      name: 'string',
      description: 'string',
      parent_id: 'uuid',
      taxonomy: 'string',
      taxonomy_id: 'uuid',
      language: 'string',
    },
    nested: { taxonomy_detail: 'taxonomy' },
  },
  taxonomy: {
    required: ['id', 'name', 'description'],
    fields: { id: 'uuid', name: 'string', description: 'string', version: 'string' },
  },
};

const FITS: Readonly<Record<Exclude<Type, readonly string[]>, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  uuid: (value) =>
    typeof value === 'string' &&
    /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(value),
  uri: (value) => typeof value === 'string' && URL.canParse(value),
  date: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value),
  time: (value) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d[+-]\d\d:\d\d$/.test(value),
  number: (value) => typeof value === 'number' && Number.isFinite(value),
};

/** What is wrong with a value as this kind of HSDS object, by its place; empty where nothing is. */
export function hsdsFaults(kind: string, value: unknown, place = kind): string[] {
  const rules = OBJECTS[kind];
  if (!rules) return [`${place}: no rules for ${kind}`];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${place}: no object`];
  const object = value as Record<string, unknown>;
  const missing = rules.required
    .filter((name) => object[name] === undefined)
    .map((name) => `${place}.${name}: missing`);
  const faults = Object.entries(object).flatMap(([name, field]) => {
    const here = `${place}.${name}`;
    const nested = rules.nested?.[name];
    if (nested !== undefined)
      return Array.isArray(field)
        ? field.flatMap((item, at) => hsdsFaults(nested, item, `${here}[${at}]`))
        : hsdsFaults(nested, field, here);
    const type = rules.fields[name];
    if (type === undefined) return [`${here}: not of HSDS`];
    const fits = typeof type === 'string' ? FITS[type](field) : type.includes(String(field));
    return fits ? [] : [`${here}: ${JSON.stringify(field)}`];
  });
  return [...missing, ...faults];
}

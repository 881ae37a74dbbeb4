// What HSDS 3.0 asks of each object, typed in from the published schemas (openreferral/specification, branch 3.0): every field with
// its type, which are required, the closed lists, and which hold one object and which a list of them. Objects that Hazama never
// gives (contacts, funding, programs, …) have no rules and may not appear. The schemas themselves are CC BY-SA.

type Type = 'string' | 'uuid' | 'uri' | 'email' | 'date' | 'number' | 'time' | readonly string[];

interface HsdsObject {
  readonly required: readonly string[];
  readonly fields: Readonly<Record<string, Type>>;
  /** Field → kind of the object that it holds. */
  readonly one?: Readonly<Record<string, string>>;
  /** Field → kind of the objects that it holds a list of. */
  readonly many?: Readonly<Record<string, string>>;
}

const PLACES = ['physical', 'postal', 'virtual'] as const;
const WEEKDAYS = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const;

export const HSDS_OBJECTS: Readonly<Record<string, HsdsObject>> = {
  organization: {
    required: ['id', 'name', 'description'],
    fields: {
      id: 'uuid',
      name: 'string',
      alternate_name: 'string',
      description: 'string',
      email: 'email',
      website: 'uri',
      tax_status: 'string',
      tax_id: 'string',
      year_incorporated: 'number',
      legal_status: 'string',
      logo: 'string',
      uri: 'uri',
      parent_organization_id: 'uuid',
    },
    many: { phones: 'phone', locations: 'location', attributes: 'attribute', services: 'service' },
  },
  service: {
    required: ['id', 'name', 'status'],
    fields: {
      id: 'uuid',
      organization_id: 'uuid',
      program_id: 'uuid',
      name: 'string',
      alternate_name: 'string',
      description: 'string',
      url: 'uri',
      email: 'email',
      status: ['active', 'inactive', 'defunct', 'temporarily closed'],
      interpretation_services: 'string',
      application_process: 'string',
      fees_description: 'string',
      wait_time: 'string',
      fees: 'string',
      accreditations: 'string',
      eligibility_description: 'string',
      minimum_age: 'number',
      maximum_age: 'number',
      assured_date: 'date',
      assurer_email: 'email',
      licenses: 'string',
      alert: 'string',
    },
    one: { organization: 'organization' },
    many: {
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
    one: { location: 'location', service: 'service' },
    many: { service_areas: 'service_area', phones: 'phone', schedules: 'schedule', attributes: 'attribute' },
  },
  location: {
    required: ['id', 'location_type'],
    fields: {
      id: 'uuid',
      location_type: PLACES,
      url: 'uri',
      organization_id: 'uuid',
      name: 'string',
      alternate_name: 'string',
      description: 'string',
      transportation: 'string',
      latitude: 'number',
      longitude: 'number',
      external_identifier: 'string',
      external_identifier_type: 'string',
    },
    many: {
      languages: 'language',
      addresses: 'address',
      phones: 'phone',
      schedules: 'schedule',
      attributes: 'attribute',
    },
  },
  address: {
    required: ['id', 'address_1', 'city', 'state_province', 'postal_code', 'country', 'address_type'],
    fields: {
      id: 'uuid',
      location_id: 'uuid',
      attention: 'string',
      address_1: 'string',
      address_2: 'string',
      city: 'string',
      region: 'string',
      state_province: 'string',
      postal_code: 'string',
      country: 'string',
      address_type: PLACES,
    },
    many: { attributes: 'attribute' },
  },
  phone: {
    required: ['id', 'number'],
    fields: {
      id: 'uuid',
      location_id: 'uuid',
      service_id: 'uuid',
      organization_id: 'uuid',
      contact_id: 'uuid',
      service_at_location_id: 'uuid',
      number: 'string',
      extension: 'number',
      type: ['text', 'voice', 'fax', 'cell', 'video', 'pager', 'textphone'],
      description: 'string',
    },
    many: { languages: 'language', attributes: 'attribute' },
  },
  schedule: {
    required: ['id'],
    fields: {
      id: 'uuid',
      service_id: 'uuid',
      location_id: 'uuid',
      service_at_location_id: 'uuid',
      valid_from: 'date',
      valid_to: 'date',
      dtstart: 'date',
      timezone: 'number',
      until: 'date',
      count: 'number',
      wkst: WEEKDAYS,
      freq: ['WEEKLY', 'MONTHLY'],
      interval: 'number',
      byday: 'string',
      byweekno: 'string',
      bymonthday: 'string',
      byyearday: 'string',
      description: 'string',
      opens_at: 'time',
      closes_at: 'time',
      schedule_link: 'uri',
      attending_type: 'string',
      notes: 'string',
    },
    many: { attributes: 'attribute' },
  },
  service_area: {
    required: ['id'],
    fields: {
      id: 'uuid',
      service_id: 'uuid',
      name: 'string',
      description: 'string',
      extent: 'string',
      extent_type: ['geojson', 'topojson', 'kml', 'text'],
      uri: 'uri',
    },
    many: { attributes: 'attribute' },
  },
  language: {
    required: ['id'],
    fields: {
      id: 'uuid',
      service_id: 'uuid',
      location_id: 'uuid',
      phone_id: 'uuid',
      name: 'string',
      code: 'string',
      note: 'string',
    },
    many: { attributes: 'attribute' },
  },
  attribute: {
    // without a link an attribute says nothing: what the tabular form requires is asked for here too
    required: ['id', 'link_id', 'taxonomy_term_id', 'link_entity'],
    fields: {
      id: 'uuid',
      link_id: 'uuid',
      taxonomy_term_id: 'uuid',
      link_type: 'string',
      link_entity: 'string',
      value: 'string',
      label: 'string',
    },
    one: { taxonomy_term: 'taxonomy_term' },
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
      language: 'string',
      taxonomy_id: 'uuid',
      term_uri: 'uri',
    },
    one: { taxonomy_detail: 'taxonomy' },
  },
  taxonomy: {
    required: ['id', 'name', 'description'],
    fields: { id: 'uuid', name: 'string', description: 'string', uri: 'uri', version: 'string' },
  },
};

/** Lists hold objects with their one-to-one fields alone: what each may hold besides values. */
const LISTED: Readonly<Record<string, readonly string[]>> = {
  organization: [],
  service: ['organization'],
  service_at_location: ['location', 'service'],
  taxonomy_term: ['taxonomy_detail'],
};

const FITS: Readonly<Record<Exclude<Type, readonly string[]>, (value: unknown) => boolean>> = {
  string: (value) => typeof value === 'string',
  uuid: (value) =>
    typeof value === 'string' &&
    /^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(value),
  uri: (value) => typeof value === 'string' && URL.canParse(value),
  email: (value) => typeof value === 'string' && /^[^\s@]+@[^\s@]+$/.test(value),
  date: (value) => typeof value === 'string' && /^\d{4}-\d\d-\d\d$/.test(value) && !Number.isNaN(Date.parse(value)),
  time: (value) => typeof value === 'string' && /^([01]\d|2[0-3]):[0-5]\d(Z|[+-]\d\d:\d\d)$/.test(value),
  number: (value) => typeof value === 'number' && Number.isFinite(value),
};

/** What is wrong with a value as this kind of HSDS object, by its place; empty where nothing is. */
export function hsdsFaults(kind: string, value: unknown, place = kind): string[] {
  const rules = HSDS_OBJECTS[kind];
  if (!rules) return [`${place}: no rules for ${kind}`];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [`${place}: no object`];
  const object = value as Record<string, unknown>;
  const missing = rules.required
    .filter((name) => object[name] === undefined || object[name] === null)
    .map((name) => `${place}.${name}: missing`);
  return [...missing, ...Object.entries(object).flatMap(([name, field]) => fieldFaults(rules, name, field, place))];
}

function fieldFaults({ fields, one, many }: HsdsObject, name: string, field: unknown, place: string): string[] {
  const here = `${place}.${name}`;
  const [single, listed] = [one?.[name], many?.[name]];
  if (single !== undefined) return hsdsFaults(single, field, here);
  if (listed !== undefined)
    return Array.isArray(field)
      ? field.flatMap((item, at) => hsdsFaults(listed, item, `${here}[${at}]`))
      : [`${here}: no list`];
  const type = fields[name];
  if (type === undefined) return [`${here}: not of HSDS`];
  const fits = typeof type === 'string' ? FITS[type](field) : type.includes(String(field));
  return fits ? [] : [`${here}: ${JSON.stringify(field)}`];
}

/** As `hsdsFaults`, of an entry of a list: it holds no lists, and of objects only those that belong to it alone. */
export function hsdsListFaults(kind: string, value: unknown): string[] {
  const allowed = LISTED[kind] ?? [];
  const nested = Object.entries(value as Record<string, unknown>).flatMap(([name, field]) =>
    typeof field === 'object' && !allowed.includes(name) ? [`${kind}.${name}: not in a list`] : [],
  );
  return [...hsdsFaults(kind, value), ...nested];
}

/** What is wrong with the envelope of a list (`Page` of the API's description). */
export function pageFaults(page: Readonly<Record<string, unknown>>): string[] {
  const integers = ['total_items', 'total_pages', 'page_number', 'size'];
  const truths = ['first_page', 'last_page', 'empty'];
  return [
    ...integers.flatMap((name) => (Number.isInteger(page[name]) ? [] : [`${name}: ${JSON.stringify(page[name])}`])),
    ...truths.flatMap((name) => (typeof page[name] === 'boolean' ? [] : [`${name}: ${JSON.stringify(page[name])}`])),
    ...(Array.isArray(page['contents']) ? [] : ['contents: no list']),
    ...Object.keys(page).flatMap((name) =>
      [...integers, ...truths, 'contents'].includes(name) ? [] : [`${name}: not of HSDS`],
    ),
  ];
}

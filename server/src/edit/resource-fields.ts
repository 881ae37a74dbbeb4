/**
 * What a person may write about a resource: the name in the API, the columns of `resource` that hold it, and the cells of
 * the template in which an import would read it.
 */
export const RESOURCE_FIELDS = {
  kind: { columns: ['kind_id'], cells: ['kind'] },
  name: { columns: ['name', 'search_key'], cells: ['name'] },
  nameKana: { columns: ['name_kana', 'search_key'], cells: ['name_kana'] },
  address: { columns: ['address'], cells: ['address'] },
  location: { columns: ['location', 'place_level'], cells: ['longitude', 'latitude'] },
  servesAreas: { columns: ['serves_areas'], cells: ['serves_area'] },
  status: { columns: ['status'], cells: ['status'] },
  schedule: { columns: ['schedule', 'opening'], cells: ['schedule'] },
  capacity: { columns: ['capacity'], cells: ['capacity'] },
  organization: { columns: ['organization_id'], cells: ['organization'] },
  phone: { columns: ['phone'], cells: ['phone'] },
  url: { columns: ['url'], cells: ['url'] },
  languages: { columns: ['languages'], cells: ['languages'] },
  visibility: { columns: ['visibility'], cells: ['visibility'] },
  fieldVisibility: { columns: ['field_visibility'], cells: [] },
  openedOn: { columns: ['opened_on'], cells: ['opened_on'] },
  closedOn: { columns: ['closed_on'], cells: ['closed_on'] },
  confirmedOn: { columns: ['confirmed_on'], cells: ['confirmed_on'] },
  source: { columns: ['source'], cells: ['source'] },
} as const satisfies Record<string, { readonly columns: readonly string[]; readonly cells: readonly string[] }>;

export type ResourceField = keyof typeof RESOURCE_FIELDS;

export const FIELD_NAMES = Object.keys(RESOURCE_FIELDS) as readonly ResourceField[];

/** Worked out of others: an import works them out again, so that they are no edits of their own. */
const DERIVED: ReadonlySet<string> = new Set(['search_key', 'opening']);

/** Columns whose difference from the file is kept as a hand edit. */
export const EDITED_COLUMNS: readonly string[] = FIELD_NAMES.flatMap((field) =>
  columnsOfField(field).filter((column) => !DERIVED.has(column)),
);

export function columnsOfField(field: ResourceField): readonly string[] {
  return RESOURCE_FIELDS[field].columns;
}

/** The field that a cell of the template belongs to. */
export function fieldOfCell(cell: string): ResourceField {
  if (cell.startsWith('municipality_')) return 'location';
  return FIELD_NAMES.find((field) => (RESOURCE_FIELDS[field].cells as readonly string[]).includes(cell)) ?? 'name';
}

/** The field of a column: the first of its columns names it. */
export function fieldOfColumn(column: string): ResourceField | undefined {
  return FIELD_NAMES.find((field) => columnsOfField(field)[0] === column);
}

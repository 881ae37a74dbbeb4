import { WITHHELD_FIELDS } from '../account/index.ts';
import type { Transaction } from '../database/index.ts';
import { checkTypedResource, columnsOf, saveOrganizations } from '../dataset/index.ts';
import { UserError } from '../wire/index.ts';
import { FREE_TEXT, findPersonalData } from './private-home.ts';
import { columnsOfField, FIELD_NAMES, fieldOfCell, type ResourceField } from './resource-fields.ts';
import type { ResourceInput } from './resource-input.ts';
import type { ResourceValues } from './resource-values.ts';

/** What is wrong with one field, in Japanese, with what to do. */
export interface FieldFault {
  readonly field: ResourceField;
  readonly message: string;
}

/** Columns of `resource` → values, as they are to stand. */
export type ColumnPatch = Readonly<Record<string, unknown>>;

interface Check {
  readonly transaction: Transaction;
  readonly code: string;
  readonly today: string;
  readonly input: ResourceInput;
  /** What stands; null for a resource that is being made. */
  readonly held: ResourceValues | null;
}

const LONGEST = 500;
const LEVELS = ['public', 'council', 'staff'];

/**
 * Reads what was typed by the rules of an import. Only what differs from what stands is judged and changed: an old record that
 * an import took in spite of a doubt can still be mended elsewhere.
 * @throws UserError BAD_USER_INPUT with `extensions.fields`
 */
export async function checkInput({ transaction, code, today, input, held }: Check): Promise<ColumnPatch> {
  const wanted = { ...held, ...given(input) } as ResourceValues;
  const changed = new Set(
    FIELD_NAMES.filter(
      (field) => field in given(input) && (!held || JSON.stringify(held[field]) !== JSON.stringify(wanted[field])),
    ),
  );
  const { record, town, faults: typed } = await checkTypedResource(transaction, code, cellsOf(wanted), today);
  const judged = new Set(changed);
  if (!held) for (const field of ['kind', 'name', 'location'] as const) judged.add(field);
  // another kind may need a place
  if (changed.has('kind')) judged.add('location');
  const faults = [...ownFaults(wanted), ...typed.map(({ field, message }) => ({ field: fieldOfCell(field), message }))]
    .filter(({ field }) => judged.has(field))
    // one sentence a field is what a person can follow
    .filter(({ field }, at, all) => all.findIndex((other) => other.field === field) === at);
  if (faults.length > 0 || !record) throw faulty(faults);
  const organizations = await saveOrganizations(record.organization ? [record.organization] : [], {
    transaction,
    municipalityCode: town.code,
  });
  const columns: ColumnPatch = {
    ...columnsOf({ ...record, id: '' }, organizations),
    field_visibility: Object.fromEntries(
      (wanted.fieldVisibility ?? [])
        .filter(({ visibility }) => visibility !== 'public')
        .map(({ field, visibility }) => [field, visibility.toUpperCase()]),
    ),
  };
  if (!held) return columns;
  // an address can give a place to what had none
  if (changed.has('address') && held.location === null && record.lngLat) changed.add('location');
  const names = new Set([...changed].flatMap(columnsOfField));
  return Object.fromEntries(Object.entries(columns).filter(([column]) => names.has(column)));
}

/** Fields that were given, in the form in which they stand. */
function given(input: ResourceInput): Partial<ResourceValues> {
  const entries = Object.entries(input).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.map(([field, value]) => [field, normal(field, value)]));
}

function normal(field: string, value: unknown): unknown {
  if (field === 'location' && value) {
    const { longitude, latitude } = value as { longitude: number; latitude: number };
    return [longitude, latitude];
  }
  if (field === 'fieldVisibility')
    return ((value ?? []) as { field: string; visibility: string }[])
      .map((one) => ({ field: one.field, visibility: one.visibility.toLowerCase() }))
      .filter(({ visibility }) => visibility !== 'public')
      .toSorted((a, b) => a.field.localeCompare(b.field));
  if (field === 'servesAreas' || field === 'languages') return value ?? [];
  return typeof value === 'string' ? value.trim() || null : value;
}

/** The values as the cells of a row. */
function cellsOf(values: ResourceValues): Record<string, string> {
  const [longitude, latitude] = values.location ?? [];
  const cells: Record<string, string | number | null | undefined> = {
    kind: values.kind,
    name: values.name,
    name_kana: values.nameKana,
    address: values.address,
    longitude,
    latitude,
    serves_area: values.servesAreas?.join('、'),
    status: values.status,
    schedule: values.schedule,
    capacity: values.capacity,
    organization: values.organization,
    phone: values.phone,
    url: values.url,
    languages: values.languages?.join('、'),
    visibility: values.visibility,
    opened_on: values.openedOn,
    closed_on: values.closedOn,
    confirmed_on: values.confirmedOn,
    source: values.source,
  };
  return Object.fromEntries(
    Object.entries(cells).flatMap(([cell, value]) =>
      value === null || value === undefined ? [] : [[cell, String(value)]],
    ),
  );
}

/** What no import judges: texts that tell of a person, numbers that are none, days in the wrong order. */
function ownFaults(values: ResourceValues): FieldFault[] {
  const faults: FieldFault[] = [];
  if (!values.name) faults.push({ field: 'name', message: '名称を書き入れてください。' });
  for (const field of FREE_TEXT) {
    const message = findPersonalData(values[field] ?? '');
    if (message) faults.push({ field, message });
  }
  for (const field of FIELD_NAMES) {
    const value = values[field];
    if (typeof value === 'string' && value.length > LONGEST)
      faults.push({ field, message: `${LONGEST}文字までで書いてください(いま${value.length}文字)。` });
  }
  if (values.phone && !isPhone(values.phone))
    faults.push({ field: 'phone', message: '電話番号として読めません。「0595-22-9601」のように書いてください。' });
  if (values.openedOn && values.closedOn && values.closedOn < values.openedOn)
    faults.push({ field: 'closedOn', message: '終わった日が、始まった日より前です。どちらかを直してください。' });
  const unknown = values.fieldVisibility?.find(
    ({ field, visibility }) => !WITHHELD_FIELDS.some((known) => known === field) || !LEVELS.includes(visibility),
  );
  if (unknown)
    faults.push({
      field: 'fieldVisibility',
      message: `公開の範囲は、${WITHHELD_FIELDS.join('・')}のそれぞれに public・council・staff で指定してください(${unknown.field}: ${unknown.visibility})。`,
    });
  return faults;
}

/** 0595-22-9601, 0595(22)9601 内線12, #7119, 188 */
function isPhone(text: string): boolean {
  const plain = text.normalize('NFKC');
  return /^#?\d{3,5}$/.test(plain) || (/\d{2,}/.test(plain) && plain.replaceAll(/\D/g, '').length >= 9);
}

function faulty(faults: readonly FieldFault[]): UserError {
  const message = faults.map((fault) => fault.message).join(' ');
  return new UserError('BAD_USER_INPUT', message || '種別と名称を確かめてください。', { fields: faults });
}

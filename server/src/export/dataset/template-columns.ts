import { type DatasetName, TEMPLATES } from '../../dataset/index.ts';
import type { ExportColumn } from '../export-table.ts';

const NUMBERS = new Set(
  'year total age_0_14 age_15_64 age_65_over age_75_over single_65_over capacity value participants'.split(' '),
);
const DAYS = new Set(
  'confirmed_on opened_on closed_on since as_of on until signed_on renew_by ended_on from to'.split(' '),
);
const PLACES = new Set(['longitude', 'latitude']);
const WIDTHS: Readonly<Record<string, number>> = {
  id: 16,
  kind: 22,
  name: 30,
  name_kana: 30,
  address: 34,
  serves_area: 24,
  schedule: 30,
  organization: 24,
  url: 34,
  area: 24,
  areas: 34,
  role: 28,
  indicator: 28,
  source: 30,
  title: 34,
  place: 24,
  organizer: 24,
  related_plan: 30,
};

/** The columns of the project's own table of a dataset, under the names and with the words of its template. */
export function templateColumns(dataset: DatasetName): readonly ExportColumn[] {
  return (TEMPLATES[dataset] ?? []).map(({ field, about }) => templateColumn(field, about));
}

export function templateColumn(name: string, about: string): ExportColumn {
  return { name, about, type: typeOf(name), width: WIDTHS[name] ?? 13 };
}

function typeOf(name: string): ExportColumn['type'] {
  if (PLACES.has(name)) return 'place';
  if (NUMBERS.has(name)) return 'number';
  return DAYS.has(name) ? 'day' : 'text';
}

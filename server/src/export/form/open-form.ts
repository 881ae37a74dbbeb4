import { badInput } from '../../wire/index.ts';
import { pointText, selectResources } from '../dataset/resources.ts';
import type { ExportContext } from '../export-context.ts';
import type { ExportParameters } from '../export-request.ts';
import type { ExportRow, ExportTable } from '../export-table.ts';
import type { ExportDataset, OdsForm } from '../vocabulary.ts';
import { eventForm } from './event-form.ts';
import { PLACE_FORMS, type PlaceForm } from './place-forms.ts';
import { populationForm } from './population-form.ts';

/** Forms that are no list of places, and the table that each is made of. */
const OTHER_TABLES: Readonly<Partial<Record<OdsForm, ExportDataset>>> = {
  'ods-population': 'population',
  'ods-event': 'events',
};

/**
 * A table in a form of the 自治体標準オープンデータセット, which a city publishes: what is open now and the public may know of.
 * @throws BAD_USER_INPUT for a form of another table, or for kinds that don't belong in it
 */
export async function openForm(
  context: ExportContext,
  dataset: ExportDataset,
  form: OdsForm,
  parameters: ExportParameters,
): Promise<ExportTable> {
  const of = OTHER_TABLES[form] ?? 'resources';
  if (dataset !== of) throw badInput(`様式「${form}」は ${of} の書き出しに使います（${dataset} ではありません）。`);
  if (form === 'ods-population') return populationForm(context, parameters);
  if (form === 'ods-event') return eventForm(context, parameters);
  const { title, columns, kinds, note } = PLACE_FORMS[form];
  const foreign = parameters.layers?.find((kind) => !(kind in kinds));
  if (foreign !== undefined)
    throw badInput(`種類「${foreign}」は「${title}」に入りません（${Object.keys(kinds).join('、')}）。`);
  const { pages, notes } = await selectResources(context, {
    ...parameters,
    layers: parameters.layers ?? Object.keys(kinds),
    status: parameters.status ?? ['active'],
  });
  return {
    title,
    columns,
    geometryType: 'Point',
    pages: toRows(pages, columns, context),
    notes: [['様式', `自治体標準オープンデータセット「${title}」。${note}`], ...notes],
  };
}

async function* toRows(
  pages: Awaited<ReturnType<typeof selectResources>>['pages'],
  columns: PlaceForm['columns'],
  { town }: ExportContext,
): AsyncGenerator<ExportRow[]> {
  for await (const page of pages)
    yield page.map((row) => ({ cells: columns.map(({ cell }) => cell(row, town)), geometry: pointText(row) }));
}

import type { ExportContext } from '../export-context.ts';
import type { ExportParameters } from '../export-request.ts';
import type { ExportColumn, ExportRow, ExportTable } from '../export-table.ts';
import { BOUNDARY_SOURCE_COLUMN, boundaryNotes } from './boundary-source.ts';
import { indicatorName, methodNotes, readValues, unitWord, type ValueSelection, withheldNote } from './read-values.ts';

/** An area a feature: a number for each indicator under its id, and beside it the state that says why one is missing. */
export async function mapValueTable(
  context: ExportContext,
  { y }: ExportParameters,
  { areas, indicators }: ValueSelection,
): Promise<ExportTable> {
  const year = typeof y === 'number' ? y : null;
  const columns: ExportColumn[] = [
    { name: 'number', about: '地区番号', type: 'number' },
    { name: 'area', about: '区域の名前', type: 'text' },
    BOUNDARY_SOURCE_COLUMN,
    { name: 'year', about: '年', type: 'number' },
    ...indicators.flatMap((indicator): ExportColumn[] => [
      { name: indicator.id, about: `${indicatorName(indicator)}（${unitWord(indicator.unit)}）`, type: 'number' },
      { name: `${indicator.id}.state`, about: '値の状態', type: 'text' },
    ]),
  ];
  async function* pages(): AsyncGenerator<ExportRow[]> {
    yield await Promise.all(
      areas.map(async (area) => {
        const [values, geometry] = await Promise.all([
          readValues(context, area, indicators, year),
          context.areas.findShape(area, 0),
        ]);
        const numbers = values.flatMap(({ value, state }) => [value, state]);
        return { cells: [area.number, area.name, area.boundarySource, values[0]?.year ?? null, ...numbers], geometry };
      }),
    );
  }
  return {
    title: '指標',
    columns,
    geometryType: 'MultiPolygon',
    pages: pages(),
    notes: [withheldNote(context), ...boundaryNotes(areas), ...methodNotes(indicators)],
  };
}

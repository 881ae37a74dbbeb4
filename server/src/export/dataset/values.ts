import type { Area } from '../../area/index.ts';
import type { Indicator, IndicatorValue } from '../../indicator/index.ts';
import { badInput } from '../../wire/index.ts';
import type { ExportContext } from '../export-context.ts';
import type { ExportParameters, ExportRequest } from '../export-request.ts';
import type { ExportCell, ExportColumn, ExportRow, ExportTable } from '../export-table.ts';
import { BOUNDARY_SOURCE_COLUMN, boundaryNotes } from './boundary-source.ts';
import { indicatorName, methodNotes, readValues, selectValues, withheldNote } from './read-values.ts';
import { mapValueTable } from './values-on-map.ts';
import { screenValueTable } from './values-on-screen.ts';

const column = (name: string, about: string, type: ExportColumn['type'], width = 12): ExportColumn => ({
  name,
  about,
  type,
  width,
});

const COLUMNS: readonly ExportColumn[] = [
  column('number', '地区番号。市全体は空', 'number', 8),
  column('area', '区域の名前', 'text', 24),
  column('indicator', '指標の id', 'text', 28),
  column('name', '指標の名前', 'text', 34),
  column(
    'unit',
    '単位：ratio 0〜1の割合、meters メートル、minutes 分、per1000 1,000人あたりの所、seats-per1000 1,000人あたりの席、hours-per1000 1,000人あたりの月の時間、places 1人の近くの数、index くらべるための数、count 数',
    'text',
    10,
  ),
  column('year', '年', 'number', 8),
  column(
    'state',
    'OK、STALE 確認から日がたった記録を含む、UNKNOWN データなし、SUPPRESSED 10人未満なので伏せた、UNREACHABLE 着く便なし',
    'text',
    14,
  ),
  column('value', '値', 'number'),
  column('numerator', '分子（届いている人など）', 'number'),
  column('denominator', '分母（対象の人）', 'number'),
  column('gap_people', 'まだ届いていない人', 'number'),
  column('low', '区間の下の端', 'number'),
  column('high', '区間の上の端', 'number'),
  column('target', '目標の値', 'number'),
  column('target_year', '目標の年', 'number', 8),
  column(
    'achievement',
    'ACHIEVED 目標に届いた、ON_TRACK あと少し、ATTENTION これから、UNDETERMINED 判定不能、NO_TARGET 目標なし',
    'text',
    16,
  ),
  column('method', '測りかた', 'text', 16),
  column('data_from', 'もとになったデータのうち、いちばん古い日', 'day', 12),
  BOUNDARY_SOURCE_COLUMN,
  column('sentence', '文章', 'text', 80),
];
const PAGE_AREAS = 20;

/** 指標: a value a row; on a map an area a feature, and with `view=table` an area a row, as the screen shows them. */
export async function valueTable(
  context: ExportContext,
  { format, parameters }: Pick<ExportRequest, 'format' | 'parameters'>,
): Promise<ExportTable> {
  const selection = await selectValues(context, parameters);
  if (format === 'geojson' || format === 'gpkg') return mapValueTable(context, parameters, selection);
  if (parameters.view === 'table') return screenValueTable(context, parameters, selection);
  if (parameters.sort !== undefined) throw badInput('sort は view=table（画面の表）と一緒に使ってください。');
  return {
    title: '指標',
    columns: COLUMNS,
    geometryType: null,
    pages: readPages(context, await yearsOf(context, parameters), selection.areas, selection.indicators),
    notes: [withheldNote(context), ...boundaryNotes(selection.areas), ...methodNotes(selection.indicators)],
  };
}

async function yearsOf(
  { populations, town }: ExportContext,
  { y }: ExportParameters,
): Promise<readonly (number | null)[]> {
  if (y !== 'all') return [y ?? null];
  return (await populations.listYears(town.code)).filter(({ available }) => available).map(({ year }) => year);
}

async function* readPages(
  context: ExportContext,
  years: readonly (number | null)[],
  areas: readonly Area[],
  indicators: readonly Indicator[],
): AsyncGenerator<ExportRow[]> {
  for (const year of years) {
    // whether one area's number may be told depends on all the others: they are read together, and told page by page
    const byArea = await Promise.all(areas.map((area) => readValues(context, area, indicators, year)));
    for (let from = 0; from < byArea.length; from += PAGE_AREAS) {
      const values = byArea.slice(from, from + PAGE_AREAS).flat();
      const sentences = await Promise.all(values.map((value) => context.valueTeller.sentence(value, 'JA')));
      yield values.map((value, at) => ({ cells: cellsOf(value, sentences[at] ?? ''), geometry: null }));
    }
  }
}

function cellsOf(value: IndicatorValue, sentence: string): ExportCell[] {
  const { area, indicator, year, state, numerator, denominator, gapPeople, low, high, target } = value;
  return [
    area.number,
    area.name,
    indicator.id,
    indicatorName(indicator),
    indicator.unit,
    year,
    state,
    value.value,
    numerator,
    denominator,
    gapPeople,
    low,
    high,
    target?.value ?? null,
    target?.year ?? null,
    value.achievement,
    value.method,
    value.dataFrom,
    area.boundarySource,
    sentence,
  ];
}

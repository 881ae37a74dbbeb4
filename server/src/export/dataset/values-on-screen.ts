import type { Area } from '../../area/index.ts';
import type { Indicator, IndicatorValue } from '../../indicator/index.ts';
import { badInput } from '../../wire/index.ts';
import type { ExportContext } from '../export-context.ts';
import type { ExportParameters } from '../export-request.ts';
import { type ExportCell, type ExportColumn, type ExportTable, onePage } from '../export-table.ts';
import { BOUNDARY_WORDS, boundaryNotes } from './boundary-source.ts';
import {
  indicatorName,
  methodNotes,
  readValues,
  STATE_WORDS,
  unitWord,
  type ValueSelection,
  withheldNote,
} from './read-values.ts';

interface ScreenRow {
  readonly area: Area;
  readonly over65: number | null;
  readonly values: ReadonlyMap<string, IndicatorValue>;
}

/** The columns that are no indicator, as the screen's URL calls them. */
const NUMBER = 'number';
const OVER_65 = 'over65';
const GAP = 'gap';

/**
 * The table of the screen: 市全体, then the areas in the order of the URL; people of 65 and over, the indicator that the screen
 * is about, whom it doesn't reach yet, the other indicators. Units, year and the day of the data stand in the header.
 */
export async function screenValueTable(
  context: ExportContext,
  { y, sort }: ExportParameters,
  { areas, indicators }: ValueSelection,
): Promise<ExportTable> {
  if (y === 'all') throw badInput('画面の表は一年ずつ書き出します。y に年を指定してください。');
  const [main, ...others] = indicators;
  const year = y ?? null;
  const read = await Promise.all(
    areas.map(async (area): Promise<ScreenRow> => {
      const values = await readValues(context, area, indicators, year);
      const people = await context.populations.findPopulation(area, year);
      const byIndicator = new Map(values.map((value) => [value.indicator.id, value]));
      return { area, over65: people?.age65Over ?? null, values: byIndicator };
    }),
  );
  const shownYear = year ?? read.flatMap(({ values }) => [...values.values()])[0]?.year ?? null;
  const countsPeople = main?.measure === 'coverage';
  const rows = sorted(read, sort, main);
  const yearText = shownYear === null ? '' : `・${shownYear}年`;
  const indicatorColumn = (indicator: Indicator): ExportColumn => {
    const days = read.flatMap(({ values }) => values.get(indicator.id)?.dataFrom ?? []).toSorted();
    const asOf = days[0] ? `・${days[0]}からのデータ` : '';
    return {
      name: `${indicatorName(indicator)}（${unitWord(indicator.unit)}${yearText}${asOf}）`,
      about: `指標 ${indicator.id}。${MISSING}`,
      type: 'number',
      width: 18,
      ...(indicator.unit === 'ratio' ? { numberFormat: '0.0' } : {}),
    };
  };
  const columns: ExportColumn[] = [
    { name: '地区番号', about: '市全体は空', type: 'number', width: 10 },
    { name: '地区', about: '区域の名前', type: 'text', width: 26 },
    { name: `65歳以上の人（人${yearText}）`, about: MISSING, type: 'number', width: 16 },
    ...(main ? [indicatorColumn(main)] : []),
    ...(main && countsPeople
      ? [
          {
            name: `まだ届いていない人（人${yearText}）`,
            about: `指標 ${main.id} の場所がまだ届いていない人。${MISSING}`,
            type: 'number' as const,
            width: 16,
          },
        ]
      : []),
    ...others.map(indicatorColumn),
    {
      name: '数の確かさ',
      about: '境界が推定の区域と、確かめてから日がたった記録をふくむ指標。空はどちらでもない',
      type: 'text',
      width: 40,
    },
  ];
  const cells = ({ area, over65, values }: ScreenRow): ExportCell[] => [
    area.number,
    area.kind === 'MUNICIPALITY' ? `市全体（${area.name}）` : area.name,
    over65 === null ? STATE_WORDS.UNKNOWN : rounded(over65),
    ...(main ? [valueCell(values.get(main.id))] : []),
    ...(main && countsPeople ? [gapCell(values.get(main.id))] : []),
    ...others.map(({ id }) => valueCell(values.get(id))),
    surenessOf(
      area,
      indicators.flatMap(({ id }) => values.get(id) ?? []),
    ),
  ];
  return {
    title: '地区の表',
    columns,
    geometryType: null,
    pages: onePage(rows.map((row) => ({ cells: cells(row), geometry: null }))),
    notes: [
      ['並び', sort === undefined ? '地区番号の順' : `画面の並びのまま（${sort}）。順位ではありません。`],
      withheldNote(context),
      ...boundaryNotes(areas),
      ...methodNotes(indicators),
    ],
  };
}

const MISSING = `数のないところは「${STATE_WORDS.UNKNOWN}」「${STATE_WORDS.SUPPRESSED}」「${STATE_WORDS.UNREACHABLE}」`;

/** Shares in percent, to one digit more than the screen shows. */
function valueCell(value: IndicatorValue | undefined): ExportCell {
  if (!value) return STATE_WORDS.UNKNOWN;
  if (value.value === null) return STATE_WORDS[value.state] || STATE_WORDS.UNKNOWN;
  return rounded(value.indicator.unit === 'ratio' ? value.value * 100 : value.value);
}

/** What a row's numbers rest on that is less than sure: its border, and records that nobody confirmed for long. */
function surenessOf({ boundarySource }: Area, values: readonly IndicatorValue[]): string {
  const old = values.flatMap(({ state, indicator }) => (state === 'STALE' ? [indicatorName(indicator)] : []));
  const words = [
    BOUNDARY_WORDS[boundarySource],
    old.length > 0 ? `確かめてから日がたった記録をふくむ：${old.join('、')}` : '',
  ];
  return words.filter(Boolean).join('。');
}

function gapCell(value: IndicatorValue | undefined): ExportCell {
  if (value && value.gapPeople !== null) return rounded(value.gapPeople);
  return (value?.value === null && STATE_WORDS[value.state]) || STATE_WORDS.UNKNOWN;
}

const rounded = (number: number): number => Math.round(number * 10) / 10;

/** By the screen's `sort`; 市全体 stays first, and what has no number stands last in both directions. */
function sorted(rows: readonly ScreenRow[], sort: string | undefined, main: Indicator | undefined): ScreenRow[] {
  const column = (sort ?? NUMBER).replace(/^-/, '');
  const direction = sort?.startsWith('-') ? -1 : 1;
  const numberOf = ({ area, over65, values }: ScreenRow): number | null => {
    if (column === NUMBER) return area.number;
    if (column === OVER_65) return over65;
    if (column === GAP) return (main && values.get(main.id)?.gapPeople) ?? null;
    const value = values.get(column);
    return value && (value.state === 'OK' || value.state === 'STALE') ? value.value : null;
  };
  const known = [NUMBER, OVER_65, GAP].includes(column) || rows.some(({ values }) => values.has(column));
  if (!known) throw badInput(`「${column}」の列はこの表にありません。sort を確かめてください。`);
  const isWhole = ({ area }: ScreenRow) => area.kind === 'MUNICIPALITY';
  const parts = rows.filter((row) => !isWhole(row));
  return [
    ...rows.filter(isWhole),
    ...parts.toSorted((a, b) => {
      const [first, second] = [numberOf(a), numberOf(b)];
      if (first === null || second === null) return Number(first === null) - Number(second === null);
      return (first - second) * direction;
    }),
  ];
}

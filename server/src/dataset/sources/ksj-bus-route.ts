import { withCells } from './rewrite-row.ts';
import type { Column, Source } from './source.ts';
import type { Cell, StagedRow } from './staged-row.ts';

const isLine = (geometryType: string | undefined): boolean => geometryType?.endsWith('LineString') ?? false;

/** N07_001, バス区分コード */
const KINDS: Readonly<Record<string, string>> = {
  1: 'private',
  2: 'public',
  3: 'community',
  4: 'demand',
  5: 'other',
};
const TRIPS = ['weekday_trips', 'saturday_trips', 'sunday_trips'] as const;
/** 999.9: the operator gave no number. */
const LEAST_UNKNOWN_TRIPS = 999;

/** バス系統: who drives where, how often on which day; the same for both editions but for what the second leaves out. */
const COLUMNS_2011: readonly Column[] = [
  { field: 'kind', names: 'N07_001 バス区分' },
  { field: 'operator', names: 'N07_002 事業者名' },
  { field: 'name', names: 'N07_003 バス系統' },
  { field: 'weekday_trips', names: 'N07_004 平日運行頻度' },
  { field: 'saturday_trips', names: 'N07_005 土曜日運行頻度' },
  { field: 'sunday_trips', names: 'N07_006 日祝日運行頻度' },
  { field: 'note', names: 'N07_007 備考' },
];

/**
 * 国土数値情報 バスルート（N07） of 2011, which shows about July 2010: a record for each way of a line, with buses a day in one
 * direction (the mean of both). Where a bus stops and when it comes is not in it: it says nothing of departures.
 * https://nlftp.mlit.go.jp/ksj/gml/datalist/KsjTmplt-N07-2011.html
 */
export const ksjBusRoute2011: Source = {
  format: 'ksj-n07-bus-route-2011',
  dataset: 'lines',
  license: '国土数値情報（国土交通省）　非商用に限る',
  columns: COLUMNS_2011,
  isMadeOf: (has, { geometryType }) => isLine(geometryType) && has('kind', 'operator', 'name', 'weekday_trips'),
  rewrite: (row) => {
    const kind = row.cells['kind'];
    const word = kind && KINDS[kind.value.replace(/\.0+$/, '')];
    const trips = Object.fromEntries(TRIPS.map((field) => [field, knownTrips(row.cells[field])]));
    return withCells(row, { ...trips, kind: kind && word ? { ...kind, value: word } : kind, year: yearOf(2011) });
  },
  keyOf: keyOfLine,
};

/** The edition of 2022 tells who drives along a line, and nothing else: the lines of one company are one record. */
export const ksjBusRoute2022: Source = {
  format: 'ksj-n07-bus-route-2022',
  dataset: 'lines',
  columns: [
    { field: 'operator', names: 'N07_001 バス事業者名' },
    { field: 'note', names: 'N07_002' },
  ],
  isMadeOf: (has, { geometryType }) => isLine(geometryType) && has('operator', 'note'),
  rewrite: (row) => withCells(row, { year: yearOf(2022) }),
  keyOf: keyOfLine,
};

const yearOf = (edition: number): Cell => ({ field: 'N07', value: String(edition) });

function knownTrips(cell: Cell | undefined): Cell | undefined {
  return cell && Number(cell.value) < LEAST_UNKNOWN_TRIPS ? cell : undefined;
}

/** Pieces of one way: everything that is said of them is the same. */
function keyOfLine({ cells }: StagedRow): string {
  const said = ['operator', 'name', 'kind', ...TRIPS, 'note'].map((field) => cells[field]?.value ?? '');
  return said.join('\u0000');
}

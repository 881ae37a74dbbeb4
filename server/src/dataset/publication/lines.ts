import type { LngLat } from '@hazama/geo';
import type { ChangeCounts } from '../import-report.ts';
import type { Publication } from './publication.ts';
import { publishRows, type RevisionedTable } from './publish-rows.ts';
import { multiLineText } from './well-known-text.ts';

/** Who runs a bus, or how it runs. */
export const BUS_LINE_KINDS = ['private', 'public', 'community', 'demand', 'other'] as const;
export type BusLineKind = (typeof BUS_LINE_KINDS)[number];

/** バスの通る道: a line of which stops and times are not known. */
export interface BusLineRecord {
  readonly id: string;
  readonly operator: string;
  /** 系統; null where the file doesn't name it. */
  readonly name: string | null;
  readonly kind: BusLineKind | null;
  /** Buses a day in one direction; null: not known. */
  readonly weekdayTrips: number | null;
  readonly saturdayTrips: number | null;
  readonly sundayTrips: number | null;
  /** Of which year the line is. */
  readonly year: number | null;
  readonly note: string | null;
  readonly lines: readonly (readonly LngLat[])[];
}

const COLUMNS = {
  operator: (record) => record.operator,
  name: (record) => record.name,
  kind: (record) => record.kind,
  weekday_trips: (record) => record.weekdayTrips,
  saturday_trips: (record) => record.saturdayTrips,
  sunday_trips: (record) => record.sundayTrips,
  year: (record) => record.year,
  note: (record) => record.note,
  geometry: ({ lines }) => multiLineText(lines),
} satisfies Record<string, (record: BusLineRecord) => unknown>;

const TABLE: RevisionedTable = { name: 'bus_line', key: ['id'], content: Object.keys(COLUMNS) };

export function publishLines(
  records: readonly BusLineRecord[],
  revision: number,
  publication: Publication,
): Promise<ChangeCounts> {
  const rows = records.map((record) => [record.id, ...Object.values(COLUMNS).map((read) => read(record))]);
  return publishRows(publication, TABLE, revision, rows);
}

import type { FeedSource } from './feed-source.ts';
import { IdIndex } from './id-index.ts';

/** 運行日: calendar.txt with its calendar_dates.txt. */
export interface FeedService {
  readonly id: string;
  /** Seven characters, Monday first: "1111100". */
  weekdays: string;
  /** YYYY-MM-DD; null where calendar.txt doesn't hold it. */
  startDate: string | null;
  endDate: string | null;
  readonly added: string[];
  readonly removed: string[];
}

export interface FeedServices {
  readonly ids: IdIndex;
  readonly list: readonly FeedService[];
}

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const ADDED = 1;
const REMOVED = 2;

export async function readServices(source: FeedSource): Promise<FeedServices> {
  const ids = new IdIndex();
  const list: FeedService[] = [];
  const hasCalendar = await readCalendar(source, ids, list);
  const hasDates = await readCalendarDates(source, ids, list);
  if (!hasCalendar && !hasDates) source.log.fault('missing_calendar_and_calendar_date_files', { file: 'calendar.txt' });
  return { ids, list };
}

function readCalendar(source: FeedSource, ids: IdIndex, list: FeedService[]): Promise<boolean> {
  return source.read('calendar.txt', (column) => {
    const id = column('service_id');
    const days = DAYS.map((name) => [name, column(name)] as const);
    const [start, end] = [column('start_date'), column('end_date')];
    return (row) => {
      const serviceId = row.required(id, 'service_id');
      if (!serviceId) return;
      if (row.intern(id, ids) < list.length) {
        row.fault('duplicate_key', { field: 'service_id', value: serviceId });
        return;
      }
      const weekdays = days.map(([name, day]) => row.choice(day, name, 1, 0)).join('');
      const startDate = row.date(start, 'start_date') ?? null;
      const endDate = row.date(end, 'end_date') ?? null;
      if (startDate && endDate && startDate > endDate)
        row.fault('start_and_end_range_out_of_order', { field: 'start_date', value: startDate, other: endDate });
      list.push({ id: serviceId, weekdays, startDate, endDate, added: [], removed: [] });
    };
  });
}

/** Services of which calendar.txt says nothing are made here: many feeds have no other. */
function readCalendarDates(source: FeedSource, ids: IdIndex, list: FeedService[]): Promise<boolean> {
  return source.read('calendar_dates.txt', (column) => {
    const [id, date, type] = [column('service_id'), column('date'), column('exception_type')];
    const seen = new Set<string>();
    return (row) => {
      const serviceId = row.required(id, 'service_id');
      const day = row.date(date, 'date');
      if (!serviceId || !day) return;
      const index = row.intern(id, ids);
      if (index === list.length)
        list.push({ id: serviceId, weekdays: '0000000', startDate: null, endDate: null, added: [], removed: [] });
      const key = `${index} ${day}`;
      if (seen.has(key)) {
        row.fault('duplicate_key', { field: 'date', value: `${serviceId}, ${day}` });
        return;
      }
      seen.add(key);
      const exception = row.choice(type, 'exception_type', REMOVED, 0);
      if (exception === ADDED) list[index]?.added.push(day);
      else if (exception === REMOVED) list[index]?.removed.push(day);
    };
  });
}

import type { Statements } from '../database/index.ts';
import { municipalitiesOfIds, municipalityOfId } from '../municipality/index.ts';
import { loadOne } from '../wire/index.ts';
import {
  type AreaYearRow,
  countEvents,
  findEvent,
  listAreaYears,
  listEvents,
  listFiscalYears,
  listKindCounts,
} from './event.repository.ts';
import type { Event, EventKindCount } from './event.ts';
import type { EventCriteria } from './event-filter.ts';
import type { EventPageRequest } from './event-page.ts';
import { fiscalYearOf } from './fiscal-year.ts';

/** Events as one request reads them. */
export interface EventReader {
  listEvents(criteria: EventCriteria, request: EventPageRequest): Promise<Event[]>;
  countEvents(criteria: EventCriteria): Promise<number>;
  findEvent(id: string): Promise<Event | null>;
  listFiscalYears(code: string): Promise<number[]>;
  listKindCounts(code: string): Promise<EventKindCount[]>;
  /** Of the running 年度. */
  findAreaYear(areaId: string): Promise<AreaYearRow | null>;
}

export function createEventReader(database: Statements, today: string): EventReader {
  const areaYears = loadOne(
    (ids: readonly string[]) =>
      listAreaYears(database, ids, municipalitiesOfIds(ids), { fiscalYear: fiscalYearOf(today), today }),
    ({ areaId }) => areaId,
    (row) => row,
  );
  return {
    listEvents: (criteria, request) => listEvents(database, criteria, request),
    countEvents: (criteria) => countEvents(database, criteria),
    findEvent: async (id) => {
      const code = municipalityOfId(id);
      return code === undefined ? null : ((await findEvent(database, code, id)) ?? null);
    },
    listFiscalYears: (code) => listFiscalYears(database, code),
    listKindCounts: (code) => listKindCounts(database, code),
    findAreaYear: (areaId) => areaYears.load(areaId),
  };
}

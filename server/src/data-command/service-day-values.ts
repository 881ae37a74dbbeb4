import { personalViewer } from '../account/index.ts';
import { createAreaCaches, createAreaReader } from '../area/index.ts';
import type { ServiceDayValues } from '../command/index.ts';
import type { Database } from '../database/index.ts';
import {
  createIndicatorReader,
  createValueTeller,
  dayInTokyo,
  needsTimetable,
  type Towns,
} from '../indicator/index.ts';
import { createMunicipalityReader, Registry } from '../municipality/index.ts';
import { nameDay } from '../transit/index.ts';

interface ServiceDayServices {
  readonly database: Database;
  readonly towns: Towns;
}

/**
 * The values by the timetable of a town and the areas that it reports, on a day that was asked for. They are read as any reader of the API
 * reads them and are not stored: a town keeps one number for each area and year, of the next workday, and a copy for each day that someone
 * once asked for would have to be renewed with every publication, for what takes milliseconds to count.
 */
export async function listServiceDayValues(
  { database, towns }: ServiceDayServices,
  { code, serviceDate }: { readonly code: string; readonly serviceDate: string },
): Promise<ServiceDayValues> {
  const register = await new Registry(database).read();
  const municipalities = createMunicipalityReader(database, register);
  const reportingKind = register.find(code)?.reportingKind ?? 'MUNICIPALITY';
  const today = dayInTokyo(new Date());
  const reader = createIndicatorReader({ database, towns, municipalities, viewer: personalViewer(), today });
  const teller = createValueTeller(towns, today, personalViewer().audience);
  const areas = createAreaReader(database, createAreaCaches(), { today, stamp: register.stamp });
  const kinds = [...new Set(['MUNICIPALITY', reportingKind] as const)];
  const listed = (await Promise.all(kinds.map((kind) => areas.listAreas(code, kind)))).flat();
  const indicators = await reader.listIndicators(code);
  // of a hundred kinds most are nowhere recorded: a journey to them has no length on any day
  const indicatorIds = indicators
    .filter(({ rule, measure, available }) => needsTimetable(rule) && (available || measure !== 'traveltime'))
    .map(({ id }) => id);
  const selection = { indicatorIds, year: null, snapshotId: null, serviceDate };
  const values = (await Promise.all(listed.map((area) => reader.listValues(area, selection)))).flat();
  return {
    day: nameDay(serviceDate),
    values: await Promise.all(
      values.map(async (value) => ({
        area: { id: value.area.id, number: value.area.number, name: value.area.name },
        indicator: value.indicator.id,
        state: value.state,
        value: value.value,
        numerator: value.numerator,
        denominator: value.denominator,
        gapPeople: value.gapPeople,
        dataFrom: value.dataFrom,
        sentence: await teller.sentence(value, 'JA'),
      })),
    ),
  };
}

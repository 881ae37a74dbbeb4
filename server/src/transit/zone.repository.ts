import type { Statements } from '../database/index.ts';
import type { TransitZone } from './zone.ts';
import type { ZoneDays } from './zone-days.ts';

/** A zone with when it is served, as it was understood. */
export type ZoneRow = Omit<TransitZone, 'nextDay'> & ZoneDays;

/** Zones of a municipality as they stand, by name; `areaId` null: all, else those that reach into the area. */
export function listZones(statements: Statements, code: string, areaId: string | null): Promise<ZoneRow[]> {
  return statements.query<ZoneRow & Record<string, unknown>>(
    `SELECT zone.id, zone.name, ST_AsGeoJSON(zone.geometry, 7) AS geometry, rules ->> 'schedule' AS schedule,
       rules ->> 'bookingDeadline' AS "bookingDeadline", rules ->> 'riders' AS riders, rules ->> 'fare' AS fare,
       rules ->> 'operator' AS operator, rules ->> 'phone' AS phone, rules ->> 'url' AS url, rules ->> 'note' AS note,
       -- what went in before openings were kept has none
       coalesce(rules -> 'openings', '[]') AS openings, rules -> 'services' AS services
     FROM transit_zone zone
     WHERE zone.municipality_code = $1 AND zone.to_revision IS NULL
       AND ($2::text IS NULL OR EXISTS (
         SELECT FROM area WHERE area.municipality_code = $1 AND area.id = $2 AND area.to_revision IS NULL
           AND ST_Intersects(area.geometry, zone.geometry)))
     ORDER BY zone.name COLLATE "C", zone.id`,
    [code, areaId],
  );
}

/** What is drawn of a zone. */
export interface ZoneShape {
  readonly id: string;
  readonly name: string;
  /** GeoJSON text in degrees */
  readonly shape: string;
}

/** Zones of a municipality as they stood at a revision, the largest first, so that what is small is drawn on top. */
export function listZoneShapes(statements: Statements, code: string, revision: number): Promise<ZoneShape[]> {
  return statements.query<ZoneShape>(
    `SELECT id, name, ST_AsGeoJSON(geometry, 6) AS shape
     FROM transit_zone
     WHERE municipality_code = $1 AND from_revision <= $2 AND (to_revision IS NULL OR to_revision > $2)
     ORDER BY ST_Area(geometry) DESC, id`,
    [code, revision],
  );
}

/** Whether something of its buses is known beside timetables. */
export async function hasZonesOrLines(statements: Statements, code: string): Promise<boolean> {
  const found = await statements.query(
    `SELECT 1 WHERE EXISTS (SELECT FROM transit_zone WHERE municipality_code = $1 AND to_revision IS NULL)
       OR EXISTS (SELECT FROM bus_line WHERE municipality_code = $1 AND to_revision IS NULL)`,
    [code],
  );
  return found.length > 0;
}

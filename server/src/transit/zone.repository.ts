import type { Statements } from '../database/index.ts';
import type { TransitZone } from './zone.ts';

/** Zones of a municipality as they stand, by name; `areaId` null: all, else those that reach into the area. */
export function listZones(statements: Statements, code: string, areaId: string | null): Promise<TransitZone[]> {
  return statements.query<TransitZone>(
    `SELECT zone.id, zone.name, ST_AsGeoJSON(zone.geometry, 7) AS geometry, rules ->> 'schedule' AS schedule,
       rules ->> 'bookingDeadline' AS "bookingDeadline", rules ->> 'riders' AS riders, rules ->> 'fare' AS fare,
       rules ->> 'operator' AS operator, rules ->> 'phone' AS phone, rules ->> 'url' AS url, rules ->> 'note' AS note
     FROM transit_zone zone
     WHERE zone.municipality_code = $1 AND zone.to_revision IS NULL
       AND ($2::text IS NULL OR EXISTS (
         SELECT FROM area WHERE area.municipality_code = $1 AND area.id = $2 AND area.to_revision IS NULL
           AND ST_Intersects(area.geometry, zone.geometry)))
     ORDER BY zone.name COLLATE "C", zone.id`,
    [code, areaId],
  );
}

export async function hasZones(statements: Statements, code: string): Promise<boolean> {
  const found = await statements.query(
    'SELECT 1 FROM transit_zone WHERE municipality_code = $1 AND to_revision IS NULL LIMIT 1',
    [code],
  );
  return found.length > 0;
}

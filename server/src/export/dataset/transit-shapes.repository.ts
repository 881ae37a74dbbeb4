import type { Row, Statements } from '../../database/index.ts';

/** A zone or a line with its cells by the names of the columns, and its shape as GeoJSON text. */
export interface TransitShapeRow extends Row {
  readonly cells: Readonly<Record<string, string | number | null>>;
  readonly shape: string;
}

/** デマンド交通の区域 that a town drew, as they stood at a revision; those of a timetable are the timetable's. */
export function listZoneRows(database: Statements, code: string, revision: number): Promise<TransitShapeRow[]> {
  return database.query<TransitShapeRow>(
    `SELECT jsonb_build_object('name', zone.name, 'schedule', rules -> 'schedule', 'booking_deadline', rules -> 'bookingDeadline',
       'riders', rules -> 'riders', 'fare', rules -> 'fare', 'operator', rules -> 'operator', 'phone', rules -> 'phone',
       'url', rules -> 'url', 'note', rules -> 'note') AS cells, ST_AsGeoJSON(zone.geometry, 7) AS shape
     FROM transit_zone zone
     JOIN dataset ON dataset.municipality_code = zone.municipality_code AND dataset.id = zone.dataset_id AND dataset.name = 'zones'
     WHERE zone.municipality_code = $1 AND from_revision <= $2 AND (to_revision IS NULL OR to_revision > $2)
     ORDER BY zone.name COLLATE "C", zone.id`,
    [code, revision],
  );
}

/** バスの通る道 as they stood at a revision. */
export function listLineRows(database: Statements, code: string, revision: number): Promise<TransitShapeRow[]> {
  return database.query<TransitShapeRow>(
    `SELECT jsonb_build_object('operator', operator, 'name', name, 'kind', kind, 'weekday_trips', weekday_trips,
       'saturday_trips', saturday_trips, 'sunday_trips', sunday_trips, 'year', year, 'note', note) AS cells,
       ST_AsGeoJSON(geometry, 7) AS shape
     FROM bus_line
     WHERE municipality_code = $1 AND from_revision <= $2 AND (to_revision IS NULL OR to_revision > $2)
     ORDER BY operator COLLATE "C", name COLLATE "C", id`,
    [code, revision],
  );
}

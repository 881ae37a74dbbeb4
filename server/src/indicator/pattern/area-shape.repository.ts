import type { Row, Statements } from '../../database/index.ts';

/** Where the border of an area comes from. */
export type BoundarySource = 'OFFICIAL' | 'DERIVED' | 'ESTIMATED' | 'NONE';

export interface BoundaryRow extends Row {
  readonly id: string;
  readonly boundarySource: BoundarySource;
}

export interface ShapeRow extends BoundaryRow {
  /** GeoJSON; null where only its members are known. */
  readonly geometry: string | null;
}

/** The areas that a town reports on, as they stood at a revision. */
const REPORTED = `FROM area
     JOIN municipality ON municipality.code = area.municipality_code AND municipality.reporting_kind = area.kind
     WHERE area.municipality_code = $1 AND area.from_revision <= $2 AND (area.to_revision IS NULL OR area.to_revision > $2)
     ORDER BY area.id`;

export function listReportedShapes(database: Statements, code: string, revision: number): Promise<ShapeRow[]> {
  return database.query<ShapeRow>(
    `SELECT area.id, area.boundary_source AS "boundarySource", ST_AsGeoJSON(area.geometry, 7) AS geometry
     ${REPORTED}`,
    [code, revision],
  );
}

/** The same without their shapes, which are large. */
export function listReportedBoundaries(database: Statements, code: string, revision: number): Promise<BoundaryRow[]> {
  return database.query<BoundaryRow>(`SELECT area.id, area.boundary_source AS "boundarySource" ${REPORTED}`, [
    code,
    revision,
  ]);
}

import { mayReadRecord, type Viewer, visibleLevels } from '../account/index.ts';
import type { Row, Statements } from '../database/index.ts';
import { HAND_FORMAT } from '../dataset/index.ts';
import type { Assignment } from './assignment.ts';

export type AssignmentRow = Row & Omit<Assignment, 'standing'>;

/** The assignments of towns that the viewer may know of: of the whole town first, then by area. */
export function listAssignments(
  database: Statements,
  viewer: Viewer,
  codes: readonly string[],
): Promise<AssignmentRow[]> {
  return database.query<AssignmentRow>(
    `SELECT t.municipality_code AS "municipalityCode", t.id, t.from_revision AS revision, t.role, o.name AS organization,
       t.area_id AS "areaId", t.from_date AS "from", t.to_date AS "to",
       CASE WHEN 'STAFF' = ANY($2::visibility[]) THEN d.source END AS source,
       coalesce(d.format = $3, false) AS "isHandMade"
     FROM assignment t
     LEFT JOIN organization o ON o.municipality_code = t.municipality_code AND o.id = t.organization_id
     LEFT JOIN area a ON a.municipality_code = t.municipality_code AND a.id = t.area_id AND a.to_revision IS NULL
     LEFT JOIN dataset d ON d.municipality_code = t.municipality_code AND d.id = t.dataset_id
     WHERE t.municipality_code = ANY($1) AND t.to_revision IS NULL AND ${mayReadRecord('assignment', 't', '$2')}
     ORDER BY t.area_id IS NOT NULL, a.kind, a.number NULLS LAST, t.role COLLATE "C", t.from_date NULLS FIRST, t.id`,
    [codes, visibleLevels(viewer), HAND_FORMAT],
  );
}

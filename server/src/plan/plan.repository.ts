import type { Row, Statements } from '../database/index.ts';

export interface PlanNodeRow extends Row {
  readonly planId: string;
  readonly planName: string;
  readonly asOf: string | null;
  readonly id: string;
  readonly code: string;
  readonly parentId: string | null;
  readonly level: string;
  readonly title: string;
  readonly owner: string | null;
  readonly relatedPlan: string | null;
}

/** The entries of every plan of a town, plan by plan, in the order of their lists. */
export function listPlanNodes(database: Statements, code: string): Promise<PlanNodeRow[]> {
  return database.query<PlanNodeRow>(
    `SELECT n.dataset_id AS "planId", d.source AS "planName", d.as_of AS "asOf", n.id, n.code, n.parent_id AS "parentId",
            n.level, n.title, n.owner, n.related_plan AS "relatedPlan"
     FROM plan_node n JOIN dataset d ON d.municipality_code = n.municipality_code AND d.id = n.dataset_id
     WHERE n.municipality_code = $1 AND n.to_revision IS NULL
     ORDER BY d.source COLLATE "C", n.dataset_id, n.position, n.id`,
    [code],
  );
}

export interface TargetRow extends Row {
  readonly indicatorId: string;
  /** "": each of the town's areas */
  readonly areaId: string;
  readonly value: number;
  readonly year: number;
  readonly source: string;
}

export function listTargets(database: Statements, code: string): Promise<TargetRow[]> {
  return database.query<TargetRow>(
    `SELECT indicator_id AS "indicatorId", area_id AS "areaId", value, year, source FROM target
     WHERE municipality_code = $1 AND to_revision IS NULL ORDER BY indicator_id COLLATE "C", area_id COLLATE "C", year`,
    [code],
  );
}

import type { Row, Statements } from '../../database/index.ts';
import type { RecordSelection } from './record-rows.repository.ts';

export interface PlanRow extends Row {
  /** The source that the plan came in by. */
  readonly plan: string;
  readonly code: string;
  /** Code of the entry above. */
  readonly parent: string | null;
  readonly level: string;
  readonly title: string;
  readonly owner: string | null;
  readonly relatedPlan: string | null;
}

/** The entries of every plan of a town as it stood, plan by plan. */
export function listPlanRows(
  database: Statements,
  { code, revision }: Pick<RecordSelection, 'code' | 'revision'>,
): Promise<PlanRow[]> {
  return database.query<PlanRow>(
    `SELECT coalesce(d.source, '') AS plan, t.code, p.code AS parent, t.level, t.title, t.owner, t.related_plan AS "relatedPlan"
     FROM plan_node t
     LEFT JOIN plan_node p ON p.municipality_code = t.municipality_code AND p.id = t.parent_id
       AND p.from_revision <= $2 AND (p.to_revision IS NULL OR p.to_revision > $2)
     LEFT JOIN dataset d ON d.municipality_code = t.municipality_code AND d.id = t.dataset_id
     WHERE t.municipality_code = $1 AND t.from_revision <= $2 AND (t.to_revision IS NULL OR t.to_revision > $2)
     ORDER BY d.source COLLATE "C", t.dataset_id, t.position, t.id`,
    [code, revision],
  );
}

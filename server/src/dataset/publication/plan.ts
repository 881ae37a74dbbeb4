import type { ChangeCounts } from '../import-report.ts';
import type { Publication } from './publication.ts';
import { publishRows, type RevisionedTable } from './publish-rows.ts';

/** One entry of a plan's tree. */
export interface PlanNodeRecord {
  readonly id: string;
  /** As the plan numbers it; the same in one plan only. */
  readonly code: string;
  /** Null at the top. */
  readonly parentId: string | null;
  readonly level: string;
  readonly title: string;
  readonly owner: string | null;
  readonly relatedPlan: string | null;
  /** Among all of the plan, from 0. */
  readonly position: number;
}

const PLAN: RevisionedTable = {
  name: 'plan_node',
  key: ['id'],
  content: ['code', 'parent_id', 'level', 'title', 'owner', 'related_plan', 'position'],
};

export function publishPlan(
  records: readonly PlanNodeRecord[],
  revision: number,
  publication: Publication,
): Promise<ChangeCounts> {
  const rows = records.map(({ id, code, parentId, level, title, owner, relatedPlan, position }) => [
    id,
    code,
    parentId,
    level,
    title,
    owner,
    relatedPlan,
    position,
  ]);
  return publishRows(publication, PLAN, revision, rows);
}

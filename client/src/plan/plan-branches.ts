import type { PlanNode } from './plan-query.ts';

/** An entry with what stands below it. */
export interface Branch {
  readonly node: PlanNode;
  readonly below: readonly Branch[];
}

/** The entries as a tree; what lost its parent stands at the top. */
export function branchesOf(nodes: readonly PlanNode[]): Branch[] {
  const ids = new Set(nodes.map(({ id }) => id));
  const byParent = Map.groupBy(nodes, ({ parentId }) => (parentId !== null && ids.has(parentId) ? parentId : ''));
  const grow = (parentId: string): Branch[] =>
    (byParent.get(parentId) ?? []).map((node) => ({ node, below: grow(node.id) }));
  return grow('');
}

/** 「市、社会福祉協議会」 → one name each */
export const namesIn = (text: string | null): string[] => (text ?? '').split(/[、,，;；]/).filter(Boolean);

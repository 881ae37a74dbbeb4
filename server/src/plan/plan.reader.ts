import type { AreaReader } from '../area/index.ts';
import type { Statements } from '../database/index.ts';
import type { IndicatorReader } from '../indicator/index.ts';
import { findNamedNode } from './named-node.ts';
import { listPlanNodes, listTargets } from './plan.repository.ts';
import type { Plan, PlanNode, PlanTarget } from './plan.ts';
import { inTreeOrder } from './tree-order.ts';

/** Plans as one request reads them. */
export interface PlanReader {
  listPlans(code: string): Promise<Plan[]>;
}

interface Readers {
  readonly areas: AreaReader;
  /** Lists what the viewer may know of. */
  readonly indicators: IndicatorReader;
}

export function createPlanReader(database: Statements, { areas, indicators }: Readers): PlanReader {
  return {
    listPlans: async (code) => {
      const [rows, targets, known] = await Promise.all([
        listPlanNodes(database, code),
        listTargets(database, code),
        indicators.listIndicators(code),
      ]);
      const indicatorsById = new Map(known.map((indicator) => [indicator.id, indicator]));
      const plans = [...Map.groupBy(rows, ({ planId }) => planId).values()].map((nodes) => ({
        nodes,
        hung: new Map<string, PlanTarget[]>(),
      }));
      for (const { indicatorId, areaId, value, year, source } of targets) {
        const indicator = indicatorsById.get(indicatorId);
        if (!indicator) continue;
        const area = areaId === '' ? null : await areas.findArea(areaId);
        for (const { nodes, hung } of plans) {
          const node = findNamedNode(source, nodes[0]?.planName ?? '', nodes);
          if (!node) continue;
          const target = { indicator, area, value, year, source };
          hung.set(node.id, [...(hung.get(node.id) ?? []), target]);
        }
      }
      return plans.flatMap(({ nodes, hung }) => {
        const [first] = nodes;
        if (!first) return [];
        const ordered = inTreeOrder(nodes).map((node): PlanNode => ({ ...node, targets: hung.get(node.id) ?? [] }));
        return [{ id: first.planId, name: first.planName, asOf: first.asOf, nodes: ordered }];
      });
    },
  };
}

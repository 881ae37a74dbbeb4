import type { TargetFacts, TownFacts } from '../town/town-facts.ts';

/**
 * 目標 for a value: the area's own, else the town's for each of its areas. Of several years the first not yet past, else
 * the last.
 */
export function findTarget(
  { targets }: Pick<TownFacts, 'targets'>,
  indicatorId: string,
  areaId: string,
  year: number,
): TargetFacts | undefined {
  const ofIndicator = targets.filter((target) => target.indicatorId === indicatorId);
  const own = ofIndicator.filter((target) => target.areaId === areaId);
  const candidates = own.length > 0 ? own : ofIndicator.filter((target) => target.areaId === '');
  return candidates.find((target) => target.year >= year) ?? candidates.at(-1);
}

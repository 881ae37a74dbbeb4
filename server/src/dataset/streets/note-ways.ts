import { findIslets, ISLET_METERS, type StreetNetwork } from '@hazama/geo';
import type { IssueLog } from '../issue.ts';
import type { WayCounts } from './collect-ways.ts';

/** Says what became of a file's ways, so that none of them vanishes, and what came of them. */
export function noteWays({ faults, outside }: WayCounts, network: StreetNetwork, log: IssueLog): void {
  const { graph, meters, totalMeters } = network;
  if (faults.NO_STREET > 0)
    log.add('ways-no-street', {
      value: count(faults.NO_STREET),
      message: `道ではない線（建物・川・鉄道・航路など）${count(faults.NO_STREET)}本は使いません。`,
    });
  if (faults.NOT_FOR_WALKERS > 0)
    log.add('ways-not-for-walkers', {
      value: count(faults.NOT_FOR_WALKERS),
      message: `歩けない道（高速道路・自動車専用道路・工事中・岩場の山道・橋のない川渡りなど）${count(faults.NOT_FOR_WALKERS)}本は使いません。`,
    });
  if (faults.CLOSED > 0)
    log.add('ways-closed', {
      value: count(faults.CLOSED),
      message: `歩く人が入れない道（私有地・通行止めなど）${count(faults.CLOSED)}本は使いません。`,
    });
  if (outside > 0)
    log.add('ways-outside-buffer', {
      value: count(outside),
      message: `町とそのまわりの外にある道${count(outside)}本は使いません。`,
    });
  const islets = findIslets(graph, meters).reduce((sum, isIslet) => sum + isIslet, 0);
  if (islets > 0)
    log.add('streets-islets', {
      value: count(islets),
      message: `ほかの道とつながらない、合わせて${ISLET_METERS}mより短い道が${count(islets)}本あります。そのそばに住む人は、近くのつながった道から歩くものとします。`,
    });
  log.add('streets-measured', {
    value: `${count(totalMeters / 1000)}km`,
    message: `歩ける道 ${count(totalMeters / 1000)}km、交差点と行き止まり ${count(graph.junctionCount)}か所のつながりになりました。`,
  });
}

function count(value: number): string {
  return Math.round(value).toLocaleString('ja');
}

import type { Journey, JourneyLeg, StopLegs } from '@hazama/geo';
import type { Described } from './random-network.ts';

/**
 * What is wrong with a journey; nothing where a passenger could make it: each leg follows from the one before, rides stand in
 * the timetable, walks are given and never follow each other, and there is time to board.
 */
export function journeyFaults(
  network: Described,
  boardSlackSeconds: number,
  { legs, startSeconds, endSeconds }: Journey,
  { access, egress }: { readonly access: StopLegs; readonly egress: StopLegs },
): string[] {
  const faults: string[] = [];
  let clock = startSeconds;
  let standing: number | null = null;
  let readySeconds = startSeconds;
  let before: JourneyLeg['kind'] | undefined;
  for (const leg of legs) {
    const fault = (what: string) => faults.push(`${what}: ${JSON.stringify(leg)}`);
    if (leg.startSeconds !== clock) fault(`starts when the one before has ended at ${clock}`);
    if (leg.kind === 'WAIT' && leg.at !== standing) fault('waits elsewhere');
    if (leg.kind !== 'WAIT' && leg.from !== standing) fault('starts elsewhere');
    if (leg.kind === 'WALK') {
      if (before === 'WALK') fault('walks on');
      if (!walksOf(network, leg, { access, egress }).includes(leg.endSeconds - leg.startSeconds)) fault('unknown walk');
    }
    if (leg.kind === 'RIDE') {
      if (leg.startSeconds < readySeconds + boardSlackSeconds) fault(`no time to board since ${readySeconds}`);
      if (!isRidden(network, leg)) fault('not in the timetable');
    }
    if (leg.kind !== 'WAIT') {
      standing = leg.to;
      readySeconds = leg.endSeconds;
    }
    clock = leg.endSeconds;
    before = leg.kind;
  }
  if (standing !== null || clock !== endSeconds) faults.push(`ends at ${standing} at ${clock}`);
  return faults;
}

/** All seconds that a walk between the same ends may take. */
function walksOf(
  { walks }: Described,
  { from, to }: { readonly from: number | null; readonly to: number | null },
  { access, egress }: { readonly access: StopLegs; readonly egress: StopLegs },
): number[] {
  if (from === null) return listed(access, to);
  if (to === null) return listed(egress, from);
  return walks.filter((walk) => walk.from === from && walk.to === to).map(({ seconds }) => seconds);
}

function isRidden({ trips }: Described, leg: Extract<JourneyLeg, { kind: 'RIDE' }>): boolean {
  const calls = trips[leg.trip] ?? [];
  const on = calls.findIndex((call) => call.canBoard && call.stop === leg.from && call.departure === leg.startSeconds);
  const off = calls.findLastIndex((call) => call.canAlight && call.stop === leg.to && call.arrival === leg.endSeconds);
  return on >= 0 && off > on;
}

function listed(list: StopLegs, stop: number | null): number[] {
  return [...list.seconds].filter((_, leg) => list.stop[leg] === stop);
}

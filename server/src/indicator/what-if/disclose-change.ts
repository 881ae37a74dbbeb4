import {
  isSmallCount,
  type Measurement,
  measured,
  type Reach,
  reachMeters,
  roundToTen,
  sumByArea,
  wilsonInterval,
} from '@hazama/geo';
import type { Audience } from '../../account/index.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { TownFacts } from '../town/town-facts.ts';
import { withheldPeople } from '../value/area-people-table.ts';
import { disclose } from '../value/disclosure.ts';

/** What is told of whom to whom. */
export interface Telling {
  readonly facts: TownFacts;
  readonly engine: TownEngine;
  readonly definition: IndicatorDefinition;
  readonly year: number;
  readonly audience: Audience;
}

/** Values by area before and after, and what made them differ. */
export interface Change {
  /** As counted: it decides what is withheld of before. */
  readonly before: ReadonlyMap<string, Measurement>;
  /** Before, measured of the town that the audience may know (`shownTown`). */
  readonly told: ReadonlyMap<string, Measurement>;
  readonly after: ReadonlyMap<string, Measurement>;
  readonly reach: Reach;
  readonly changed: Reach;
  /** The people of each cell as the audience may see them. */
  readonly people: Float64Array;
}

/**
 * Before and after as an audience may see them. Before is what `values` tells. Staff see after as it is. Anyone else could
 * find a single household by moving a place to and fro across its cell, were the answer taken from people as counted: after
 * is therefore what is told before, and the people of the cells that the map shows them. It is worked out from nothing else,
 * so nothing else can be worked out from it (docs/decisions/0013, 0024).
 */
export function discloseChange(
  { facts, engine, definition, year, audience }: Telling,
  change: Change,
): { readonly before: ReadonlyMap<string, Measurement>; readonly after: ReadonlyMap<string, Measurement> } {
  if (audience === 'STAFF') return change;
  const withheld = definition.people ? withheldPeople(engine, year, definition.people) : new Set<string>();
  const before = disclose(facts, definition, change.before, audience, withheld, change.told);
  const difference = sumByArea(engine.model.shares, cellDifferences(change));
  const after = new Map(
    [...before].map(([areaId, shown]) => {
      const people = difference[engine.model.areaIndex.get(areaId) ?? -1] ?? 0;
      return [areaId, moved(shown, people, audience)] as const;
    }),
  );
  const hidden = [...after].flatMap(([areaId, { state }]) => (state === 'SUPPRESSED' ? [areaId] : []));
  return { before, after: disclose(facts, definition, after, audience, new Set([...withheld, ...hidden])) };
}

/** Per cell the people who come within reach; below 0 those who no longer are. */
function cellDifferences({ reach, changed, people }: Change): Float64Array {
  const limit = reachMeters(reach);
  return people.map((count, cell) => {
    if (!(count > 0)) return 0;
    const isReached = (changed.distanceMeters[cell] as number) <= limit;
    const wasReached = (reach.distanceMeters[cell] as number) <= limit;
    return isReached === wasReached ? 0 : isReached ? count : -count;
  });
}

/** A shown coverage with some people more within reach. That it rests on old records stays said: what it rests on tells where people live. */
function moved(shown: Measurement, people: number, audience: Audience): Measurement {
  const { numerator, denominator } = shown;
  if (numerator === null || denominator === null || Math.abs(people) < NOBODY) return shown;
  if (isSmallCount(Math.abs(people))) return measured({ state: 'SUPPRESSED' });
  const difference = audience === 'PUBLIC' ? roundToTen(people) : people;
  const reached = Math.max(0, Math.min(denominator, numerator + difference));
  return {
    ...shown,
    value: reached / denominator,
    numerator: reached,
    gapPeople: denominator - reached,
    ...wilsonInterval(reached, denominator),
  };
}

/** Sums of shares of cells round. */
const NOBODY = 1e-6;

import type { Measurement } from '@hazama/geo';
import type { IndicatorDefinition } from '../definition.ts';
import type { TownFacts } from '../town/town-facts.ts';
import type { Day } from '../town/town-model.ts';
import { toldToCouncils } from '../value/told-values.ts';
import { isValidOn } from './area-groups.ts';
import { measureAreas, prepareAreas } from './measure-areas.ts';
import { type ReferenceDay, referenceDays } from './reference-days.ts';
import type { AreaValue, TownEngine } from './town-engine.ts';

/** A value with its place in the table. */
export interface ComputedValue extends AreaValue {
  readonly indicatorId: string;
  readonly version: number;
  readonly year: number;
  readonly areaId: string;
  /** What councils are told instead; null: nothing. Undefined where it counts no residents, and all are told the same. */
  readonly told: Measurement | null | undefined;
}

/** Of which town, at one revision. */
export interface ComputedTown {
  readonly facts: Pick<TownFacts, 'areas' | 'kinds'>;
  readonly engine: TownEngine;
}

/**
 * Computes one indicator after another for all areas and years. What comes out UNKNOWN is left out: a value that isn't
 * there is unknown, and a town knows nothing of most kinds in most years.
 */
export async function* computeValues(
  town: ComputedTown,
  definitions: readonly IndicatorDefinition[],
  today: Day,
): AsyncGenerator<ComputedValue[]> {
  const days = referenceDays(town.engine.model, today);
  for (const definition of definitions) {
    const known: ComputedValue[] = [];
    for (const on of days) for (const value of await computeDay(town, definition, on)) known.push(value);
    yield known;
  }
}

async function computeDay(
  { facts, engine }: ComputedTown,
  definition: IndicatorDefinition,
  on: ReferenceDay,
): Promise<ComputedValue[]> {
  await prepareAreas(engine, definition, on);
  const byArea = new Map(
    measureAreas(engine, definition, on).flatMap((value, index) => {
      const area = engine.model.areas[index];
      return area && value.state !== 'UNKNOWN' && isValidOn(area, on.day) ? [[area.id, value] as const] : [];
    }),
  );
  if (byArea.size === 0) return [];
  const told = toldToCouncils(facts, engine, definition, on, byArea);
  const { id: indicatorId, version } = definition;
  return [...byArea].map(([areaId, value]) => ({
    ...value,
    indicatorId,
    version,
    year: on.year,
    areaId,
    told: told && (told.get(areaId) ?? null),
  }));
}

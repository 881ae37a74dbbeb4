import { type Incidence, type ParameterSetting, type Points, parameterGrid, reachMeters } from '@hazama/geo';
import type { Audience } from '../../account/index.ts';
import { coverageInput } from '../compute/coverage.ts';
import { wayOf } from '../compute/method.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import { shownPeople } from '../shown/shown-people.ts';
import { type AssumedValue, type Assumption, assumptionsOf } from './assumption.ts';
import { type VariantTown, variantTown } from './variant-town.ts';

/** Who is within reach of what under one setting. */
export interface ReachVariant extends ParameterSetting {
  readonly assumed: readonly AssumedValue[];
  /** Undefined where the setting leaves nothing that is known: no records that count, nobody counted. */
  readonly town:
    | {
        readonly engine: TownEngine;
        /** Per cell, as the audience may see them. */
        readonly people: Float64Array;
        /** 1 for each cell that a place of today reaches. */
        readonly isReached: Uint8Array;
        /** Cells within a part of the reach of each of some positions. */
        readonly cellsWithin: (part: number) => Incidence;
      }
    | undefined;
}

export interface ReachVariants {
  readonly assumptions: readonly Assumption[];
  /** How many settings there are, today's among them. */
  readonly count: number;
  /** One after the other, today's first. @param places of which each setting measures who is within reach */
  list(places: Points): Generator<ReachVariant>;
}

/** 近さの重み of a place that comes: as the indicator has it (whoever is within reach), or less the farther (Luo & Qi 2009). */
const WEIGHTS: Assumption = {
  id: 'weights',
  values: (['OWN', 'SLOW', 'FAST'] as const).map((shape) => ({ of: 'weights', shape })),
  base: 0,
};

/** @param town as the audience may know it (`shownTown`) */
export function reachVariants(town: VariantTown, audience: Audience): ReachVariants {
  const assumptions = [...assumptionsOf(town.engine, town.definition, town.on), WEIGHTS];
  const settings = parameterGrid(assumptions.map(({ values, base }) => ({ count: values.length, base })));
  return {
    assumptions,
    count: settings.length,
    *list(places) {
      // each way and distance is measured once for all settings that share it
      const measured = new Map<string, Incidence>();
      for (const setting of settings.toSorted((a, b) => a.changed.length - b.changed.length)) {
        const assumed = assumptions.flatMap(({ values }, at) => values[setting.choice[at] ?? -1] ?? []);
        yield { ...setting, assumed, town: townOf(assumed, places, measured) };
      }
    },
  };

  function townOf(
    assumed: readonly AssumedValue[],
    places: Points,
    measured: Map<string, Incidence>,
  ): ReachVariant['town'] {
    // how much a place counts that comes is told of the place, not of those of today
    const { engine, definition, on } = variantTown(
      town,
      assumed.filter(({ of }) => of !== 'weights'),
    );
    const { reach, recorded } = coverageInput(engine, definition, on);
    const people = shownPeople(engine, definition, on.year, audience);
    if (!reach || !recorded || !people) return undefined;
    const limit = reachMeters(reach);
    const way = wayOf(definition, engine.distances.hasStreets);
    const { isLocated } = engine.model.cells;
    return {
      engine,
      people: people.map((count, cell) => (isLocated[cell] && count > 0 ? count : 0)),
      isReached: Uint8Array.from(reach.distanceMeters, (meters) => Number(meters <= limit)),
      cellsWithin: (part) => {
        const key = `${way.method} ${limit * part}`;
        const known = measured.get(key) ?? engine.distances.cellsWithin(places, way.by, limit * part);
        measured.set(key, known);
        return known;
      },
    };
  }
}

import { PlaceDistances } from '../compute/place-distances.ts';
import type { ReferenceDay } from '../compute/reference-days.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition } from '../definition.ts';
import type { AssumedValue } from './assumption.ts';
import { stretchDecay, type WeightShape, weightsOfShape } from './distance-weights.ts';

/** A town, a rule and a day as numbers are computed from them. */
export interface VariantTown {
  readonly engine: TownEngine;
  readonly definition: IndicatorDefinition;
  readonly on: ReferenceDay;
}

/** The same with other assumptions. People, shares and distances are those of the town: each is summed and measured once. */
export function variantTown(town: VariantTown, values: readonly AssumedValue[]): VariantTown {
  return values.reduce(withValue, town);
}

function withValue(town: VariantTown, value: AssumedValue): VariantTown {
  const { engine, definition, on } = town;
  switch (value.of) {
    case 'reach':
      return { ...town, definition: withReach(definition, value.meters) };
    case 'weights':
      return value.shape === 'OWN' ? town : { ...town, definition: withWeights(definition, value.shape) };
    case 'way':
      return {
        ...town,
        engine: value.method === 'straight×1.3' ? withoutStreets(engine) : engine,
        definition: withParameters(definition, { distance: value.method === 'straight' ? 'straight' : 'walk' }),
      };
    case 'departures':
      return { ...town, definition: withParameters(definition, { minDepartures: value.least }) };
    case 'opening':
      return { ...town, definition: withParameters(definition, { opening: value.isWeekly ? 'weekly' : 'any' }) };
    case 'records':
      return value.areOldCounted ? town : { ...town, engine: withoutOldRecords(engine) };
    case 'year':
      // the places stay those of today: only the people are another year's
      return { ...town, on: { ...on, year: value.year } };
  }
}

/** Zones of access end where they did, by the part of the catchment. */
function withReach(definition: IndicatorDefinition, meters: number): IndicatorDefinition {
  const { decay, thresholdMeters = meters } = definition.parameters;
  const stretched = decay && stretchDecay(decay, meters / thresholdMeters);
  return withParameters(definition, { thresholdMeters: meters, ...(stretched && { decay: stretched }) });
}

function withWeights(definition: IndicatorDefinition, shape: Exclude<WeightShape, 'OWN'>): IndicatorDefinition {
  return withParameters(definition, { decay: weightsOfShape(shape, definition.parameters.thresholdMeters ?? 0) });
}

function withParameters(
  definition: IndicatorDefinition,
  parameters: Partial<IndicatorDefinition['parameters']>,
): IndicatorDefinition {
  return { ...definition, parameters: { ...definition.parameters, ...parameters } };
}

/** Distances in straight lines of a town that has streets, kept as long as the ones along them. */
const straightLines = new WeakMap<PlaceDistances, PlaceDistances>();

function withoutStreets(engine: TownEngine): TownEngine {
  if (!engine.distances.hasStreets) return engine;
  const known = straightLines.get(engine.distances);
  const distances = known ?? new PlaceDistances(engine.model.cells, undefined);
  straightLines.set(engine.distances, distances);
  return { ...engine, distances };
}

/** Where all records are old nothing is known any more: that is not a town without places. */
function withoutOldRecords(engine: TownEngine): TownEngine {
  return {
    ...engine,
    open(definition, on) {
      const open = engine.open(definition, on);
      return { ...open, places: open.fresh, recorded: open.recorded && open.fresh.length > 0 };
    },
  };
}

import { type ParameterSetting, parameterGrid } from '@hazama/geo';
import { RecentlyUsed } from '../../cache/index.ts';
import { measureAreas } from '../compute/measure-areas.ts';
import type { ReferenceDay } from '../compute/reference-days.ts';
import type { AreaValue, TownEngine } from '../compute/town-engine.ts';
import type { IndicatorDefinition } from '../definition.ts';
import { type AssumedValue, type Assumption, assumptionsOf } from './assumption.ts';
import { variantTown } from './variant-town.ts';

/** An indicator under every setting of its assumptions. */
export interface VariantValues {
  readonly assumptions: readonly Assumption[];
  readonly rows: readonly VariantRow[];
  /** The row of today's setting. */
  readonly base: VariantRow;
}

export interface VariantRow extends ParameterSetting {
  /** One for each assumption. */
  readonly assumed: readonly AssumedValue[];
  /** The year of the people who are counted. */
  readonly year: number;
  /** One for each area of the town, in their order. */
  readonly values: readonly AreaValue[];
}

/** Tables kept for a town at one revision: someone who asks about one area asks about the next. Some hundred kB each. */
const KEPT_TABLES = 8;

const known = new WeakMap<TownEngine, RecentlyUsed<VariantValues>>();

/** All settings at once: distances are measured once for each way, and a threshold is a read of them. */
export function variantValues(
  engine: TownEngine,
  definition: IndicatorDefinition,
  on: ReferenceDay,
): Promise<VariantValues> {
  const ofTown = known.get(engine) ?? new RecentlyUsed<VariantValues>(KEPT_TABLES);
  known.set(engine, ofTown);
  return ofTown.get(`${definition.id} ${on.year} ${on.day}`, async () => computeVariants(engine, definition, on));
}

function computeVariants(engine: TownEngine, definition: IndicatorDefinition, on: ReferenceDay): VariantValues {
  const assumptions = assumptionsOf(engine, definition, on);
  const settings = parameterGrid(assumptions.map(({ values, base }) => ({ count: values.length, base })));
  const rows = settings.map((setting): VariantRow => {
    const assumed = assumptions.flatMap(({ values }, at) => values[setting.choice[at] ?? -1] ?? []);
    const variant = variantTown({ engine, definition, on }, assumed);
    const values = measureAreas(variant.engine, variant.definition, variant.on);
    return { ...setting, assumed, year: variant.on.year, values };
  });
  const base = rows.find(({ changed }) => changed.length === 0);
  if (!base) throw new Error('a grid holds the setting that it is made around');
  return { assumptions, rows, base };
}

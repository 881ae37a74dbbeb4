import { achievementOf, type Measurement, unknown } from '@hazama/geo';
import type { Area } from '../../area/index.ts';
import { needsTimetable } from '../compute/measure-areas.ts';
import { methodOf } from '../compute/method.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { Finding } from '../pattern/finding.ts';
import { hasStreets, type TownFacts } from '../town/town-facts.ts';
import type { Day } from '../town/town-model.ts';
import type { Indicator } from './indicator.ts';
import type { IndicatorHistory } from './indicator-history.ts';
import type { IndicatorValue } from './indicator-value.ts';
import type { ReadValue } from './read-value.ts';
import type { StoredValue } from './stored-value.repository.ts';
import { findTarget } from './target.ts';

/** A number and how it came about, stored or just computed. */
export interface ValueSource {
  readonly measurement: Measurement;
  readonly finding?: Finding;
  readonly stored: Pick<StoredValue, 'method' | 'dataFrom' | 'computedAt'>;
}

/** Of when, and of which town where that is one that was tried. */
interface ValueDay {
  readonly year: number;
  readonly serviceDate: Day | null;
  readonly tried?: TownEngine;
}

/** A value with its target; `read` undefined: it isn't known. */
export function toValue(
  facts: TownFacts,
  area: Area,
  indicator: Indicator,
  { year, serviceDate, tried }: ValueDay,
  read: ValueSource | undefined,
): IndicatorValue {
  const measurement: Measurement = read?.measurement ?? unknown('NO_RECORD');
  const target = findTarget(facts, indicator.id, area.id, year);
  const { state, value, numerator, denominator, gapPeople, low, high } = measurement;
  return {
    area,
    indicator,
    state,
    value,
    numerator,
    denominator,
    gapPeople,
    low,
    high,
    year,
    measurement,
    target: target ?? null,
    achievement: achievementOf({
      state,
      value,
      low,
      high,
      target: target?.value ?? null,
      higherIsBetter: indicator.higherIsBetter,
    }),
    method: read?.stored.method ?? methodOf(indicator.rule, hasStreets(facts)),
    dataFrom: read?.stored.dataFrom ?? null,
    computedAt: read?.stored.computedAt ?? facts.computedAt,
    revision: facts.revision,
    askedDay: needsTimetable(indicator.rule) ? serviceDate : null,
    tried: tried ?? null,
    finding: read?.finding ?? null,
  };
}

/** Every year from the first known of it, or the first with people, to the last; what lies between and isn't known is UNKNOWN. */
export function toHistory(facts: TownFacts, indicator: Indicator, read: readonly ReadValue[]): IndicatorHistory {
  const byYear = new Map(read.map(({ stored, measurement }) => [stored.year, measurement]));
  const years = [...facts.populationYears, ...byYear.keys()];
  const first = Math.min(...years);
  const length = years.length === 0 ? 0 : Math.max(...years) - first + 1;
  return {
    indicator,
    points: Array.from({ length }, (_, offset) => {
      const { state, value, numerator, denominator } = byYear.get(first + offset) ?? unknown('NO_RECORD');
      return { year: first + offset, state, value, numerator, denominator };
    }),
  };
}

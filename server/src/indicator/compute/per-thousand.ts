import { asStale, perThousandByArea, unknown } from '@hazama/geo';
import type { IndicatorDefinition } from '../definition.ts';
import type { ModelResource } from '../town/town-model.ts';
import { isPastShelfLife, oldest } from './open-places.ts';
import type { AreaValue, MeasureAreas } from './town-engine.ts';

/** What one place adds; null where it is not known. */
const AMOUNTS: Readonly<Record<string, (place: ModelResource) => number | null>> = {
  places: () => 1,
  seats: ({ capacity }) => capacity,
  hours: ({ hoursPerMonth }) => hoursPerMonth,
};

/** What a place adds to its area: 1, its seats or its hours a month; null where they are not known. */
export function findAmount(
  { parameters }: Pick<IndicatorDefinition, 'parameters'>,
  place: ModelResource,
): number | null {
  const amount = AMOUNTS[parameters.statistic ?? 'places']?.(place) ?? null;
  // fewer than none is a slip of the pen: how many there are is not known
  return amount !== null && amount >= 0 ? amount : null;
}

/** per1000.<kind>: open places, their seats or their hours a month, for 1,000 people. */
export const measurePerThousand: MeasureAreas = (engine, definition, on) => {
  const { model, people } = engine;
  const statistic = definition.parameters.statistic ?? 'places';
  const open = engine.open(definition, on);
  if (!definition.people || !AMOUNTS[statistic])
    return model.areas.map(() => ({ ...unknown('NO_PEOPLE_COLUMN'), method: 'record', dataFrom: null }));

  const amount = new Float64Array(model.areas.length);
  const withoutAmount = new Uint8Array(model.areas.length);
  const isStale = new Uint8Array(model.areas.length);
  for (const place of open.places) {
    if (!place.isOwn) continue;
    const kind = model.kinds.get(place.kindId);
    const added = findAmount(definition, place);
    for (const area of place.areas) {
      if (added === null) withoutAmount[area] = 1;
      else amount[area] = (amount[area] as number) + added;
      if (isPastShelfLife(place.confirmedOn, kind, on.day)) isStale[area] = 1;
    }
  }
  // places whose seats or hours nobody wrote down are left out, as the definition says; where it is all of them, nothing is known
  const known = amount.map((sum, area) => (sum === 0 && withoutAmount[area] ? Number.NaN : sum));
  const dataFrom = oldest([open.dataFrom, people.find(on.year)?.asOf ?? null]);
  return perThousandByArea(people.all(on.year, definition.people), known, {
    countsPlaces: statistic === 'places',
    recorded: open.recorded,
  }).map(
    (value, area): AreaValue => ({
      ...(isStale[area] ? asStale(value) : value),
      method: 'record',
      dataFrom: value.state === 'UNKNOWN' ? null : dataFrom,
    }),
  );
};

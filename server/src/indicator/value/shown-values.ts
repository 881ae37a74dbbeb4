import { type Measurement, measured } from '@hazama/geo';
import type { TownEngine } from '../compute/town-engine.ts';

/** Values measured of the town that others than staff may know, by id of the area; where all people of an area are counted with those of others, it is withheld. */
export function toldByArea({ model }: TownEngine, values: readonly Measurement[]): ReadonlyMap<string, Measurement> {
  return new Map(
    model.areas.flatMap(({ id }, index) => {
      const value = values[index];
      return value ? [[id, value.reason === 'NOBODY' ? WITHHELD : value] as const] : [];
    }),
  );
}

const WITHHELD = measured({ state: 'SUPPRESSED' });

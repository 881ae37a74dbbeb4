import { DEPARTURE_BANDS } from '@hazama/geo';
import type { TrialTown } from '../indicator/index.ts';
import type { TrialPeople } from './trial.ts';

/** The people of an area whom a trial is about, as the API answers them. */
export function tellPeople({ area, people }: ReturnType<TrialTown['people']>[number]): TrialPeople {
  const bands = people?.byDepartures ?? null;
  return {
    area,
    newlyCovered: people?.newlyCovered ?? null,
    noLongerCovered: people?.noLongerCovered ?? null,
    unknown: bands?.unknown ?? null,
    bands:
      bands &&
      DEPARTURE_BANDS.map((least, band) => ({
        least,
        before: bands.before[band] ?? 0,
        after: bands.after[band] ?? 0,
      })),
  };
}

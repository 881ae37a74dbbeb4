import { useMemo } from 'react';
import { useTown } from '../town/town.ts';
import { useIndicatorValues } from '../town/use-area-values.ts';
import { useIndicator } from '../town/use-indicator.ts';
import { useYear } from '../town/use-year.ts';
import { changeView } from '../view-state.ts';
import { nextStop, type YearStop, yearStops } from './model/year-stops.ts';

/** The years that can be looked at, and the one that is. */
export interface Years {
  readonly stops: readonly YearStop[];
  /** null where the town has no year at all. */
  readonly year: number | null;
  /** The stop at that year, or the next one on the way there. */
  readonly choose: (year: number) => void;
  readonly step: (by: -1 | 1) => void;
}

export function useYears(): Years {
  const { years } = useTown();
  const year = useYear();
  const indicator = useIndicator();
  const { byArea, total } = useIndicatorValues(indicator?.id ?? null, year);
  const stops = useMemo(
    () =>
      yearStops(
        years,
        [total, ...byArea.values()].flatMap((value) => (value?.target ? [value.target.year] : [])),
      ),
    [years, byArea, total],
  );
  return {
    stops,
    year,
    choose: (wanted) => {
      if (year === null || wanted === year) return;
      go(stops.find((stop) => stop.year === wanted) ?? nextStop(stops, year, wanted > year ? 1 : -1));
    },
    step: (by) => year !== null && go(nextStop(stops, year, by)),
  };
}

const go = (stop: YearStop | null | undefined) => stop && changeView({ year: stop.year }, 'replace');

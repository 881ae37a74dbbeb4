import { useMemo } from 'react';
import { useQuery } from 'urql';
import { baseIndicators } from '../town/base-indicators.ts';
import { type TownIndicator, useTown } from '../town/town.ts';
import { useApiLanguage } from '../town/use-api-language.ts';
import { useIndicator } from '../town/use-indicator.ts';
import { useServiceDate } from '../town/use-service-day.ts';
import { useYear } from '../town/use-year.ts';
import { areaQuery } from './area-query.ts';

/** All that the panel says of one area; `detail` is null until it is there. */
export function useAreaDetail(areaId: string) {
  const town = useTown();
  const main = useIndicator();
  const year = useYear();
  const language = useApiLanguage();
  const { date: day, isPending } = useServiceDate();
  const shown = useMemo(() => withMain(baseIndicators(town), main), [town, main]);
  const [{ data, error, stale, fetching }, ask] = useQuery({
    query: areaQuery,
    variables: { id: areaId, year, language, main: main?.id ?? '', indicators: shown.map(({ id }) => id), day },
    pause: isPending,
  });
  // while the next area loads, the answer at hand is still the last one's
  const detail = data?.area?.id === areaId ? data.area : null;
  return {
    detail,
    main,
    indicators: shown,
    isMissing: data?.area === null && !fetching,
    isRefreshing: stale,
    error: detail ? null : (error ?? null),
    retry: () => ask({ requestPolicy: 'network-only' }),
  };
}

/** The chosen indicator stands in the list, too, where it isn't one of the base. */
function withMain(base: readonly TownIndicator[], main: TownIndicator | null): readonly TownIndicator[] {
  return main === null || base.some(({ id }) => id === main.id) ? base : [main, ...base];
}

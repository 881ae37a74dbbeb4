import { useMemo } from 'react';
import { useQuery } from 'urql';
import { todayInTokyo } from '../town/today.ts';
import { useTown } from '../town/town.ts';
import { useViewState } from '../view-state.ts';
import { fiscalYearOf, periodOf } from './event-months.ts';
import { eventListQuery, eventOverviewQuery } from './event-queries.ts';

/** A year of a town: beyond it, conditions help more than scrolling. */
const MOST = 1000;

/** The events of the 年度 in the address, as its conditions let through. */
export function useEventList() {
  const { municipality, areas } = useTown();
  const { kind, area, fiscalYear: wanted } = useViewState();
  const fiscalYear = wanted ?? fiscalYearOf(todayInTokyo());
  const areaId = areas.find(({ number }) => number !== null && number === area)?.id;
  const variables = useMemo(
    () => ({
      filter: {
        municipality: municipality.code,
        ...periodOf(fiscalYear),
        ...(kind !== null && { kinds: [kind] }),
        ...(areaId !== undefined && { areas: [areaId] }),
      },
      first: MOST,
    }),
    [municipality.code, fiscalYear, kind, areaId],
  );
  const [{ data, error }, ask] = useQuery({ query: eventListQuery, variables });
  const [{ data: overview }] = useQuery({
    query: eventOverviewQuery,
    variables: useMemo(() => ({ municipality: municipality.code }), [municipality.code]),
  });
  return {
    fiscalYear,
    /** null while nothing is known. */
    events: data?.events.nodes ?? null,
    total: data?.events.totalCount ?? 0,
    overview: overview?.eventOverview ?? null,
    error: data ? undefined : error,
    retry: () => ask({ requestPolicy: 'network-only' }),
  };
}

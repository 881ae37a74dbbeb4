import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../graphql/graphql.ts';
import { useTown } from './town.ts';
import { useServiceDate } from './use-service-day.ts';

const areaValueFields = graphql(`
  fragment AreaValueFields on IndicatorValue {
    state
    value
    numerator
    denominator
    gapPeople
    low
    high
    achievement
    method
    year
    dataFrom
    indicator {
      id
    }
    target {
      value
      year
      source
    }
  }
`);

const areaValuesQuery = graphql(
  `
    query AreaValues($code: ID!, $kind: AreaKind!, $indicators: [ID!]!, $year: Int, $day: Date) {
      municipality(code: $code) {
        code
        areas(kind: $kind) {
          id
          values(indicators: $indicators, year: $year, serviceDate: $day) {
            ...AreaValueFields
          }
        }
        total {
          id
          values(indicators: $indicators, year: $year, serviceDate: $day) {
            ...AreaValueFields
          }
        }
      }
    }
  `,
  [areaValueFields],
);

/** One indicator in one area: ratios 0..1, times in minutes, distances in metres; no number unless `state` is OK or STALE. */
export type AreaValue = ResultOf<typeof areaValueFields>;

/** Area id → indicator id → value. */
export interface ValueTable {
  readonly byArea: ReadonlyMap<string, ReadonlyMap<string, AreaValue>>;
  readonly total: ReadonlyMap<string, AreaValue>;
  readonly isLoading: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Several indicators of every area and of the town as a whole. */
export function useValueTable(indicatorIds: readonly string[], year: number | null): ValueTable {
  const { municipality } = useTown();
  const { date: day, isPending } = useServiceDate();
  const [{ data, error, fetching }, ask] = useQuery({
    query: areaValuesQuery,
    variables: { code: municipality.code, kind: municipality.reportingKind, indicators: [...indicatorIds], year, day },
    pause: indicatorIds.length === 0 || isPending,
  });
  return useMemo(
    () => ({
      byArea: new Map(data?.municipality?.areas.map(({ id, values }) => [id, byIndicator(values)])),
      total: byIndicator(data?.municipality?.total?.values ?? []),
      isLoading: (fetching || isPending) && !data,
      error: data ? null : (error ?? null),
      retry: () => ask({ requestPolicy: 'network-only' }),
    }),
    [data, error, fetching, isPending, ask],
  );
}

/** One indicator of every area, by area id, and of the town as a whole. */
export interface IndicatorValues extends Omit<ValueTable, 'byArea' | 'total'> {
  readonly byArea: ReadonlyMap<string, AreaValue>;
  readonly total: AreaValue | null;
}

/** null: no indicator is chosen, and there are no values. */
export function useIndicatorValues(indicatorId: string | null, year: number | null): IndicatorValues {
  const indicatorIds = useMemo(() => (indicatorId === null ? [] : [indicatorId]), [indicatorId]);
  const table = useValueTable(indicatorIds, year);
  return useMemo(() => {
    const ofIndicator = (values: ReadonlyMap<string, AreaValue>) =>
      indicatorId === null ? null : (values.get(indicatorId) ?? null);
    return {
      ...table,
      byArea: new Map(
        [...table.byArea].flatMap(([areaId, values]) => {
          const value = ofIndicator(values);
          return value ? [[areaId, value] as const] : [];
        }),
      ),
      total: ofIndicator(table.total),
    };
  }, [table, indicatorId]);
}

const byIndicator = (values: readonly AreaValue[]) => new Map(values.map((value) => [value.indicator.id, value]));

import { useEffect, useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../../graphql/graphql.ts';
import { useTown } from '../../town/town.ts';
import { useApiLanguage } from '../../town/use-api-language.ts';
import { useServiceDays } from '../../town/use-service-day.ts';
import type { TownMap } from '../owner/town-map.ts';

const lineCoverageQuery = graphql(`
  query LineCoverage($code: ID!, $line: ID!, $day: Date, $language: Language!) {
    transit(municipality: $code) {
      lineCoverage(line: $line, serviceDate: $day) {
        name
        day {
          date
          weekday
          holiday
        }
        state
        runs
        meters
        stops {
          name
          longitude
          latitude
          departures
        }
        residents {
          state
          people
        }
        older {
          state
          people
        }
        isPartial
        sentence(language: $language)
      }
    }
  }
`);

export type LineCoverage = NonNullable<NonNullable<ResultOf<typeof lineCoverageQuery>['transit']>['lineCoverage']>;

export interface LineAnswer {
  /** Null while it is asked for, and where no timetable has the line. */
  readonly line: LineCoverage | null;
  readonly isAsking: boolean;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** 路線 that is looked at, with who lives near its stops; draws them on the map. */
export function useLineCoverage(townMap: TownMap | null, lineId: string | null): LineAnswer {
  const { municipality } = useTown();
  const language = useApiLanguage();
  const { day, isLoading } = useServiceDays(lineId !== null);
  const [{ data, error, fetching }, ask] = useQuery({
    query: lineCoverageQuery,
    variables: { code: municipality.code, line: lineId ?? '', day: day?.date ?? null, language },
    pause: lineId === null || isLoading,
  });
  const line = lineId === null || error || fetching ? null : (data?.transit?.lineCoverage ?? null);
  const stops = useMemo(
    () => line?.stops.map(({ longitude, latitude }) => [longitude, latitude] as const) ?? [],
    [line],
  );
  const meters = line?.meters ?? 0;
  useEffect(() => townMap?.lines.show(lineId, stops, meters), [townMap, lineId, stops, meters]);
  return {
    line,
    isAsking: fetching || isLoading,
    error: error ?? null,
    retry: () => ask({ requestPolicy: 'network-only' }),
  };
}

import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { useTown } from '../town/town.ts';

const stopsOfDayQuery = graphql(`
  query StopsOfDay($code: ID!, $day: Date!) {
    transit(municipality: $code) {
      stopPlaces(serviceDate: $day) {
        id
        name
        location
        departures
      }
    }
  }
`);

/** 停留所 of the timetables. */
export interface StopOfDay {
  readonly id: string;
  readonly name: string;
  /** [longitude, latitude] */
  readonly point: readonly [number, number];
  /** That day; null: no timetable of it speaks of the day. */
  readonly departures: number | null;
}

const NO_STOPS: readonly StopOfDay[] = [];

/**
 * The stop places of the town, by name, with what leaves them on a day.
 * @param day YYYY-MM-DD; null: nothing is asked
 */
export function useStopsOfDay(day: string | null): { readonly stops: readonly StopOfDay[]; readonly isRead: boolean } {
  const { municipality } = useTown();
  const variables = { code: municipality.code, day: day ?? '' };
  const [{ data }] = useQuery({ query: stopsOfDayQuery, variables, pause: day === null });
  const stops = useMemo(
    () =>
      data?.transit?.stopPlaces.map(({ location, ...stop }): StopOfDay => {
        const { coordinates } = location as { readonly coordinates: readonly [number, number] };
        return { ...stop, point: coordinates };
      }) ?? NO_STOPS,
    [data],
  );
  return { stops, isRead: data !== undefined };
}

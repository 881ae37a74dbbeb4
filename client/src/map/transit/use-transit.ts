import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../../graphql/graphql.ts';
import { useTown } from '../../town/town.ts';

const transitQuery = graphql(`
  query TransitOfTown($code: ID!) {
    transit(municipality: $code) {
      defaultDay {
        date
        weekday
        holiday
      }
      feeds {
        id
        agency
        validFrom
        validTo
        expired
      }
      busLines {
        source
        year
        license
        lines
        withTimetable
      }
      zones {
        id
        name
        schedule
        nextDay {
          date
          holiday
        }
        bookingDeadline
        riders
        fare
        operator
        phone
        note
      }
    }
  }
`);

export type Transit = NonNullable<ResultOf<typeof transitQuery>['transit']>;
export type TransitFeed = Transit['feeds'][number];
export type TransitZone = Transit['zones'][number];

/** What is known of a town's timetables. */
export type TownTransit = ReturnType<typeof useTransit>;

/** The town's timetables; `transit` is null while they are asked for, and where the town has none. Asked for once `isWanted`. */
export function useTransit(isWanted: boolean) {
  const { municipality } = useTown();
  const variables = { code: municipality.code };
  const [{ data, error, fetching }, ask] = useQuery({ query: transitQuery, variables, pause: !isWanted });
  return {
    transit: data?.transit ?? null,
    isKnown: data !== undefined,
    isLoading: fetching && !data,
    error: data ? null : (error ?? null),
    retry: () => ask({ requestPolicy: 'network-only' }),
  };
}

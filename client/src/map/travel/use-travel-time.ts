import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../../graphql/graphql.ts';
import { useTown } from '../../town/town.ts';
import { useApiLanguage } from '../../town/use-api-language.ts';
import { useServiceDays } from '../../town/use-service-day.ts';
import type { TravelView } from '../../travel-view.ts';

const travelTimeQuery = graphql(`
  query TravelTime($code: ID!, $input: TravelTimeInput!, $language: Language!) {
    transit(municipality: $code) {
      travelTime(input: $input) {
        state
        day {
          date
          weekday
          holiday
        }
        isPartial
        explanation(language: $language)
        residents {
          state
          people
        }
        older {
          state
          people
        }
        bands {
          minutes
          shape
          residents {
            state
            people
          }
          older {
            state
            people
          }
          sentence(language: $language)
        }
      }
    }
  }
`);

export type TravelTime = NonNullable<ResultOf<typeof travelTimeQuery>['transit']>['travelTime'];
export type TravelBand = TravelTime['bands'][number];
export type TravelPeople = TravelBand['residents'];

export interface TravelAnswer {
  /** Null while it is asked for, and where it failed. */
  readonly time: TravelTime | null;
  readonly isAsking: boolean;
  /** far: the place lies too far from the town. */
  readonly failure: 'far' | 'failed' | null;
  readonly error: Error | null;
  readonly retry: () => void;
}

/** Where one gets to from the place of the address, or from where one gets there. */
export function useTravelTime(travel: TravelView | null, hasTimetable: boolean): TravelAnswer {
  const { day } = useServiceDays(travel !== null);
  const { municipality } = useTown();
  const language = useApiLanguage();
  const [{ data, error, fetching }, ask] = useQuery({
    query: travelTimeQuery,
    variables: { code: municipality.code, language, input: inputOf(travel, day?.date ?? null) },
    pause: !travel || !hasTimetable || !day,
  });
  const time = (travel && !error && data?.transit?.travelTime) || null;
  const code = error?.graphQLErrors[0]?.extensions['code'];
  return {
    // while another day is asked for the one before would be told by its name
    time: fetching ? null : time,
    isAsking: fetching,
    failure: !error || fetching ? null : code === 'BAD_USER_INPUT' ? 'far' : 'failed',
    error: error ?? null,
    retry: () => ask({ requestPolicy: 'network-only' }),
  };
}

function inputOf(travel: TravelView | null, serviceDate: string | null) {
  const { direction, longitude, latitude, fromMinutes, untilMinutes } = travel ?? {};
  return {
    direction: direction === 'to' ? ('TO' as const) : ('FROM' as const),
    longitude: longitude ?? 0,
    latitude: latitude ?? 0,
    serviceDate,
    fromMinutes: fromMinutes ?? null,
    untilMinutes: untilMinutes ?? null,
  };
}

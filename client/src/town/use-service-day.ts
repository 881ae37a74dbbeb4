import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../graphql/graphql.ts';
import { useViewState } from '../view-state.ts';
import { useTown } from './town.ts';

const serviceDaysQuery = graphql(`
  query ServiceDays($code: ID!) {
    transit(municipality: $code) {
      referenceDays {
        kind
        day {
          date
          holiday
        }
      }
    }
  }
`);

type ReferenceDay = NonNullable<ResultOf<typeof serviceDaysQuery>['transit']>['referenceDays'][number];
export type DayKind = ReferenceDay['kind'];

/** A day of the timetable as it is named on screen. */
export interface ServiceDay {
  /** YYYY-MM-DD */
  readonly date: string;
  readonly holiday: string | null;
}

export interface ServiceDays {
  /** 運行日 on screen; null: the town has no timetable, or it is still asked for. */
  readonly day: ServiceDay | null;
  /** Of which kind it is the example; null: it was chosen by its date. */
  readonly kind: DayKind | null;
  /** The workday, Saturday and Sunday that the timetables speak of. */
  readonly examples: readonly ReferenceDay[];
  /** Which days these are is still asked for. */
  readonly isLoading: boolean;
}

/** How the address names a day that stands for others; the workday has no name there, it is what one sees first. */
export const DAY_WORDS: Readonly<Record<DayKind, string | null>> = { WEEKDAY: null, SATURDAY: 'sat', SUNDAY: 'sun' };

/** The one day that map, panel, table and text show. Asked for once `isWanted`. */
export function useServiceDays(isWanted = true): ServiceDays {
  const { municipality } = useTown();
  const { serviceDay } = useViewState();
  const variables = { code: municipality.code };
  const [{ data, fetching }] = useQuery({ query: serviceDaysQuery, variables, pause: !isWanted });
  const examples = data?.transit?.referenceDays ?? [];
  const shared = { examples, isLoading: fetching && !data };
  const isDate = serviceDay !== null && serviceDay.includes('-');
  if (isDate) return { ...shared, day: { date: serviceDay, holiday: null }, kind: null };
  // a timetable of Sundays alone has no workday to begin with
  const example = examples.find(({ kind }) => DAY_WORDS[kind] === serviceDay) ?? examples[0];
  return { ...shared, day: example?.day ?? null, kind: example?.kind ?? null };
}

/**
 * The day that values are asked of: null for the one that all are of, which is the next workday. `isPending`: which day Saturday or Sunday
 * is is still asked for.
 */
export function useServiceDate(): { readonly date: string | null; readonly isPending: boolean } {
  const { serviceDay } = useViewState();
  const isNamed = serviceDay !== null && !serviceDay.includes('-');
  const { day, isLoading } = useServiceDays(isNamed);
  if (!isNamed) return { date: serviceDay, isPending: false };
  return { date: day?.date ?? null, isPending: isLoading };
}

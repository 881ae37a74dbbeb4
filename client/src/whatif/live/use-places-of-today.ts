import { useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { useText } from '../../i18n/use-text.tsx';
import { useTransit } from '../../map/transit/use-transit.ts';
import type { PinPoint } from '../../pins-view.ts';
import { useTown } from '../../town/town.ts';
import { placesOfKindQuery } from '../choice-query.ts';
import { useStopsOfDay } from '../use-stops-of-day.ts';

/** A place on record or a stop of the timetable, as far as it can be tried elsewhere or otherwise. */
export interface PlaceOfToday {
  readonly id: string;
  readonly name: string;
  /** Id of its kind of resource; null: a stop. */
  readonly kind: string | null;
  readonly point: PinPoint;
  readonly schedule: string | null;
  readonly capacity: number | null;
  /** Of a stop: how many buses leave it on the day that numbers are of; null where nobody knows. */
  readonly departures: number | null;
}

/** What one question answers with at most. */
export const MOST_PLACES = 1000;
const STANDING = ['active', 'preparing', 'suspended'];
const NO_PLACES: readonly PlaceOfToday[] = [];

/** The places on record of some kinds whose whereabouts are known, by name. */
export function usePlacesOfToday(kinds: readonly string[]): readonly PlaceOfToday[] {
  const { municipality } = useTown();
  const asked = kinds.join();
  const variables = useMemo(
    () => ({
      filter: { municipality: municipality.code, kinds: asked.split(','), status: STANDING },
      first: MOST_PLACES,
    }),
    [municipality.code, asked],
  );
  const [{ data }] = useQuery({ query: placesOfKindQuery, variables, pause: asked === '' });
  return useMemo(
    () =>
      data?.resources.nodes.flatMap(({ location, kind, ...place }) => {
        const { coordinates } = (location ?? {}) as { readonly coordinates?: readonly number[] };
        const [longitude, latitude] = coordinates ?? [];
        if (longitude === undefined || latitude === undefined) return [];
        return [{ ...place, kind: kind.id, departures: null, point: [longitude, latitude] as const }];
      }) ?? NO_PLACES,
    [data],
  );
}

/** The stops of the timetable, where they are what an indicator counts. */
export function useStopsOfToday(isWanted: boolean): readonly PlaceOfToday[] {
  const { transit } = useTransit(isWanted);
  const { stops } = useStopsOfDay(isWanted ? (transit?.defaultDay?.date ?? null) : null);
  return useMemo(() => stops.map((stop) => ({ ...stop, kind: null, schedule: null, capacity: null })), [stops]);
}

/** The name of a place by its id; of one that is not on record any more, that it was one. */
export function useNameOf(places: readonly PlaceOfToday[]): (id: string) => string {
  const text = useText();
  return useCallback((id) => places.find((place) => place.id === id)?.name ?? text('live.someplace'), [places, text]);
}

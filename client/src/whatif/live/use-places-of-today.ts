import { useCallback, useMemo } from 'react';
import { useQuery } from 'urql';
import { useText } from '../../i18n/use-text.tsx';
import type { PinPoint } from '../../pins-view.ts';
import { useTown } from '../../town/town.ts';
import { placesOfKindQuery } from '../choice-query.ts';

/** A place on record, as far as it can be tried elsewhere or otherwise. */
export interface PlaceOfToday {
  readonly id: string;
  readonly name: string;
  /** Id of its kind of resource. */
  readonly kind: string;
  readonly point: PinPoint;
  readonly schedule: string | null;
  readonly capacity: number | null;
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
        return [{ ...place, kind: kind.id, point: [longitude, latitude] as const }];
      }) ?? NO_PLACES,
    [data],
  );
}

/** The name of a place by its id; of one that is not on record any more, that it was one. */
export function useNameOf(places: readonly PlaceOfToday[]): (id: string) => string {
  const text = useText();
  return useCallback((id) => places.find((place) => place.id === id)?.name ?? text('live.someplace'), [places, text]);
}

import { useMemo } from 'react';
import { useQuery } from 'urql';
import { type ChosenCandidates, isChosen } from '../../candidate-source.ts';
import { graphql, type ResultOf } from '../../graphql/graphql.ts';
import { useTown } from '../../town/town.ts';

const candidateFacilitiesQuery = graphql(`
  query CandidateFacilities($filter: ResourceFilter!, $first: Int!) {
    resources(filter: $filter, first: $first, order: KANA) {
      totalCount
      nodes {
        id
        name
        location
        kind {
          id
        }
        area {
          id
        }
      }
    }
  }
`);

/** Only what is open can be one of the next. */
const OPEN = ['active'];
/** As many as one question may ask for. */
const MOST = 1000;

/** A facility that could be a candidate. */
export interface CandidateFacility {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  /** The area that it belongs to. */
  readonly area: string | null;
  readonly point: readonly [longitude: number, latitude: number];
}

export interface FoundFacilities {
  /** Open ones at a known place. */
  readonly facilities: readonly CandidateFacility[];
  /** Of all that were found, those beyond what could be read at once. */
  readonly beyond: number;
  readonly isBusy: boolean;
}

/** Facilities of some kinds by the words of their names; none where neither is asked for. */
export function useFacilitySearch(kinds: readonly string[], words: string, isAsked: boolean): FoundFacilities {
  const { municipality } = useTown();
  const variables = useMemo(
    () => ({
      filter: { municipality: municipality.code, kinds: [...kinds], status: OPEN, ...(words && { text: words }) },
      first: MOST,
    }),
    [municipality.code, kinds, words],
  );
  return useFacilities(variables, isAsked && kinds.length > 0);
}

/** What is chosen: the facilities that count, those left out of their kinds, and how many there are in all. */
export function useChosenFacilities(chosen: ChosenCandidates) {
  const { municipality } = useTown();
  const { kinds, single } = chosen;
  const ofKinds = useFacilitySearch(kinds, '', true);
  const variables = useMemo(
    () => ({ filter: { municipality: municipality.code, ids: [...single], status: OPEN }, first: MOST }),
    [municipality.code, single],
  );
  const ofIds = useFacilities(variables, single.length > 0);
  return useMemo(() => {
    const known = new Map([...ofKinds.facilities, ...ofIds.facilities].map((each) => [each.id, each]));
    const all = [...known.values()];
    const taken = all.filter((each) => isChosen(chosen, each));
    return {
      taken,
      left: all.filter((each) => !isChosen(chosen, each)),
      count: taken.length + ofKinds.beyond + chosen.points.length,
      /** Ids of the address that are no open facility at a known place any more. */
      lost: ofIds.isBusy ? [] : single.filter((id) => !known.has(id)),
      isBusy: ofKinds.isBusy || ofIds.isBusy,
    };
  }, [ofKinds, ofIds, chosen, single]);
}

type Variables = { filter: Record<string, unknown>; first: number };

function useFacilities(variables: Variables, isAsked: boolean): FoundFacilities {
  const [{ data, fetching }] = useQuery({ query: candidateFacilitiesQuery, variables, pause: !isAsked });
  return useMemo(() => {
    const { nodes = [], totalCount = 0 } = (isAsked ? data?.resources : undefined) ?? {};
    return {
      facilities: nodes.flatMap(toFacility),
      beyond: Math.max(0, totalCount - nodes.length),
      isBusy: isAsked && fetching,
    };
  }, [data, fetching, isAsked]);
}

type Node = ResultOf<typeof candidateFacilitiesQuery>['resources']['nodes'][number];

function toFacility({ id, name, location, kind, area }: Node): CandidateFacility[] {
  const { coordinates } = (location ?? {}) as { readonly coordinates?: readonly number[] };
  const [longitude, latitude] = coordinates ?? [];
  if (longitude === undefined || latitude === undefined) return [];
  return [{ id, name, kind: kind.id, area: area?.id ?? null, point: [longitude, latitude] }];
}

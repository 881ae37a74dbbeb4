import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { type TownArea, useTown } from '../town/town.ts';

const townPresenceQuery = graphql(`
  query TownPresence($code: ID!, $kind: AreaKind!) {
    municipality(code: $code) {
      code
      areas(kind: $kind) {
        id
        presence {
          state
          count
          kind {
            id
          }
        }
      }
    }
  }
`);

/** What is known of each kind in one area: what the list of things to confirm is made of. */
export const areaPresenceQuery = graphql(`
  query AreaPresence($id: ID!, $language: Language!) {
    area(id: $id) {
      id
      name
      nameLatin
      presence {
        state
        count
        kind {
          id
          name(language: $language)
          icon
        }
      }
    }
  }
`);

/** An area with something to confirm, in numbers of kinds. */
export interface AreaTasks {
  readonly area: TownArea;
  /** Kinds of which every record has grown old. */
  readonly stale: number;
  /** Kinds of which nothing is recorded. */
  readonly unrecorded: number;
}

/** The areas of the town that wait for someone who knows them, by 地区番号; null until they are known. */
export function useTownTasks() {
  const { municipality, areas } = useTown();
  const [{ data, error }, ask] = useQuery({
    query: townPresenceQuery,
    variables: { code: municipality.code, kind: municipality.reportingKind },
  });
  const found = useMemo(() => {
    if (!data?.municipality) return null;
    const byArea = new Map(data.municipality.areas.map(({ id, presence }) => [id, presence]));
    return areas.flatMap((area): AreaTasks[] => {
      const open = byArea.get(area.id)?.filter(({ state }) => state === 'UNCONFIRMED') ?? [];
      const stale = open.filter(({ count }) => count > 0).length;
      return open.length === 0 ? [] : [{ area, stale, unrecorded: open.length - stale }];
    });
  }, [areas, data]);
  return {
    areas: found,
    error: found ? null : (error ?? null),
    retry: () => ask({ requestPolicy: 'network-only' }),
  };
}

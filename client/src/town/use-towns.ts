import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../graphql/graphql.ts';

export const townsQuery = graphql(`
  query Towns {
    municipalities {
      code
      slug
      name
      nameLatin
      prefecture
      prefectureLatin
      reportingKind
      isDemo
    }
    session {
      audience
      mode
      role
    }
  }
`);

export type TownSummary = ResultOf<typeof townsQuery>['municipalities'][number];
export type Session = ResultOf<typeof townsQuery>['session'];

/** The municipalities of this server, and as whom it is asked. */
export function useTowns() {
  const [{ data, error }, ask] = useQuery({ query: townsQuery });
  return {
    towns: data?.municipalities ?? null,
    session: data?.session ?? null,
    error: error ?? null,
    retry: () => ask({ requestPolicy: 'network-only' }),
  };
}

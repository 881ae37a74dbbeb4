import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../graphql/graphql.ts';

const populationQuery = graphql(`
  query Population($id: ID!, $year: Int) {
    area(id: $id) {
      id
      population(year: $year) {
        year
        total
        age0To14
        age15To64
        age65Over
        age75Over
        single65Over
      }
    }
  }
`);

export type Population = NonNullable<NonNullable<ResultOf<typeof populationQuery>['area']>['population']>;

/** The people of an area in one year. A person counted partly here and partly next door makes a fraction. */
export function usePopulation(areaId: string, year: number | null) {
  const [{ data, error, fetching }, ask] = useQuery({ query: populationQuery, variables: { id: areaId, year } });
  return {
    population: data?.area?.population ?? null,
    isLoading: fetching && !data,
    error: data ? null : (error ?? null),
    retry: () => ask({ requestPolicy: 'network-only' }),
  };
}

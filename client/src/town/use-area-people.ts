import { useMemo } from 'react';
import { useQuery } from 'urql';
import { graphql } from '../graphql/graphql.ts';
import { useTown } from './town.ts';

const areaPeopleQuery = graphql(`
  query AreaPeople($code: ID!, $kind: AreaKind!, $year: Int) {
    municipality(code: $code) {
      code
      areas(kind: $kind) {
        id
        population(year: $year) {
          year
          age65Over
        }
      }
      total {
        id
        population(year: $year) {
          year
          age65Over
        }
      }
    }
  }
`);

/** People of 65 and over by area id, the town as a whole too; an area of which none is known has no entry. */
export function useAreaPeople(year: number | null): ReadonlyMap<string, number> {
  const { municipality } = useTown();
  const [{ data }] = useQuery({
    query: areaPeopleQuery,
    variables: { code: municipality.code, kind: municipality.reportingKind, year },
  });
  return useMemo(() => {
    const { areas = [], total = null } = data?.municipality ?? {};
    return new Map(
      [...areas, ...(total ? [total] : [])].flatMap(({ id, population }) =>
        population?.age65Over == null ? [] : [[id, population.age65Over] as const],
      ),
    );
  }, [data]);
}

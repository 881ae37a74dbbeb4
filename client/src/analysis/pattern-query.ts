import { useQuery } from 'urql';
import { graphql, type ResultOf } from '../graphql/graphql.ts';
import { useTown } from '../town/town.ts';
import { useApiLanguage } from '../town/use-api-language.ts';

const patternQuery = graphql(`
  query AreaPattern($code: ID!, $indicator: ID!, $year: Int, $language: Language!) {
    pattern(municipality: $code, indicator: $indicator, year: $year) {
      year
      areasCounted
      areasLeftOut
      areasEstimated
      areasAlone
      gini
      palma
      theil {
        total
        between
        within
        groups
      }
      lorenz {
        peopleShare
        valueShare
        area {
          id
        }
      }
      moran {
        index
        expected
        pValue
        permutations
        falseDiscoveryRate
      }
      funnel {
        kind
        target
        phi
        steps {
          people
          low95
          high95
          low998
          high998
        }
      }
      areas {
        area {
          id
        }
        state
        value
        people
        empiricalBayes
        position
        low95
        high95
        deviation
        lag
        kind
        giStar
        pValue
        adjustedP
      }
      sentence(language: $language)
      neighbourSentence(language: $language)
    }
  }
`);

/** All areas of the town beside each other, by one indicator. */
export type Pattern = ResultOf<typeof patternQuery>['pattern'];
export type PatternArea = Pattern['areas'][number];

interface AskedPattern {
  /** Null until the server has said. */
  readonly pattern: Pattern | null;
  readonly error: Error | null;
  readonly retry: () => void;
}

export function usePattern(indicatorId: string | null, year: number | null): AskedPattern {
  const { municipality } = useTown();
  const language = useApiLanguage();
  const [{ data, error, operation }, ask] = useQuery({
    query: patternQuery,
    variables: { code: municipality.code, indicator: indicatorId ?? '', year, language },
    pause: indicatorId === null,
  });
  // the answer before stays while the next is on its way: of another indicator it would stand under the name of this one
  const isOfIndicator = operation?.variables.indicator === indicatorId;
  return {
    pattern: isOfIndicator ? (data?.pattern ?? null) : null,
    error: data ? null : (error ?? null),
    retry: () => ask({ requestPolicy: 'network-only' }),
  };
}

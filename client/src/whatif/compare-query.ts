import { graphql, type ResultOf } from '../graphql/graphql.ts';

const comparedValue = graphql(`
  fragment ComparedValue on IndicatorValue {
    area {
      id
    }
    state
    value
    target {
      value
      year
    }
  }
`);

const comparedPeople = graphql(`
  fragment ComparedPeople on TrialPeople {
    area {
      id
    }
    newlyCovered
    noLongerCovered
  }
`);

export const comparisonQuery = graphql(
  `
    query CompareScenarios($ids: [ID!]!, $indicator: ID!, $day: Date, $together: [ID!]) {
      compareScenarios(ids: $ids, indicator: $indicator, serviceDate: $day) {
        isPartial
        before {
          ...ComparedValue
        }
        scenarios {
          scenario {
            id
            name
          }
          isTouched
          after {
            ...ComparedValue
          }
          people {
            ...ComparedPeople
          }
        }
        together(scenarios: $together) {
          scenarios
          after {
            ...ComparedValue
          }
          people {
            ...ComparedPeople
          }
          conflicts {
            scenarios
            place
          }
        }
      }
    }
  `,
  [comparedValue, comparedPeople],
);

export type Comparison = ResultOf<typeof comparisonQuery>['compareScenarios'];
export type ComparedValue = ResultOf<typeof comparedValue>;

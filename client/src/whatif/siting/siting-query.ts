import { graphql, type ResultOf } from '../../graphql/graphql.ts';

const sitedPlaceFields = graphql(`
  fragment SitedPlaceFields on SitedPlace {
    key
    name
    longitude
    latitude
    area {
      id
    }
    added
  }
`);

const sitingPlanFields = graphql(
  `
    fragment SitingPlanFields on SitingPlan {
      method
      optimal
      objective {
        name
        today
        value
        bound
      }
      curve
      people
      candidateCount
      unreachablePeople
      leastShare {
        value
        bound
      }
      unchangeableAreas {
        id
      }
      isPartial
      places {
        ...SitedPlaceFields
      }
      ties {
        ...SitedPlaceFields
      }
      areasLeft {
        area {
          id
        }
        people
      }
    }
  `,
  [sitedPlaceFields],
);

export const sitingProgressSubscription = graphql(
  `
    subscription SitingProgress($input: SitingInput!) {
      sitingProgress(input: $input) {
        isWaiting
        value
        bound
        soFar {
          ...SitingPlanFields
        }
        plan {
          ...SitingPlanFields
        }
      }
    }
  `,
  [sitingPlanFields],
);

export type SitingStep = ResultOf<typeof sitingProgressSubscription>['sitingProgress'];
export type SitingPlan = NonNullable<SitingStep['plan']>;
export type SitedPlace = SitingPlan['places'][number];

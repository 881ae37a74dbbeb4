import { graphql, type ResultOf } from '../graphql/graphql.ts';

const tripChangeFields = graphql(`
  fragment TripChangeFields on TripChange {
    kind
    trip
    line
    startSeconds
    untilSeconds
    everySeconds
    lineName
    headsign
    stopName
  }
`);

const changedPlaceFields = graphql(`
  fragment ChangedPlaceFields on ChangedPlace {
    id
    name
    kind
    schedule
    capacity
  }
`);

export const changeFields = graphql(
  `
    fragment ChangeFields on ScenarioChange {
      trip {
        ...TripChangeFields
      }
      place {
        key
        kind
        longitude
        latitude
        name
        schedule
        capacity
        departures
      }
      move {
        place {
          ...ChangedPlaceFields
        }
        longitude
        latitude
      }
      removal {
        place {
          ...ChangedPlaceFields
        }
      }
      openings {
        place {
          ...ChangedPlaceFields
        }
        schedule
      }
      capacity {
        place {
          ...ChangedPlaceFields
        }
        capacity
      }
      departures {
        place {
          ...ChangedPlaceFields
        }
        departures
      }
    }
  `,
  [tripChangeFields, changedPlaceFields],
);

const trialValueFields = graphql(`
  fragment TrialValueFields on IndicatorValue {
    area {
      id
    }
    state
    value
    low
    high
    numerator
    denominator
    achievement
    sentence(language: $language)
    target {
      value
      year
    }
  }
`);

export const trialQuery = graphql(
  `
    query Trial(
      $input: TrialInput!
      $language: Language!
      $indicator: ID!
      $coverage: ID!
      $isCoverage: Boolean!
      $byTrips: Boolean!
    ) {
      trial(input: $input) {
        day {
          date
          holiday
        }
        isPartial
        changes {
          change {
            ...ChangeFields
          }
          standing
          removedRuns
          addedRuns
        }
        indicators {
          indicator {
            id
          }
          isTouched
        }
        near: effect(indicator: $indicator) {
          before {
            ...TrialValueFields
          }
          after {
            ...TrialValueFields
          }
        }
        departures: effect(indicator: "departures") @include(if: $byTrips) {
          before {
            area {
              id
            }
            value
          }
          after {
            area {
              id
            }
            value
          }
        }
        people(indicator: $coverage) @include(if: $isCoverage) {
          area {
            id
          }
          newlyCovered
          noLongerCovered
          unknown
          bands {
            least
            before
            after
          }
        }
        cells(indicator: $coverage) @include(if: $isCoverage) {
          id
          longitude
          latitude
          sideMeters
          people
          isReached
        }
        stops {
          id
          name
          longitude
          latitude
          before
          after
        }
      }
    }
  `,
  [changeFields, trialValueFields],
);

/** Whether the server takes some changes, before they are put to those that are tried. */
export const tryableQuery = graphql(`
  query Tryable($input: TrialInput!) {
    trial(input: $input) {
      isPartial
    }
  }
`);

export type NamedChange = ResultOf<typeof changeFields>;
export type Trial = ResultOf<typeof trialQuery>['trial'];
export type TrialValue = Trial['near']['before'][number];

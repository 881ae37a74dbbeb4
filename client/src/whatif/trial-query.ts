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

const scenarioFields = graphql(
  `
    fragment ScenarioFields on Scenario {
      id
      name
      author
      madeOn
      premise
      revision
      updatedAt
      changes {
        ...ChangeFields
      }
    }
  `,
  [changeFields],
);

export const scenariosQuery = graphql(
  `
    query Scenarios($code: ID!) {
      scenarios(municipality: $code) {
        ...ScenarioFields
      }
    }
  `,
  [scenarioFields],
);

export const createScenarioMutation = graphql(
  `
    mutation CreateScenario($municipality: ID!, $input: ScenarioInput!) {
      createScenario(municipality: $municipality, input: $input) {
        id
        scenario {
          ...ScenarioFields
        }
      }
    }
  `,
  [scenarioFields],
);

export const updateScenarioMutation = graphql(
  `
    mutation UpdateScenario($id: ID!, $revision: Int!, $input: ScenarioInput!) {
      updateScenario(id: $id, revision: $revision, input: $input) {
        id
        scenario {
          ...ScenarioFields
        }
      }
    }
  `,
  [scenarioFields],
);

export const removeScenarioMutation = graphql(`
  mutation RemoveScenario($id: ID!, $revision: Int!) {
    removeScenario(id: $id, revision: $revision) {
      id
    }
  }
`);

export const undoScenarioEditMutation = graphql(`
  mutation UndoScenarioEdit($id: ID!) {
    undoScenarioEdit(id: $id) {
      id
    }
  }
`);

/** Whether the server takes some changes, before they are put to those that are tried. */
export const tryableQuery = graphql(`
  query Tryable($input: TrialInput!) {
    trial(input: $input) {
      isPartial
    }
  }
`);

export const placesOfKindQuery = graphql(`
  query PlacesOfKind($filter: ResourceFilter!, $first: Int!) {
    resources(filter: $filter, first: $first, order: KANA) {
      nodes {
        id
        name
        kind {
          id
        }
        location
        schedule
        capacity
      }
    }
  }
`);

export const linesQuery = graphql(`
  query LinesOfDay($code: ID!, $day: Date!) {
    transit(municipality: $code) {
      lines(serviceDate: $day) {
        id
        name
        trips
      }
    }
  }
`);

export const lineRunsQuery = graphql(`
  query RunsOfLine($code: ID!, $line: ID!, $day: Date!) {
    transit(municipality: $code) {
      lineRuns(line: $line, serviceDate: $day) {
        trip
        startSeconds
        directionId
        headsign
        firstStop
        lastStop
      }
    }
  }
`);

export type NamedChange = ResultOf<typeof changeFields>;
export type Trial = ResultOf<typeof trialQuery>['trial'];
export type TrialValue = Trial['near']['before'][number];
export type Scenario = ResultOf<typeof scenariosQuery>['scenarios'][number];
export type LineRun = NonNullable<ResultOf<typeof lineRunsQuery>['transit']>['lineRuns'][number];

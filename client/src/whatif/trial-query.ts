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
    query Trial($input: TrialInput!, $language: Language!) {
      trial(input: $input) {
        day {
          date
          holiday
        }
        isPartial
        changes {
          change {
            trip {
              ...TripChangeFields
            }
          }
          standing
          removedRuns
          addedRuns
        }
        near: effect {
          before {
            ...TrialValueFields
          }
          after {
            ...TrialValueFields
          }
        }
        departures: effect(indicator: "departures") {
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
        people {
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
        cells {
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
  [tripChangeFields, trialValueFields],
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
        trip {
          ...TripChangeFields
        }
      }
    }
  `,
  [tripChangeFields],
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

export type Trial = ResultOf<typeof trialQuery>['trial'];
export type TrialValue = Trial['near']['before'][number];
export type Scenario = ResultOf<typeof scenariosQuery>['scenarios'][number];
export type LineRun = NonNullable<ResultOf<typeof lineRunsQuery>['transit']>['lineRuns'][number];

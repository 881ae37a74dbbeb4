import { graphql, type ResultOf } from '../graphql/graphql.ts';
import { changeFields } from './trial-query.ts';

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

export type Scenario = ResultOf<typeof scenariosQuery>['scenarios'][number];

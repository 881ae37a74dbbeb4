import { graphql, type ResultOf } from '../graphql/graphql.ts';

const actionFields = graphql(`
  fragment ActionFields on Action {
    id
    revision
    title
    owner
    dueOn
    doneOn
    doneWhen
    state
    areas {
      id
    }
  }
`);

export const scenarioActionsQuery = graphql(
  `
    query ScenarioActions($id: ID!) {
      scenario(id: $id) {
        id
        actions {
          ...ActionFields
        }
      }
    }
  `,
  [actionFields],
);

export const createActionMutation = graphql(`
  mutation CreateAction($municipality: ID!, $input: ActionInput!) {
    createAction(municipality: $municipality, input: $input) {
      id
    }
  }
`);

export const updateActionMutation = graphql(`
  mutation UpdateAction($id: ID!, $revision: Int!, $input: ActionInput!) {
    updateAction(id: $id, revision: $revision, input: $input) {
      id
    }
  }
`);

export const removeActionMutation = graphql(`
  mutation RemoveAction($id: ID!, $revision: Int!) {
    removeAction(id: $id, revision: $revision) {
      id
    }
  }
`);

export const undoActionEditMutation = graphql(`
  mutation UndoActionEdit($id: ID!) {
    undoActionEdit(id: $id) {
      id
    }
  }
`);

export type Action = ResultOf<typeof actionFields>;

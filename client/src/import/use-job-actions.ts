import { useState } from 'react';
import { type AnyVariables, type DocumentInput, useClient } from 'urql';
import { graphql, type ResultOf } from '../graphql/graphql.ts';
import { useText } from '../i18n/use-text.tsx';
import { jobFields } from './import-queries.ts';

const describeMutation = graphql(
  `
    mutation DescribeImport($id: ID!, $said: ImportSaidInput!) {
      describeImport(id: $id, said: $said) {
        ...Job
      }
    }
  `,
  [jobFields],
);
const decideMutation = graphql(
  `
    mutation DecideImportRow($id: ID!, $line: Int!, $cells: [ImportCellInput!], $waive: Boolean, $leaveOut: Boolean) {
      decideImportRow(id: $id, line: $line, cells: $cells, waive: $waive, leaveOut: $leaveOut) {
        ...Job
      }
    }
  `,
  [jobFields],
);
const resetMutation = graphql(
  `
    mutation ResetImportRow($id: ID!, $line: Int!) {
      resetImportRow(id: $id, line: $line) {
        ...Job
      }
    }
  `,
  [jobFields],
);
const checkMutation = graphql(
  `
    mutation CheckImport($id: ID!) {
      checkImport(id: $id) {
        ...Job
      }
    }
  `,
  [jobFields],
);
const publishMutation = graphql(
  `
    mutation PublishImport($id: ID!) {
      publishImport(id: $id) {
        ...Job
      }
    }
  `,
  [jobFields],
);
const withdrawMutation = graphql(
  `
    mutation WithdrawImport($id: ID!) {
      withdrawImport(id: $id) {
        ...Job
      }
    }
  `,
  [jobFields],
);
const undoMutation = graphql(`
  mutation UndoImport($id: ID!) {
    undoImport(id: $id) {
      id
      status
      undoneAt
      undoableUntil
    }
  }
`);

export interface RowDecision {
  readonly cells?: { field: string; value: string }[];
  /** Its doubts are none. */
  readonly waive?: boolean;
  readonly leaveOut?: boolean;
}

/** What a person says about a file; what is left out stays as it is. */
export interface FileSaid {
  dataset?: ResultOf<typeof jobFields>['dataset'];
  kind?: string | null;
  source?: string | null;
  year?: number | null;
  asOf?: string | null;
  license?: string | null;
  complete?: boolean | null;
  layer?: string | null;
  crs?: string | null;
  mapping?: { field: string; column: string }[] | null;
  kindMapping?: { word: string; kind: string }[] | null;
}

/** What can be done with a job. Each answers whether it was taken; `problem` is what the server said of the last that wasn't. */
export interface JobActions {
  readonly isSaving: boolean;
  readonly problem: string | null;
  readonly describe: (said: FileSaid) => Promise<boolean>;
  readonly decideRow: (line: number, decision: RowDecision) => Promise<boolean>;
  readonly resetRow: (line: number) => Promise<boolean>;
  readonly check: () => Promise<boolean>;
  readonly publish: () => Promise<boolean>;
  readonly withdraw: () => Promise<boolean>;
  readonly undo: () => Promise<boolean>;
}

export function useJobActions(id: string): JobActions {
  const client = useClient();
  const text = useText();
  const [state, setState] = useState<{ isSaving: boolean; problem: string | null }>({ isSaving: false, problem: null });

  const act = async <Data, Variables extends AnyVariables>(
    document: DocumentInput<Data, Variables>,
    variables: Variables,
  ): Promise<boolean> => {
    setState({ isSaving: true, problem: null });
    const { error } = await client.mutation(document, variables).toPromise();
    // what the server says is written for its reader; a line that is cut says nothing
    const said = error?.graphQLErrors[0]?.message ?? (error ? text('err.save') : null);
    setState({ isSaving: false, problem: said });
    return !error;
  };

  return {
    ...state,
    describe: (said) => act(describeMutation, { id, said }),
    decideRow: (line, { cells = [], waive = false, leaveOut = false }) =>
      act(decideMutation, { id, line, cells, waive, leaveOut }),
    resetRow: (line) => act(resetMutation, { id, line }),
    check: () => act(checkMutation, { id }),
    publish: () => act(publishMutation, { id }),
    withdraw: () => act(withdrawMutation, { id }),
    undo: () => act(undoMutation, { id }),
  };
}

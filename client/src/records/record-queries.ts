import { graphql, type ResultOf } from '../graphql/graphql.ts';

export const agreementsQuery = graphql(`
  query Agreements($code: ID!) {
    municipality(code: $code) {
      code
      agreements {
        id
        revision
        organization
        isTownWide
        signedOn
        renewBy
        endedOn
        standing
        source
        isHandMade
        kind {
          id
        }
        areas {
          id
          name
          nameLatin
          number
        }
      }
    }
  }
`);

export type Agreement = NonNullable<ResultOf<typeof agreementsQuery>['municipality']>['agreements'][number];

export const assignmentsQuery = graphql(`
  query Assignments($code: ID!) {
    municipality(code: $code) {
      code
      assignments {
        id
        revision
        role
        organization
        isTownWide
        from
        to
        standing
        source
        isHandMade
        area {
          id
          name
          nameLatin
          number
        }
      }
    }
  }
`);

export type Assignment = NonNullable<ResultOf<typeof assignmentsQuery>['municipality']>['assignments'][number];

export const agreementHistoryQuery = graphql(`
  query AgreementHistory($id: ID!) {
    record: agreement(id: $id) {
      id
      history {
        editId
        revision
        cause
        at
        by
        file
        line
        canUndo
        changes {
          field
          before
          after
        }
      }
    }
  }
`);

const assignmentHistoryQuery = graphql(`
  query AssignmentHistory($id: ID!) {
    record: assignment(id: $id) {
      id
      history {
        editId
        revision
        cause
        at
        by
        file
        line
        canUndo
        changes {
          field
          before
          after
        }
      }
    }
  }
`);

export type RecordChange = NonNullable<ResultOf<typeof agreementHistoryQuery>['record']>['history'][number];

const createAgreement = graphql(`
  mutation CreateAgreement($municipality: ID!, $input: AgreementInput!) {
    edit: createAgreement(municipality: $municipality, input: $input) {
      id
      record
      municipality {
        code
        revision
      }
    }
  }
`);
const updateAgreement = graphql(`
  mutation UpdateAgreement($id: ID!, $revision: Int!, $input: AgreementInput!) {
    edit: updateAgreement(id: $id, revision: $revision, input: $input) {
      id
      record
      municipality {
        code
        revision
      }
    }
  }
`);
const removeAgreement = graphql(`
  mutation RemoveAgreement($id: ID!, $revision: Int!) {
    edit: removeAgreement(id: $id, revision: $revision) {
      id
      record
      municipality {
        code
        revision
      }
    }
  }
`);
const createAssignment = graphql(`
  mutation CreateAssignment($municipality: ID!, $input: AssignmentInput!) {
    edit: createAssignment(municipality: $municipality, input: $input) {
      id
      record
      municipality {
        code
        revision
      }
    }
  }
`);
const updateAssignment = graphql(`
  mutation UpdateAssignment($id: ID!, $revision: Int!, $input: AssignmentInput!) {
    edit: updateAssignment(id: $id, revision: $revision, input: $input) {
      id
      record
      municipality {
        code
        revision
      }
    }
  }
`);
const removeAssignment = graphql(`
  mutation RemoveAssignment($id: ID!, $revision: Int!) {
    edit: removeAssignment(id: $id, revision: $revision) {
      id
      record
      municipality {
        code
        revision
      }
    }
  }
`);

/** How the records of each list are written. */
export const RECORD_MUTATIONS = {
  agreements: { create: createAgreement, update: updateAgreement, remove: removeAgreement },
  assignments: { create: createAssignment, update: updateAssignment, remove: removeAssignment },
};

export const RECORD_HISTORIES = { agreements: agreementHistoryQuery, assignments: assignmentHistoryQuery };

import { graphql, type ResultOf } from '../../graphql/graphql.ts';

export const reviewImportsQuery = graphql(`
  query ReviewImports($code: ID!) {
    reviewImports(municipality: $code) {
      importId
      dataset
      source
      fileName
      importedAt
      waiting
      decided
    }
  }
`);

export const reviewRowsQuery = graphql(`
  query ReviewRows($code: ID!, $import: ID, $reason: String, $decided: Boolean!, $first: Int!, $after: String) {
    reviewRows(
      municipality: $code
      import: $import
      reason: $reason
      decided: $decided
      first: $first
      after: $after
    ) {
      totalCount
      reasons {
        code
        count
      }
      pageInfo {
        hasNextPage
        endCursor
      }
      nodes {
        id
        importId
        line
        lineInFile
        dataset
        label
        verdict
        longitude
        latitude
        placeLevel
        cells {
          field
          column
          value
          isEdited
        }
        notes {
          code
          level
          field
          value
          after
          message
          suggestion {
            label
            accept
            changes
            sameAs
          }
        }
      }
    }
  }
`);

export const decideReviewMutation = graphql(`
  mutation DecideReviewRows($code: ID!, $import: ID!, $decisions: [ReviewDecisionInput!]!) {
    decideReviewRows(municipality: $code, import: $import, decisions: $decisions) {
      rows {
        line
        outcome
        notes {
          code
          level
          field
          value
          after
          message
        }
      }
      municipality {
        code
        revision
      }
    }
  }
`);

export const decideAtOnceMutation = graphql(`
  mutation DecideReviewRowsAtOnce($code: ID!, $import: ID!, $reason: String!, $as: ReviewAtOnce!, $expected: Int!) {
    decideReviewRowsAtOnce(municipality: $code, import: $import, reason: $reason, as: $as, expected: $expected) {
      taken
      leftOut
      waiting
      lines
      municipality {
        code
        revision
      }
    }
  }
`);

export const undoAtOnceMutation = graphql(`
  mutation UndoReviewDecisions($code: ID!, $import: ID!, $lines: [Int!]!) {
    undoReviewDecisions(municipality: $code, import: $import, lines: $lines) {
      lines
      municipality {
        code
        revision
      }
    }
  }
`);

export const undoReviewMutation = graphql(`
  mutation UndoReviewDecision($code: ID!, $import: ID!, $line: Int!) {
    undoReviewDecision(municipality: $code, import: $import, line: $line) {
      lines
      municipality {
        code
        revision
      }
    }
  }
`);

export type ReviewImport = ResultOf<typeof reviewImportsQuery>['reviewImports'][number];
export type ReviewRow = ResultOf<typeof reviewRowsQuery>['reviewRows']['nodes'][number];
/** What was said of a row, with or without what may be done with one press. */
export type ReviewNote = ResultOf<typeof decideReviewMutation>['decideReviewRows']['rows'][number]['notes'][number];

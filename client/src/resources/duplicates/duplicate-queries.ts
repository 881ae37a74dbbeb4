import { graphql, type ResultOf } from '../../graphql/graphql.ts';
import { writtenFields } from '../resource-queries.ts';

export const duplicateCountQuery = graphql(`
  query DuplicateCount($code: ID!) {
    duplicates(municipality: $code, first: 1) {
      totalCount
    }
  }
`);

export const duplicatesQuery = graphql(
  `
    query Duplicates($code: ID!, $first: Int!, $after: String) {
      duplicates(municipality: $code, first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          score
          reasons {
            kind
            weight
            text
          }
          kept {
            ...WrittenResource
            provenance {
              source
            }
          }
          other {
            ...WrittenResource
            provenance {
              source
            }
          }
        }
      }
    }
  `,
  [writtenFields],
);

export const mergersQuery = graphql(`
  query Mergers($code: ID!) {
    mergers(municipality: $code, first: 20) {
      otherId
      otherName
      at
      kept {
        id
        name
      }
    }
  }
`);

export const mergeMutation = graphql(`
  mutation MergeResources($keep: ID!, $other: ID!, $take: [String!]) {
    mergeResources(keep: $keep, other: $other, take: $take) {
      otherId
      municipality {
        code
        revision
      }
    }
  }
`);

export const undoMergerMutation = graphql(`
  mutation UndoMerger($other: ID!) {
    undoMerger(other: $other) {
      otherId
      municipality {
        code
        revision
      }
    }
  }
`);

export const keepApartMutation = graphql(`
  mutation KeepApart($first: ID!, $second: ID!) {
    keepApart(first: $first, second: $second)
  }
`);

export const undoKeepApartMutation = graphql(`
  mutation UndoKeepApart($first: ID!, $second: ID!) {
    undoKeepApart(first: $first, second: $second)
  }
`);

export type Duplicate = ResultOf<typeof duplicatesQuery>['duplicates']['nodes'][number];
export type Merger = ResultOf<typeof mergersQuery>['mergers'][number];
/** A proposal, with what tells it from the others. */
export type Pair = Duplicate & { readonly id: string };

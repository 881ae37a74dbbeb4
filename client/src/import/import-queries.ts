import { graphql, type ResultOf } from '../graphql/graphql.ts';

export const jobFields = graphql(`
  fragment Job on ImportJob {
    id
    state
    activity
    fileName
    fileBytes
    dataset
    need
    outcome
    checkedAt
    createdAt
    problem {
      code
      message
    }
    progress {
      done
      total
      ahead
    }
    recognised {
      kind
      encoding
      format
      rows
      sheets {
        name
        rows
        columns
      }
    }
    said {
      source
      kind
      year
      asOf
      license
      complete
      layer
      crs
      mapping
    }
    rows {
      read
      accepted
      repaired
      review
      rejected
    }
    changes {
      added
      changed
      removed
      unchanged
    }
  }
`);

export const jobQuery = graphql(
  `
    query ImportJob($id: ID!) {
      importJob(id: $id) {
        ...Job
        placeCounts {
          point
          town
          unknown
        }
        notes {
          level
          code
          message
        }
        elsewhere
        unknownKinds {
          word
          rows
        }
        rivals {
          id
          createdAt
        }
        import {
          id
          status
          version
          undoableUntil
          undoneAt
        }
      }
    }
  `,
  [jobFields],
);

export const homeQuery = graphql(
  `
    query Imports($code: ID!, $first: Int!, $after: String) {
      importJobs(municipality: $code) {
        ...Job
      }
      reviewImports(municipality: $code) {
        importId
        waiting
      }
      imports(municipality: $code, first: $first, after: $after) {
        totalCount
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          id
          dataset
          source
          status
          fileName
          version
          finishedAt
          asOf
          license
          person
          undoneAt
          undoableUntil
          rows {
            read
            accepted
            review
            rejected
          }
        }
      }
    }
  `,
  [jobFields],
);

export const rowsQuery = graphql(`
  query ImportRows($id: ID!, $verdict: ImportVerdict!, $first: Int!, $after: String) {
    importJob(id: $id) {
      id
      rowsOf(verdict: $verdict, first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          line
          lineInFile
          verdict
          label
          decision
          placeLevel
          longitude
          latitude
          cells {
            field
            column
            value
            isEdited
          }
          notes {
            level
            code
            field
            value
            after
            message
            suggestion {
              label
              accept
              changes
            }
          }
        }
      }
    }
  }
`);

export const changesQuery = graphql(`
  query ImportChanges($id: ID!, $change: RecordChange!, $first: Int!, $after: String) {
    importJob(id: $id) {
      id
      changesOf(change: $change, first: $first, after: $after) {
        pageInfo {
          hasNextPage
          endCursor
        }
        nodes {
          label
          detail
          fields {
            field
            before
            after
          }
        }
      }
    }
  }
`);

export const matchingQuery = graphql(`
  query ImportMatching($id: ID!) {
    importJob(id: $id) {
      id
      matching {
        columns {
          index
          name
          field
          confidence
          reason
          samples
        }
        fields {
          field
          title
        }
      }
    }
  }
`);

export const placesQuery = graphql(`
  query ImportPlaces($id: ID!) {
    importJob(id: $id) {
      id
      places {
        line
        label
        verdict
        longitude
        latitude
        placeLevel
      }
    }
  }
`);

export type Job = NonNullable<ResultOf<typeof jobQuery>['importJob']>;
export type OpenJob = ResultOf<typeof homeQuery>['importJobs'][number];
export type PastImport = ResultOf<typeof homeQuery>['imports']['nodes'][number];
export type Row = NonNullable<ResultOf<typeof rowsQuery>['importJob']>['rowsOf']['nodes'][number];
export type Place = NonNullable<ResultOf<typeof placesQuery>['importJob']>['places'][number];
/** A row that is looked at: from the list with what it holds, from the map by its line alone. */
export type ChosenRow = Pick<Row, 'line'> & Partial<Row>;
export type RecordChange = NonNullable<ResultOf<typeof changesQuery>['importJob']>['changesOf']['nodes'][number];
export type Matching = NonNullable<NonNullable<ResultOf<typeof matchingQuery>['importJob']>['matching']>;

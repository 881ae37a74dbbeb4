import { graphql, type ResultOf } from '../graphql/graphql.ts';

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

export type LineRun = NonNullable<ResultOf<typeof lineRunsQuery>['transit']>['lineRuns'][number];

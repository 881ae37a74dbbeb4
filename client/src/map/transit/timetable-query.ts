import { graphql, type ResultOf } from '../../graphql/graphql.ts';

export const timetableQuery = graphql(`
  query StopTimetable($code: ID!, $stop: ID!, $day: Date!) {
    transit(municipality: $code) {
      stopTimetable(stopPlace: $stop, serviceDate: $day) {
        id
        name
        nameKana
        departures
        lastRide {
          seconds
          from
          line
        }
        day {
          date
          holiday
        }
        lines {
          id
          name
          directionId
          headsigns
          vias
          firstSeconds
          lastSeconds
          departures {
            trip
            startSeconds
            headsign
            seconds
            canBoard
            isExact
          }
        }
        overnight {
          id
          name
          directionId
          headsigns
          vias
          firstSeconds
          lastSeconds
          departures {
            trip
            startSeconds
            headsign
            seconds
            canBoard
            isExact
          }
        }
      }
    }
  }
`);

/** What leaves a stop place on a day, line by line. */
export type StopTimetable = NonNullable<NonNullable<ResultOf<typeof timetableQuery>['transit']>['stopTimetable']>;

import { graphql, type ResultOf } from '../../graphql/graphql.ts';

export const timetableQuery = graphql(`
  query StopTimetable($code: ID!, $stop: ID!, $day: Date!) {
    transit(municipality: $code) {
      stopTimetable(stopPlace: $stop, serviceDate: $day) {
        id
        name
        nameKana
        departures
        day {
          date
          weekday
          holiday
        }
        lines {
          name
          color
          directionId
          headsigns
          firstSeconds
          lastSeconds
          departures {
            seconds
            headsign
            platform
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

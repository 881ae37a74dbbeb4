import { graphql, type ResultOf } from '../graphql/graphql.ts';

export const areaTransitQuery = graphql(`
  query AreaTransit($area: ID!, $code: ID!, $day: Date, $language: Language!, $indicators: [ID!]!) {
    area(id: $area) {
      id
      transit(serviceDate: $day) {
        day {
          date
          holiday
        }
        isKnown
        isDrawn
        hasRunOut
        stopPlaceCount
        departures
        reachMeters
        ruralReachMeters
        peopleState
        hasCentre
        bands {
          least
          most
          stopPlaces
          people
        }
        lastRide {
          stopPlace {
            name
          }
          ride {
            seconds
            from
            line
          }
        }
        stopPlaces(first: 30) {
          id
          name
          departures
          directions {
            line
            toward
            departures
          }
          lastRide {
            seconds
            from
          }
        }
      }
      values(indicators: $indicators, serviceDate: $day) {
        state
        value
        numerator
        denominator
        gapPeople
        sentence(language: $language)
        indicator {
          id
        }
      }
    }
    transit(municipality: $code) {
      zones(area: $area) {
        id
        name
        schedule
        nextDay {
          date
          holiday
        }
        bookingDeadline
        riders
        fare
        operator
        phone
        note
      }
    }
  }
`);

type Answer = ResultOf<typeof areaTransitQuery>;
export type AreaTransit = NonNullable<NonNullable<Answer['area']>['transit']>;

import { graphql, type ResultOf } from '../graphql/graphql.ts';

export const areaQuery = graphql(`
  query Area($id: ID!, $year: Int, $language: Language!, $main: ID!, $indicators: [ID!]!, $day: Date) {
    area(id: $id) {
      id
      number
      name
      nameKana
      nameLatin
      kind
      boundarySource
      parent {
        id
        name
      }
      population(year: $year) {
        year
        total
        age65Over
        age75Over
      }
      events {
        fiscalYear
        count
        next {
          id
          title
          heldOn
        }
      }
      presence {
        state
        count
        lastConfirmedOn
        kind {
          id
          name(language: $language)
          shortName(language: $language)
          groupName(language: $language)
          icon
          color
          mode
          position
        }
      }
      values(indicators: $indicators, year: $year, serviceDate: $day) {
        state
        value
        numerator
        denominator
        gapPeople
        achievement
        method
        year
        dataFrom
        computedAt
        sentence(language: $language)
        indicator {
          id
        }
        target {
          value
          year
          source
        }
      }
      history(indicators: $indicators) {
        indicator {
          id
        }
        points {
          year
          state
          value
        }
      }
      unreached(indicator: $main, year: $year) {
        direction
        people
        location
      }
    }
  }
`);

export type AreaDetail = NonNullable<ResultOf<typeof areaQuery>['area']>;
export type AreaDetailValue = AreaDetail['values'][number];
export type AreaPresence = AreaDetail['presence'][number];

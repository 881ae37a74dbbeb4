import { graphql, type ResultOf } from '../graphql/graphql.ts';

export const plansQuery = graphql(`
  query Plans($municipality: ID!, $language: Language!) {
    plans(municipality: $municipality) {
      id
      name
      asOf
      nodes {
        id
        code
        parentId
        level
        title
        owner
        relatedPlan
        targets {
          indicator {
            id
            name(language: $language)
            unit
          }
          area {
            id
            name
            nameLatin
          }
          value
          year
          source
        }
      }
    }
  }
`);

export type TownPlan = ResultOf<typeof plansQuery>['plans'][number];
export type PlanNode = TownPlan['nodes'][number];
export type PlanTarget = PlanNode['targets'][number];

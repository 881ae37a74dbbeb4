import { graphql, type ResultOf } from '../../graphql/graphql.ts';

export const sensitivityQuery = graphql(`
  query Sensitivity(
    $municipality: ID!
    $area: ID!
    $indicator: ID!
    $finding: SensitivityFinding
    $language: Language!
  ) {
    sensitivity(municipality: $municipality, area: $area, indicator: $indicator, finding: $finding) {
      finding
      findings
      total
      holding
      changing
      undecided
      isWithheld
      sentence(language: $language)
      target {
        value
      }
      assumptions(language: $language) {
        id
        name
        values
        base
        low
        high
      }
      variants(language: $language) {
        choices
        changed
        words {
          name
          value
        }
        state
        value
        low
        high
        gapPeople
        conclusion
        holds
      }
    }
  }
`);

export type SensitivityAnswer = ResultOf<typeof sensitivityQuery>['sensitivity'];
export type SensitivityVariant = SensitivityAnswer['variants'][number];
export type Finding = SensitivityAnswer['finding'];
export type Holding = SensitivityVariant['holds'];

import type { PatternKind } from '@hazama/geo';
import type { ExplainedParameter } from '../../explanation/explanation-input.ts';
import type { PatternStatistic } from '../derivation.ts';
import type { Differences } from '../differences.ts';
import type { Finding, NoFinding } from '../finding.ts';

/** A finding as it is told: names already in the reader's language. */
export interface ToldFinding {
  readonly statistic: PatternStatistic;
  /** 府中 */
  readonly area: string;
  /** 集いの場に歩いて行ける */
  readonly base: string;
  readonly finding: Finding;
}

/** What each language has to be able to say of patterns. */
export interface PatternPhrases {
  name(statistic: PatternStatistic, base: string): string;
  definition(statistic: PatternStatistic, base: string): string;
  /** What stands under the name: the rule. */
  readonly details: Readonly<Record<PatternStatistic, string>>;
  readonly formulas: Readonly<Record<PatternStatistic, string>>;
  /** Why there is no number; a whole sentence. */
  readonly reasons: Readonly<Record<NoFinding, string>>;
  differences(told: ToldFinding, differences: Differences): string;
  pattern(told: ToldFinding, found: Extract<Finding, { found: 'PATTERN' }>): string;
  place(told: ToldFinding, found: Extract<Finding, { found: 'PLACE' }>): string;
  /** まわりと似て高い */
  readonly kinds: Readonly<Record<PatternKind, string>>;
  /** The formula with its own numbers. */
  readonly examples: {
    differences(told: ToldFinding, differences: Differences): string;
    pattern(told: ToldFinding, found: Extract<Finding, { found: 'PATTERN' }>): string;
    place(told: ToldFinding, found: Extract<Finding, { found: 'PLACE' }>): string;
  };
  readonly limits: {
    withinAreas(): string;
    leftOut(areas: number): string;
    /** Of those left out, areas from which most have no way to get there. */
    unreachable(areas: number): string;
    estimated(areas: number): string;
    peopleEstimated(areas: number): string;
    alone(areas: number): string;
    /** Of what lies beside what: it is no judgement. */
    reference(): string;
    /** Where areas lie across a border nobody looks beyond. */
    edge(): string;
    largerAreas(): string;
  };
  readonly parameters: {
    of(base: string): ExplainedParameter;
    areas(areas: number): ExplainedParameter;
    people(people: number): ExplainedParameter;
    groups(groups: number): ExplainedParameter;
    neighbours(): ExplainedParameter;
    permutations(count: number, seed: number): ExplainedParameter;
    falseDiscovery(rate: number): ExplainedParameter;
    source(statistic: PatternStatistic): ExplainedParameter;
  };
}

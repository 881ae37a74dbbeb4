import { type Language, staleSentence } from '@hazama/geo';
import { nameIn } from '../../wire/index.ts';
import type { ExplainedValue } from '../explanation/explain.ts';
import { CLUSTER_RULES } from './clusters.ts';
import type { Derivation } from './derivation.ts';
import type { Finding } from './finding.ts';
import { easyJapanese } from './words/easy-japanese.ts';
import { english } from './words/english.ts';
import { japanese } from './words/japanese.ts';
import type { PatternPhrases, ToldFinding } from './words/phrases.ts';
import { portuguese } from './words/portuguese.ts';

const PHRASES: Readonly<Record<Language, PatternPhrases>> = {
  JA: japanese,
  JA_EASY: easyJapanese,
  EN: english,
  PT: portuguese,
};

export function derivedName({ statistic, base }: Derivation, language: Language): string {
  return PHRASES[language].name(statistic, nameIn(base.names, language));
}

export function derivedDefinition({ statistic, base }: Derivation, language: Language): string {
  return PHRASES[language].definition(statistic, nameIn(base.names, language));
}

export function derivedDetail({ statistic }: Derivation, language: Language): string {
  return PHRASES[language].details[statistic];
}

/** A finding in plain words; `area` as it stands in a sentence. */
export function tellFinding(
  derivation: Derivation,
  area: string,
  { finding, isStale }: { readonly finding: Finding; readonly isStale: boolean },
  language: Language,
): string {
  const said = speak(derivation, area, finding, language);
  return isStale && finding.found !== 'NOTHING' ? said + staleSentence(language) : said;
}

function speak(derivation: Derivation, area: string, finding: Finding, language: Language): string {
  const phrases = PHRASES[language];
  const told = toldOf(derivation, area, finding, language);
  switch (finding.found) {
    case 'NOTHING':
      return phrases.reasons[finding.reason];
    case 'DIFFERENCES':
      return phrases.differences(told, finding.differences);
    case 'PATTERN':
      return phrases.pattern(told, finding);
    case 'PLACE':
      return phrases.place(told, finding);
  }
}

/** 計算のしかた: the formula, the same with its own numbers, what it was set to, what it doesn't see. */
export function explainFinding(
  derivation: Derivation,
  area: string,
  finding: Finding,
  language: Language,
): ExplainedValue {
  const phrases = PHRASES[language];
  const { limits, parameters, examples } = phrases;
  const { statistic } = derivation;
  const told = toldOf(derivation, area, finding, language);
  const common = [parameters.of(told.base)];
  const source = parameters.source(statistic);
  const formula = phrases.formulas[statistic];
  switch (finding.found) {
    case 'NOTHING':
      return {
        formula,
        example: `${area}: ${phrases.reasons[finding.reason]}`,
        limits: [limits.withinAreas()],
        parameters: [...common, source],
      };
    case 'DIFFERENCES': {
      const { areas, leftOut, unreachable, people, groups } = finding.differences;
      const isSplit = statistic === 'theil' && groups > 1;
      return {
        formula,
        example: examples.differences(told, finding.differences),
        limits: [
          limits.withinAreas(),
          limits.largerAreas(),
          ...(leftOut > 0 ? [limits.leftOut(leftOut)] : []),
          ...(unreachable > 0 ? [limits.unreachable(unreachable)] : []),
          ...(finding.estimated > 0 ? [limits.peopleEstimated(finding.estimated)] : []),
        ],
        parameters: [
          ...common,
          parameters.areas(areas),
          parameters.people(people),
          ...(isSplit ? [parameters.groups(groups)] : []),
          source,
        ],
      };
    }
    case 'PATTERN':
    case 'PLACE': {
      const { areas, leftOut, unreachable, alone, estimated } = finding.seen;
      return {
        formula,
        example: finding.found === 'PATTERN' ? examples.pattern(told, finding) : examples.place(told, finding),
        limits: [
          limits.reference(),
          limits.edge(),
          limits.largerAreas(),
          ...(leftOut > 0 ? [limits.leftOut(leftOut)] : []),
          ...(unreachable > 0 ? [limits.unreachable(unreachable)] : []),
          ...(alone > 0 ? [limits.alone(alone)] : []),
          ...(estimated > 0 ? [limits.estimated(estimated)] : []),
        ],
        parameters: [
          ...common,
          parameters.areas(areas),
          parameters.neighbours(),
          parameters.permutations(CLUSTER_RULES.permutations, CLUSTER_RULES.seed),
          parameters.falseDiscovery(CLUSTER_RULES.falseDiscoveryRate),
          source,
        ],
      };
    }
  }
}

function toldOf({ statistic, base }: Derivation, area: string, finding: Finding, language: Language): ToldFinding {
  return { statistic, area, base: nameIn(base.names, language), finding };
}

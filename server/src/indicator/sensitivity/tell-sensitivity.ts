import {
  achievementOf,
  conclusionWords,
  holdingOf,
  type Language,
  type SpokenConclusion,
  spansOf,
  stabilitySentence,
} from '@hazama/geo';
import type { AssumedValue } from './assumption.ts';
import { assumedWords } from './assumption-words.ts';
import type { Sensitivity, SensitivityAssumption, SensitivityVariant } from './sensitivity.ts';
import type { VariantRow } from './variant-values.ts';

/** この結論は N 通り中 M 通りで変わらない */
export function sensitivitySentence(sensitivity: Sensitivity, language: Language): string {
  const { asked, rows, stability, isWithheld } = sensitivity;
  const [today] = rows;
  const key = today && asked.conclude(today.shown);
  const speak = (conclusion: string): SpokenConclusion => asked.speak(conclusion);
  const alone = rows.filter(({ row }) => row.changed.length === 1);
  const breakers = alone.filter(({ shown }) => holdingOf(key, asked.conclude(shown)) === 'CHANGES');
  return stabilitySentence(
    {
      conclusion: key === undefined ? null : speak(key),
      total: stability.total,
      holding: stability.holding,
      undecided: stability.undecided,
      changes: stability.changes.map(({ conclusion, count }) => ({ conclusion: speak(conclusion), count })),
      isWithheld,
      // which setting changes it says something of the numbers
      breakers: isWithheld ? [] : breakers.map(({ row }) => spoken(row, language)),
    },
    language,
  );
}

function spoken(row: VariantRow, language: Language): string {
  return changedWords(row, language)
    .map(({ name, value }) => `${name} ${value}`)
    .join(language === 'EN' || language === 'PT' ? ', ' : '、');
}

function changedWords({ changed, assumed }: VariantRow, language: Language) {
  return changed.flatMap((at) => {
    const value = assumed[at];
    return value ? [assumedWords(value, language)] : [];
  });
}

/** The assumptions with all that they are tried with, and how far each alone moves the value. */
export function tellAssumptions(sensitivity: Sensitivity, language: Language): SensitivityAssumption[] {
  const { assumptions, rows, isWithheld, area } = sensitivity;
  const spans = spansOf(
    rows.map(({ row }) => row),
    rows.map(({ shown }) => (isWithheld ? null : shown(area.id).value)),
    assumptions.length,
  );
  return assumptions.map(({ id, values, base }, at) => {
    const words = values.map((value) => assumedWords(value, language));
    return {
      id,
      name: words[0]?.name ?? '',
      values: words.map(({ value }) => value),
      base,
      low: spans[at]?.low ?? null,
      high: spans[at]?.high ?? null,
    };
  });
}

/** Today's setting first; none where the numbers are withheld. */
export function tellVariants(sensitivity: Sensitivity, language: Language): SensitivityVariant[] {
  const { rows, asked, isWithheld, area, target, assumptions, indicator } = sensitivity;
  const [today] = rows;
  if (isWithheld || !today) return [];
  const base = asked.conclude(today.shown);
  return rows.map(({ row, shown }): SensitivityVariant => {
    const { state, value, low, high, gapPeople } = shown(area.id);
    const conclusion = asked.conclude(shown);
    return {
      parameters: Object.assign({}, ...row.assumed.map(machineWords)),
      choices: row.choice,
      changed: row.changed.flatMap((at) => assumptions[at]?.id ?? []),
      words: changedWords(row, language),
      state,
      value,
      low,
      high,
      gapPeople,
      achievement: achievementOf({
        state,
        value,
        low,
        high,
        target: target?.value ?? null,
        higherIsBetter: indicator.higherIsBetter,
      }),
      conclusion: conclusion === undefined ? null : conclusionWords(asked.speak(conclusion), language),
      holds: holdingOf(base, conclusion),
    };
  });
}

function machineWords(value: AssumedValue): Readonly<Record<string, unknown>> {
  switch (value.of) {
    case 'reach':
      return { reachMeters: value.meters, ...(value.walk && { metersPerMinute: value.walk.metersPerMinute }) };
    case 'way':
      return { way: value.method };
    case 'departures':
      return { leastDepartures: value.least };
    case 'weights':
      return { weights: value.shape.toLowerCase() };
    case 'opening':
      return { opening: value.isWeekly ? 'weekly' : 'any' };
    case 'records':
      return { oldRecords: value.areOldCounted };
    case 'year':
      return { year: value.year };
  }
}

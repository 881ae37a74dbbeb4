import type { Language } from '@hazama/geo';
import { numberText } from '../../wire/index.ts';
import { parameterWords } from '../explanation/explain.ts';
import type { ExplainedParameter } from '../explanation/explanation-input.ts';
import type { AssumedValue } from './assumption.ts';
import type { WeightShape } from './distance-weights.ts';

interface Words {
  /** Behind a distance: the walk that it stands for. */
  walk(minutes: string, metersPerMinute: number): string;
  readonly anyOpening: string;
  readonly weights: string;
  readonly shapes: Readonly<Record<WeightShape, string>>;
  readonly records: string;
  readonly oldCounted: string;
  readonly oldLeftOut: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  JA: {
    walk: (minutes, pace) => `(1分に${pace}mで${minutes}分)`,
    anyOpening: 'ひらく日を問わない',
    weights: '近さの重み',
    shapes: {
      OWN: 'この指標の重み',
      EVEN: '遠くも同じ(1・1・1)',
      SLOW: 'ゆるやか(1・0.68・0.22)',
      FAST: '急(1・0.42・0.09)',
    },
    records: '確かめてから日がたった記録',
    oldCounted: '数える',
    oldLeftOut: '数えない',
  },
  JA_EASY: {
    walk: (minutes, pace) => `(1分に ${pace}mで ${minutes}分)`,
    anyOpening: 'いつ あく ところも かぞえる',
    weights: '近さの おもさ',
    shapes: {
      OWN: 'いまの おもさ',
      EVEN: '遠くても 同じ(1・1・1)',
      SLOW: 'すこし へる(1・0.68・0.22)',
      FAST: 'たくさん へる(1・0.42・0.09)',
    },
    records: 'たしかめてから 長い 時間が たった もの',
    oldCounted: 'かぞえる',
    oldLeftOut: 'かぞえない',
  },
  EN: {
    walk: (minutes, pace) => ` (${minutes} minutes at ${pace} m a minute)`,
    anyOpening: 'however often it opens',
    weights: 'Weight of distance',
    shapes: {
      OWN: 'as the indicator has it',
      EVEN: 'the same everywhere (1, 1, 1)',
      SLOW: 'falling slowly (1, 0.68, 0.22)',
      FAST: 'falling fast (1, 0.42, 0.09)',
    },
    records: 'Records not confirmed for long',
    oldCounted: 'counted',
    oldLeftOut: 'left out',
  },
  PT: {
    walk: (minutes, pace) => ` (${minutes} minutos a ${pace} m por minuto)`,
    anyOpening: 'qualquer frequência de abertura',
    weights: 'Peso da distância',
    shapes: {
      OWN: 'o do indicador',
      EVEN: 'igual em toda parte (1, 1, 1)',
      SLOW: 'caindo devagar (1, 0,68, 0,22)',
      FAST: 'caindo rápido (1, 0,42, 0,09)',
    },
    records: 'Registros há muito não confirmados',
    oldCounted: 'contados',
    oldLeftOut: 'deixados de fora',
  },
};

const DECIMALS = { JA: 'ja-JP', JA_EASY: 'ja-JP', EN: 'en', PT: 'pt-BR' } as const satisfies Record<Language, string>;

/** An assumption's name and one of its values, as 計算のしかた calls them. */
export function assumedWords(value: AssumedValue, language: Language): ExplainedParameter {
  const parameters = parameterWords(language);
  const words = WORDS[language];
  switch (value.of) {
    case 'reach': {
      const { name, value: distance } = parameters.threshold(value.meters);
      if (!value.walk) return { name, value: distance };
      const minutes = numberText(value.walk.minutes, DECIMALS[language], 1);
      return { name, value: `${distance}${words.walk(minutes, value.walk.metersPerMinute)}` };
    }
    case 'way':
      return parameters.way(value.method);
    case 'weights':
      return { name: words.weights, value: words.shapes[value.shape] };
    case 'departures':
      return parameters.departures(value.least);
    case 'opening':
      return value.isWeekly ? parameters.weekly() : { name: parameters.weekly().name, value: words.anyOpening };
    case 'records':
      return { name: words.records, value: value.areOldCounted ? words.oldCounted : words.oldLeftOut };
    case 'year':
      return parameters.populationYear(value.year);
  }
}

import { numberText } from '../../../wire/index.ts';
import type { PatternPhrases } from './phrases.ts';
import { SOURCES } from './sources.ts';
import { INDEX_DIGITS, moranText, palmaText, placeText, RATIO_DIGITS, theilText, underCurveText } from './worked.ts';

const number = (value: number, digits = 0) => numberText(value, 'ja-JP', digits, digits);
const percent = (ratio: number) => `${number(ratio * 100)}%`;
const chance = (p: number) => (p < 0.001 ? '0.001より 小さい' : number(p, 3));
const isTold = (p: number) => p <= 0.05;
const left = (areas: number) => (areas > 0 ? `かずが わからない ${number(areas)}の ちくは 入って いません。` : '');

const KINDS: PatternPhrases['kinds'] = {
  HIGH_HIGH: 'まわりと おなじように 大きいです',
  LOW_LOW: 'まわりと おなじように 小さいです',
  HIGH_LOW: 'まわりより 大きいです',
  LOW_HIGH: 'まわりより 小さいです',
  NOT_SIGNIFICANT: 'まわりと にて いるか、わかりません',
  NO_NEIGHBOUR: 'となりの ちくが わかりません',
  UNKNOWN: 'データが ありません',
};

export const easyJapanese: PatternPhrases = {
  name(statistic, base) {
    switch (statistic) {
      case 'gini':
        return `ちくの ちがい(ジニ): ${base}`;
      case 'theil':
        return `ちくの ちがい(タイル): ${base}`;
      case 'palma':
        return `ちくの ちがい(パルマ): ${base}`;
      case 'moran':
        return `となりの ちくと にて いるか: ${base}`;
    }
  },
  definition(statistic, base) {
    switch (statistic) {
      case 'gini':
        return `「${base}」が、ちくに よって どのくらい ちがうかです。人が 多い ちくを 大きく かぞえます。0は みんな おなじ、1に 近いと 大きな ちがいが あります。`;
      case 'theil':
        return `「${base}」が、ちくに よって どのくらい ちがうかです。0は みんな おなじです。大きな ちくの あいだの ちがいと、その 中の ちがいに 分けます。`;
      case 'palma':
        return `「${base}」が 大きい ちくの 10人に 1人の 分を、小さい ちくの 10人に 4人の 分で わった かずです。みんな おなじなら 0.25です。`;
      case 'moran':
        return `「${base}」が、となりの ちくと にて いるかを 見る かずです。計画の さんこうです。`;
    }
  },
  details: {
    gini: '人の かずも 見ます・0は みんな おなじ',
    theil: '人の かずも 見ます・大きな ちくの あいだと 中',
    palma: '大きい ほうの 1わり ÷ 小さい ほうの 4わり',
    moran: 'となりの ちくと にて いるか',
  },
  formulas: {
    gini: '2 × (みんな おなじ ときの 線と ローレンツの 線の あいだの 広さ)',
    theil: '人の わりあい × (ちくの かず ÷ へいきん) × ln(ちくの かず ÷ へいきん) を ぜんぶ たす',
    palma: '大きい ちくの 1わりの 人の 分 ÷ 小さい ちくの 4わりの 人の 分',
    moran: '(ちくの かず ÷ おもさ) × となりどうしの へいきんとの ちがいの かけ算 ÷ へいきんとの ちがいの 2じょう',
  },
  reasons: {
    NOBODY: 'かずが わかる ちくが まだ ないので、ちがいは わかりません。',
    ONE_AREA: 'かずが わかる ちくが 1つだけなので、ちがいは わかりません。',
    TOO_FEW_AREAS: 'かずが わかる ちくが 3つより 少ないので、わかりません。',
    ALL_ALIKE: 'みんな おなじ かずなので、わかりません。',
    NO_NEIGHBOURS: 'となりの ちくの かずが わからないので、わかりません。',
    ONE_OF_THEM: 'たくさんの ちくを いっしょに 見る かずです。1つの ちくには ありません。',
    LEAST_HAVE_NOTHING: '小さい ほうの 4わりの 人の 分が 0なので、かずは ありません。',
    NO_VALUE: 'この ちくの かずが まだ わかりません。',
    WITHHELD: '市役所の 人が 計画の ために 見る かずです。',
  },
  differences({ statistic, area, base }, { gini, theil, palma, areas, leftOut, lowerHalf, groups }) {
    switch (statistic) {
      case 'theil': {
        const parts =
          groups > 1 && theil.total > 0
            ? `${percent(theil.between / theil.total)}は 大きな ちくの あいだの ちがいです。${percent(theil.within / theil.total)}は その 中の ちがいです。`
            : '';
        return `${area}の「${base}」の ちがいは ${number(theil.total, 3)}(タイル)です。${number(areas)}の ちくを 見ました。${parts}${left(leftOut)}`;
      }
      case 'palma':
        return `${area}の「${base}」は、大きい ちくの 1わりの 人の 分が、小さい ちくの 4わりの 人の 分の ${number(palma, 2)}ばいです。みんな おなじなら 0.25です。${left(leftOut)}`;
      default:
        return `${area}の「${base}」の ちがいは ${number(gini, 3)}(ジニ)です。${number(areas)}の ちくを 見ました。小さい ちくの はんぶんの 人の 分は、ぜんぶの ${percent(lowerHalf)}です。みんな おなじなら 50%です。${left(leftOut)}`;
    }
  },
  pattern({ area, base }, { global: { index, expected, pValue }, seen }) {
    const found = !isTold(pValue)
      ? 'たまたま そう なったのかも しれません。'
      : index > expected
        ? 'にて いる ちくが、となりに あつまって います。'
        : 'ちがう ちくが、となりに ならんで います。';
    return `${area}の「${base}」が となりと にて いる かず(モランのI)は ${number(index, 2)}です(p = ${chance(pValue)})。${found}${left(seen.leftOut)}`;
  },
  place({ area, base }, { pattern: { kind } }) {
    return `${area}の「${base}」は、${KINDS[kind]}。`;
  },
  kinds: KINDS,
  examples: {
    differences({ statistic, area }, differences) {
      const { gini, theil, palma, areas, people, groups } = differences;
      const seen = `${area}: ${number(areas)}の ちく・${number(people)}人`;
      if (statistic === 'palma') {
        const { numerator: top, denominator: bottom } = palmaText(number, differences);
        return `${seen}。多い ほうの 1わりの 人は ぜんぶの ${top}%、少ない ほうの 4わりの 人は ${bottom}% → ${top} ÷ ${bottom} = ${number(palma, RATIO_DIGITS)}`;
      }
      if (statistic === 'theil') {
        const { between, within } = theilText(number, theil);
        return groups > 1
          ? `${seen} → あいだ ${between} + 中 ${within} = ${number(theil.total, INDEX_DIGITS)}`
          : `${seen} → ${number(theil.total, INDEX_DIGITS)}`;
      }
      const under = underCurveText(number, gini);
      return `${seen}。せんの 下の 広さは ${under} → 1 − 2 × ${under} = ${number(gini, INDEX_DIGITS)}`;
    },
    pattern({ area }, { global, seen }) {
      const { numerator, denominator } = moranText(number, global, seen);
      return `${area}: ちくごとの かずを たすと ${numerator} ÷ となりが ある ${denominator}の ちく = ${number(global.index, INDEX_DIGITS)}(p = ${chance(global.pValue)})`;
    },
    place({ area }, { pattern }) {
      const { localMoransI, adjustedP } = pattern;
      const { deviation, lag } = placeText(number, pattern);
      return `${area}: ${deviation} × となりの ${lag} = ${number(localMoransI ?? 0, RATIO_DIGITS)}(p = ${chance(adjustedP ?? 1)})`;
    },
  },
  limits: {
    withinAreas: () => 'ちくの 中の ちがいは 見えません。',
    leftOut: (areas) => `かずが わからない、または 人が いない ${number(areas)}の ちくは 入って いません。`,
    unreachable: (areas) => `その 中の ${number(areas)}の ちくは、行ける ところが まだ ありません。`,
    peopleEstimated: (areas) => `${number(areas)}の ちくの さかいは だいたいです。人の かずも だいたいです。`,
    estimated: (areas) => `${number(areas)}の ちくの さかいは、けいさんで きめた ものです。`,
    alone: (areas) => `となりの かずが わからない ちくが ${number(areas)} あります。`,
    reference: () => 'さんこうの かずです。どうして そう なったかは わかりません。',
    edge: () => 'ほかの 市や 町の ちくは 入って いません。',
    largerAreas: () => 'ちくの 分けかたが かわると、かずも かわります。',
  },
  parameters: {
    of: (base) => ({ name: 'もとの かず', value: base }),
    areas: (areas) => ({ name: '見た ちく', value: number(areas) }),
    people: (people) => ({ name: '人の かず', value: `${number(people)}人` }),
    groups: (groups) => ({ name: '大きな ちく', value: number(groups) }),
    neighbours: () => ({ name: 'となりの ちく', value: 'さかいや かどが おなじ ちく' }),
    permutations: (count, seed) => ({ name: 'ならべかえ', value: `${number(count)}回(たね ${seed})` }),
    falseDiscovery: (rate) => ({ name: '見分ける めやす', value: `まちがいが ${percent(rate)}まで` }),
    source: (statistic) => ({ name: 'もとの 本', value: SOURCES[statistic] }),
  },
};

import { numberText } from '../../../wire/index.ts';
import type { PatternPhrases } from './phrases.ts';
import { SOURCES } from './sources.ts';
import { INDEX_DIGITS, moranText, palmaText, placeText, RATIO_DIGITS, theilText, underCurveText } from './worked.ts';

const number = (value: number, digits = 0) => numberText(value, 'ja-JP', digits, digits);
const percent = (ratio: number) => `${number(ratio * 100)}%`;
const chance = (p: number) => (p < 0.001 ? '0.001より小さい' : number(p, 3));
const isTold = (p: number) => p <= 0.05;

const KINDS: PatternPhrases['kinds'] = {
  HIGH_HIGH: 'まわりと似て高い',
  LOW_LOW: 'まわりと似て低い',
  HIGH_LOW: 'まわりより高い',
  LOW_HIGH: 'まわりより低い',
  NOT_SIGNIFICANT: 'まわりとの関わりは偶然の幅の中です',
  NO_NEIGHBOUR: 'となりの地区がわかりません',
  UNKNOWN: 'データなし',
};

export const japanese: PatternPhrases = {
  name(statistic, base) {
    switch (statistic) {
      case 'gini':
        return `地区のちがい(ジニ係数): ${base}`;
      case 'theil':
        return `地区のちがい(タイル指数): ${base}`;
      case 'palma':
        return `地区のちがい(パルマ比): ${base}`;
      case 'moran':
        return `となりとの似かた(モランのI): ${base}`;
    }
  },
  definition(statistic, base) {
    switch (statistic) {
      case 'gini':
        return `「${base}」の地区の値を、そこに暮らす人の数で重みづけしたジニ係数です。0はどの地区も同じ、1に近いほど一部にかたよっています。地区の中のちがいは入っていません。`;
      case 'theil':
        return `「${base}」の地区の値を、そこに暮らす人の数で重みづけしたタイル指数です。0はどの地区も同じです。上の区域(旧市町村や圏域)の間のちがいと、その中のちがいに分けられます。`;
      case 'palma':
        return `「${base}」の値がいちばん大きい地区の1割の人の分を、いちばん小さい地区の4割の人の分で割ったものです。どの地区も同じなら0.25です。`;
      case 'moran':
        return `「${base}」の値が、となりあう地区どうしで似ているかを見る数です。プラスなら似た値が集まり、マイナスならちがう値がならびます。計画づくりの参考で、地区の良し悪しではありません。`;
    }
  },
  details: {
    gini: '人の数で重みづけ・0はどの地区も同じ',
    theil: '人の数で重みづけ・上の区域の間と中に分ける',
    palma: '大きいほうの1割 ÷ 小さいほうの4割',
    moran: 'となりあう地区どうしの似かた',
  },
  formulas: {
    gini: '2 × (どの地区も同じときの線と、ローレンツ曲線の間の面積)',
    theil: '人の割合 × (地区の値 ÷ 平均) × ln(地区の値 ÷ 平均) の合計',
    palma: '値の大きい地区から数えて1割の人の分 ÷ 値の小さい地区から数えて4割の人の分',
    moran: '(地区の数 ÷ 重みの合計) × となりあう地区の、平均との差の積の合計 ÷ 平均との差の2乗の合計',
  },
  reasons: {
    NOBODY: '値のわかる地区がまだないため、地区のちがいはわかりません。',
    ONE_AREA: '値のわかる地区が1つだけなので、地区のちがいは見られません。',
    TOO_FEW_AREAS: '値のわかる地区が3つより少ないため、となりとの似かたは見られません。',
    ALL_ALIKE: 'どの地区も同じ値なので、となりとの似かたは見られません。',
    NO_NEIGHBOURS: 'となりあう地区の値がわからないため、となりとの似かたは見られません。',
    ONE_OF_THEM: '地区をまとめた範囲(市町村や圏域)で見る値です。ひとつの地区の値はありません。',
    LEAST_HAVE_NOTHING: '値の小さいほうの4割の人の分が0なので、比はありません。ジニ係数を見てください。',
    NO_VALUE: 'この地区の値がまだわからないため、となりと比べられません。',
    WITHHELD: '職員が計画づくりの参考に見る値です。',
  },
  differences({ statistic, area, base }, { gini, theil, palma, areas, leftOut, lowerHalf, groups }) {
    const left = leftOut > 0 ? `値のない${number(leftOut)}地区は入っていません。` : '';
    switch (statistic) {
      case 'theil': {
        const parts =
          groups > 1 && theil.total > 0
            ? `そのうち${percent(theil.between / theil.total)}が上の区域(旧市町村や圏域)の間のちがい、${percent(theil.within / theil.total)}がその中のちがいです。`
            : '';
        return `${area}の「${base}」の地区のちがいは、タイル指数で${number(theil.total, 3)}です(${number(areas)}地区)。${parts}${left}`;
      }
      case 'palma':
        return `${area}の「${base}」では、値の大きい地区の1割の人の分が、小さい地区の4割の人の分の${number(palma, 2)}倍です(どの地区も同じなら0.25倍)。${left}`;
      default:
        return `${area}の「${base}」の地区のちがいは、ジニ係数で${number(gini, 3)}です(${number(areas)}地区)。値の小さい地区から数えて半分の人の分は、全体の${percent(lowerHalf)}です(どの地区も同じなら50%)。${left}`;
    }
  },
  pattern({ area, base }, { global: { index, expected, pValue }, seen }) {
    const found = !isTold(pValue)
      ? '偶然でもこのくらいになるので、集まりがあるとは言えません。'
      : index > expected
        ? '似た値の地区が、となりあって集まっています。'
        : 'ちがう値の地区が、となりあってならんでいます。';
    const left = seen.leftOut > 0 ? `値のない${number(seen.leftOut)}地区は入っていません。` : '';
    return `${area}の「${base}」で、となりあう地区の似かた(モランのI)は${number(index, 2)}です(p = ${chance(pValue)})。${found}${left}`;
  },
  place({ area, base }, { pattern: { kind, adjustedP } }) {
    const p = adjustedP === null ? '' : `(偶然なら ${chance(adjustedP)})`;
    return `${area}の「${base}」は、${KINDS[kind]}${p}。`;
  },
  kinds: KINDS,
  examples: {
    differences({ statistic, area }, differences) {
      const { gini, theil, palma, areas, people, groups } = differences;
      const seen = `${area}: ${number(areas)}地区・${number(people)}人`;
      if (statistic === 'palma') {
        const { numerator: top, denominator: bottom } = palmaText(number, differences);
        return `${seen}。大きいほうの1割の人の分は全体の${top}%、小さいほうの4割の人の分は${bottom}% → ${top} ÷ ${bottom} = ${number(palma, RATIO_DIGITS)}`;
      }
      if (statistic === 'theil') {
        const { between, within } = theilText(number, theil);
        return groups > 1
          ? `${seen} → 間 ${between} + 中 ${within} = ${number(theil.total, INDEX_DIGITS)}`
          : `${seen} → ${number(theil.total, INDEX_DIGITS)}`;
      }
      const under = underCurveText(number, gini);
      return `${seen}。曲線の下の面積は ${under} → 1 − 2 × ${under} = ${number(gini, INDEX_DIGITS)}`;
    },
    pattern({ area }, { global, seen }) {
      const { numerator, denominator } = moranText(number, global, seen);
      return `${area}: 地区ごとの「平均との差 × となりの差」(標準偏差の倍で)の合計 ${numerator} ÷ となりのある${denominator}地区 = ${number(global.index, INDEX_DIGITS)}(偶然の平均 ${number(global.expected, INDEX_DIGITS)}、p = ${chance(global.pValue)})`;
    },
    place({ area }, { pattern }) {
      const { localMoransI, giStar, pValue, adjustedP } = pattern;
      const { deviation, lag } = placeText(number, pattern);
      return `${area}: 標準偏差の${deviation}倍 × となりの${lag}倍 = ${number(localMoransI ?? 0, RATIO_DIGITS)}(Gi* = ${number(giStar ?? 0, 2)}、p = ${chance(pValue ?? 1)}、多くの地区を見たことを考えた p = ${chance(adjustedP ?? 1)})`;
    },
  },
  limits: {
    withinAreas: () => '地区の中のちがいは見えません。どの人も、暮らす地区の値を持つものとしています。',
    leftOut: (areas) => `値のない、または人のいない${number(areas)}地区は入っていません。`,
    unreachable: (areas) =>
      `そのうち${number(areas)}地区は、行ける所がまだない人が多いため、距離や時間の値がありません。`,
    estimated: (areas) => `${number(areas)}地区の境は推定です。どの地区がとなりあうかも、推定によります。`,
    peopleEstimated: (areas) => `${number(areas)}地区の境は推定です。重みにした人の数も、推定によります。`,
    alone: (areas) => `となりの値がわからない地区が${number(areas)}あります。`,
    reference: () => '偶然と見分けられるかどうかの参考です。理由や良し悪しはわかりません。',
    edge: () => '市町村の外の地区は、となりに数えていません。',
    largerAreas: () => '地区の分けかたが変わると、値も変わります。',
  },
  parameters: {
    of: (base) => ({ name: 'もとの指標', value: base }),
    areas: (areas) => ({ name: '見た地区', value: `${number(areas)}地区` }),
    people: (people) => ({ name: '重みにした人', value: `${number(people)}人` }),
    groups: (groups) => ({ name: '上の区域', value: `${number(groups)}区域` }),
    neighbours: () => ({
      name: 'となりあう地区',
      value: '境か角を分けあう地区(1mまでのすき間をふくむ)。重みは地区ごとに合計1',
    }),
    permutations: (count, seed) => ({ name: '並べかえ', value: `${number(count)}回(乱数の種 ${seed})` }),
    falseDiscovery: (rate) => ({
      name: '見分ける水準',
      value: `見分けたうちの偶然が${percent(rate)}まで(Benjamini・Hochberg 1995)`,
    }),
    source: (statistic) => ({ name: '出典', value: SOURCES[statistic] }),
  },
};

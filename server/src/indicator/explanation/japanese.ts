import type { DistanceMethod } from '@hazama/geo';
import type { WeightBasis } from '../../weight-layer/index.ts';
import { numberText } from '../../wire/index.ts';
import { accessInJapanese } from './access-japanese.ts';
import type { DividedCells, ExplanationInput, ExplanationPhrases, RuleInput } from './explanation-input.ts';
import { middlePersonText } from './middle-person.ts';
import { digitsOfAmount, meanText, rateText, shareText } from './printed-numbers.ts';

const number = (value: number, digits = 0) => numberText(value, 'ja-JP', digits);
const amount = (value: number) => number(value, digitsOfAmount(value));
const percent = (ratio: number) => `${number(ratio * 100, 1)}%`;
/** Never all where something is left out. */
const wholePercent = (ratio: number) => `${number(Math.floor(ratio * 100))}%`;
const meters = (value: number) => `${number(value)}m`;

const STATISTICS: Readonly<Record<string, string>> = {
  median: 'まん中の人の',
  mean: '平均の',
  p90: '10人に9人がおさまる',
  p50: 'まん中の',
};
const AMOUNTS: Readonly<Record<string, { readonly what: string; readonly unit: string }>> = {
  places: { what: '数', unit: 'か所' },
  seats: { what: '席の合計', unit: '席' },
  hours: { what: 'ひと月にひらく時間の合計', unit: '時間' },
};
/** 防犯灯 are counted as posts are, and are no people: their number stands alone. */
const COUNTERS: Readonly<Record<string, string>> = { people: '人', vacancies: '人', sessions: '回' };
/** What seats and hours leave open of a place. */
const ALIKE: Readonly<Record<string, string>> = { seats: '開く回数', hours: '席の数' };
const COUNTED: Readonly<Record<string, string>> = {
  posts: '定数',
  vacancies: 'これから決まる数',
  sessions: '講座の回数',
};

function reach({ minutes, thresholdMeters }: RuleInput): string {
  return minutes === null
    ? `直線で${meters(thresholdMeters)}以内`
    : `歩いて${number(minutes)}分(${meters(thresholdMeters)})以内`;
}

function openPlaces({ kind, minDepartures, isWeekly }: RuleInput): string {
  if (minDepartures !== null) return `1日${minDepartures}便以上の${kind}`;
  return isWeekly ? `週に1回以上ひらく${kind}` : kind;
}

const WAYS: Readonly<Record<DistanceMethod, string>> = {
  street: '道路に沿った道のり',
  'straight×1.3': '直線距離 × 1.3',
  straight: '直線距離',
};

/** What squares at a border were divided by. */
const BASES: Readonly<Record<WeightBasis, string>> = {
  FLOOR_AREA: '建物の床面積',
  DWELLINGS: '建物の戸数',
  FOOTPRINT: '建物の広さ',
  BUILDINGS: '建物の数',
  LAND_USE: '土地利用',
  WEIGHT: '取り込んだ重み',
};

function divided({ byWeight, bySurface, basis }: DividedCells): string {
  if (byWeight === 0 || basis === null) return `${number(bySurface)}を、面積でわけました`;
  if (bySurface === 0) return `${number(byWeight)}を、${BASES[basis]}でわけました`;
  return `${number(byWeight + bySurface)}のうち${number(byWeight)}は${BASES[basis]}で、${number(bySurface)}は面積でわけました`;
}

type Valued = ExplanationInput & { readonly value: number };

function nearestOf(input: Valued): string {
  const { value, statistic, denominator, middle } = input;
  if (statistic === 'mean') {
    const mean = meanText(number, input);
    return `ひとりひとりの距離の合計 ${mean.numerator}m ÷ ${mean.denominator}人 = ${meters(value)}`;
  }
  if (!middle) return `${number(denominator ?? 0)}人の${STATISTICS[statistic] ?? ''}距離 = ${meters(value)}`;
  const { wanted, nearer, within } = middlePersonText(number, middle);
  const [part, who] = middle.share === 0.5 ? ['半分', 'まん中の人'] : ['9割', '10人に9人がおさまるの'];
  return `${number(denominator ?? 0)}人の${part}は ${wanted}人。${meters(value)}より近い人は ${nearer}人、${meters(value)}までの人は ${within}人なので、${who}は ${meters(value)}`;
}

function minutesOf({ value, denominator, middle }: Valued): string {
  const minutes = `${number(value)}分`;
  if (!middle) return `${number(denominator ?? 0)}人のまん中の人 = ${minutes}`;
  const { wanted, nearer, within } = middlePersonText(number, middle);
  return `${number(denominator ?? 0)}人の半分は ${wanted}人。${minutes}より早く着く人は ${nearer}人、${minutes}までに着く人は ${within}人なので、まん中の人は ${minutes}`;
}

export const japanese: ExplanationPhrases = {
  detail(rule) {
    switch (rule.measure) {
      case 'coverage':
        return `${rule.people}・${reach(rule)}`;
      case 'nearest':
        return `${rule.people}・${STATISTICS[rule.statistic] ?? ''}距離`;
      case 'per1000':
        return `${rule.people}1,000人あたりの${AMOUNTS[rule.statistic]?.what ?? '数'}`;
      case 'access':
        return accessInJapanese.detail(rule);
      case 'traveltime':
        return `${rule.people}・歩きとバスで、${rule.leaving.from}〜${rule.leaving.until}に出発`;
      case 'roundtrip':
        return rule.statistic === 'session'
          ? `${rule.people}・ひらく日に、始まりから終わりまでいて、その日のうちに帰る`
          : `${rule.people}・ひらいている間に用をすませて、その日のうちに帰る`;
      case 'departures':
        return 'いちばん便の多い停留所・1日';
      case 'presence':
        return '地区ごとに、ある・ない・未確認';
      case 'count':
        return `地区ごとの${COUNTED[rule.statistic] ?? '数'}`;
    }
  },
  formula(input) {
    switch (input.measure) {
      case 'coverage':
        return `${openPlaces(input)}まで${reach(input)}に暮らす${input.people} ÷ ${input.people}`;
      case 'nearest':
        return `${input.people}ひとりひとりから、いちばん近い${input.kind}までの${STATISTICS[input.statistic] ?? ''}距離`;
      case 'per1000':
        return `${input.kind}の${AMOUNTS[input.statistic]?.what ?? '数'} ÷ ${input.people} × 1,000`;
      case 'access':
        return accessInJapanese.formula(input);
      case 'traveltime':
        return input.statistic === 'p90'
          ? `暮らす所ごとに、10回の出発のうち9回がおさまる${input.kind}までの分数(待ち時間と歩きをふくむ)を求め、${input.people}のまん中の人の値`
          : `暮らす所ごとに、${input.kind}までの分数(待ち時間と歩きをふくむ)の、出発1分ごとのまん中の値を求め、${input.people}のまん中の人の値`;
      case 'roundtrip':
        return input.statistic === 'session'
          ? `${input.kind}のひらく日に、歩きとバスで始まりまでに着き、終わりまでいて、その日のうちに家へ帰れる${input.people} ÷ ${input.people}`
          : `${input.kind}のひらく日に、歩きとバスで着いて用をすませ、その日のうちに家へ帰れる${input.people} ÷ ${input.people}`;
      case 'departures':
        return '地区でいちばん便の多い停留所から、その日に出る便の数';
      case 'presence':
        return input.isGroup ? `${input.kind}がある地区 ÷ すべての地区` : `${input.kind}が、ある(1)か、ない(0)か`;
      case 'count':
        return input.isGroup ? `地区ごとに数えた${input.kind}の合計` : `${input.kind}を数えた表の、いちばん新しい数`;
    }
  },
  example(input) {
    const { area, value, numerator, denominator } = input;
    switch (input.measure) {
      case 'coverage':
      case 'roundtrip': {
        const share = shareText(number, input);
        return `${area}: ${share.numerator}人 ÷ ${share.denominator}人 = ${percent(value)}`;
      }
      case 'nearest':
        return `${area}: ${nearestOf(input)}`;
      case 'per1000': {
        const unit = AMOUNTS[input.statistic]?.unit ?? '';
        const rate = rateText(number, input);
        return `${area}: ${rate.numerator}${unit} ÷ ${rate.denominator}人 × 1,000 = ${amount(value)}${unit}`;
      }
      case 'presence':
        if (denominator !== null)
          return `${area}: ${number(numerator ?? 0)}地区 ÷ ${number(denominator)}地区 = ${percent(value)}`;
        return `${area}: ${value > 0 ? 'ある' : 'ない'}`;
      case 'access':
        return accessInJapanese.example(input);
      case 'traveltime':
        return `${area}: ${minutesOf(input)}`;
      case 'departures':
        return `${area}: ${input.busiestStop === null ? '' : `「${input.busiestStop}」から `}${number(value)}便`;
      case 'count': {
        const parts = input.parts.map((part) => number(part)).join(' + ');
        return `${area}: ${parts && `${parts} = `}${number(value)}${COUNTERS[input.statistic] ?? ''}`;
      }
    }
  },
  access: accessInJapanese,
  limits: {
    walkIsEstimated: () => '道路のデータがまだないため、道のりは直線距離の1.3倍としています。',
    walkIsAlongStreets: () =>
      '地図(OpenStreetMap)にある歩ける道に沿った道のりです。地図にまだない細い道は入っていません。',
    slopesAreLeftOut: () => '坂や歩道の有無は入っていません。',
    lineIsStraight: () => '直線の距離です。川・線路・坂・歩道の有無は入っていません。',
    peopleStandInTheMiddle: () => '人は、暮らす区画のまん中にいるものとしています。',
    placesAreAlike: (statistic) => `${ALIKE[statistic] ?? '広さや、開く回数'}のちがいは入っていません。`,
    peopleArePartlyKnown: (who, share) =>
      `${who}の人数がわかる区画は${wholePercent(share)}です。わからない区画に暮らす人は入っていません。`,
    carsAreLeftOut: () => '車での移動と遅れは入っていません。',
    withoutPlace: (kind, places) => `場所のわからない${kind} ${number(places)}か所は入っていません。`,
    withoutSchedule: (kind, places) => `ひらく日のわからない${kind} ${number(places)}か所も数えています。`,
    pastShelfLife: (records) => `確かめてから日がたった記録 ${number(records)}件も、なくなったと聞くまで数えています。`,
    unconfirmedAsAbsent: () => '未確認の地区を「ない」と数えた割合です。「ある」と数えると、幅の上の値になります。',
    fewAreCountedTogether: () =>
      '人の少ない区画(10人未満)の人は、近くの区画と合わせて数えています。届く人の数が、じっさいと少しちがうことがあります。',
    borderIsDerived: () => '地区のさかいめは、町字のさかいめをつないだものです。',
    borderIsUnknown: () => '地区のさかいめがまだないため、町字の名まえで人を地区に分けています。',
    useIsLeftOut: (kind) => `${kind}が、ある・ない・未確認の記録です。どれだけ使われているかは入っていません。`,
    countsAreAsWritten: () => '数えた表に書かれた数です。そのあとに変わった分は入っていません。',
    otherStopsAreLeftOut: () => 'ほかの停留所の便は入っていません。',
    borderIsEstimated: () =>
      '地区のさかいめは推定です。さかいめの近くの人が、となりの地区に数えられていることがあります。',
    demandRidesAreLeftOut: () => 'デマンド交通(予約して乗るもの)や、送迎、助け合いの車は入っていません。',
    throughRidesAreChanges: () => '乗ったまま次の便として続けて行けるところも、乗りかえとして数えています。',
    withoutHours: (kind, places) => `ひらく日や時間のわからない${kind} ${number(places)}か所は入っていません。`,
    withoutSeats: (kind, places) => `定員のわからない${kind} ${number(places)}か所は入っていません。`,
    undecidedStops: (stops) =>
      `この日を有効期間にふくまない時刻表の停留所が${number(stops)}か所あります。その便は入っていません。`,
    timetableHasRunOut: () =>
      '時刻表の有効期間が過ぎています。新しい時刻表を取り込むまでは、最後の運行日の便を数えています。',
  },
  parameters: {
    populationYear: (year) => ({ name: '人口の年', value: `${year}年` }),
    divided: (cells) => ({ name: '境界にまたがるメッシュ', value: divided(cells) }),
    threshold: (distance) => ({ name: '届くとみなす距離', value: meters(distance) }),
    ruralThreshold: (distance) => ({ name: '家のまばらな地区で届くとみなす距離', value: meters(distance) }),
    pace: (metersPerMinute) => ({ name: '歩く速さ', value: `1分に${meters(metersPerMinute)}` }),
    way: (method) => ({ name: '道のり', value: WAYS[method] }),
    weekly: () => ({ name: 'ひらき方', value: '週に1回以上(わからない所も数える)' }),
    departures: (least) => ({ name: '1日の便', value: `${number(least)}便以上` }),
    leaving: (from, until) => ({ name: '家を出る時刻', value: `${from}から${until}まで、1分ごと` }),
    walks: (access, direct) => ({
      name: '歩く道のり',
      value: `停留所まで、停留所から、それぞれ${meters(access)}まで。歩きだけなら${meters(direct)}まで`,
    }),
    rides: (most) => ({ name: '乗る回数', value: `${number(most)}回まで` }),
    staying: (isSession, minutes) => ({
      name: '向こうにいる時間',
      value: isSession
        ? `始まりから終わりまで(長くて${number(minutes / 60)}時間)`
        : `ひらいている間の${number(minutes)}分`,
    }),
    homeBetween: (leave, home) => ({ name: '家を出る・帰る', value: `${leave}から出て、${home}までに帰る` }),
    openDays: (from, to) => ({
      name: '数えた日',
      value: from === to ? from : `${from}から${to}までの、それぞれのひらく日`,
    }),
    longestHours: (hours) => ({
      name: 'いちばん長い道中',
      value: `${number(hours)}時間(こえるときは「まだ行けない」)`,
    }),
    dataFrom: (day) => ({ name: 'いちばん古いデータの日', value: day }),
    serviceDay: (day) => ({ name: '時刻表の日(運行日)', value: day }),
    day: (day) => ({ name: 'いつの時点', value: day }),
    counted: (places) => ({ name: '数えた所', value: `${number(places)}か所` }),
    neighbours: (places) => ({ name: 'となりの市町村の所', value: `${number(places)}か所` }),
    interval: (low, high) => ({ name: '95%の幅', value: `${percent(low)}〜${percent(high)}` }),
    rateInterval: (low, high) => ({ name: '95%の幅', value: `${amount(low)}〜${amount(high)}か所` }),
  },
  sources: {
    resources: '資源',
    population: '人口',
    areas: '地区の範囲',
    membership: '町字と地区',
    presence: 'ある・ない',
    counts: '人数・定数',
    gtfs: '時刻表',
    streets: '道路',
    weights: '建物・土地利用',
  },
};

import type { DistanceMethod } from '@hazama/geo';
import type { WeightBasis } from '../../weight-layer/index.ts';
import { numberText } from '../../wire/index.ts';
import { accessInEasyJapanese } from './access-easy-japanese.ts';
import type { DividedCells, ExplanationInput, ExplanationPhrases, RuleInput } from './explanation-input.ts';
import { middlePersonText } from './middle-person.ts';
import { digitsOfAmount, meanText, rateText, shareText } from './printed-numbers.ts';

const number = (value: number, digits = 0) => numberText(value, 'ja-JP', digits);
const amount = (value: number) => number(value, digitsOfAmount(value));
const percent = (ratio: number) => `${number(ratio * 100, 1)}%`;
const wholePercent = (ratio: number) => `${number(Math.floor(ratio * 100))}%`;
const meters = (value: number) => `${number(value)}m`;

const STATISTICS: Readonly<Record<string, string>> = {
  median: 'まん中の 人の',
  mean: 'へいきんの',
  p90: '10人の うち 9人が 入る',
  p50: 'まん中の',
};
const AMOUNTS: Readonly<Record<string, { readonly what: string; readonly unit: string }>> = {
  places: { what: 'かず', unit: 'か所' },
  seats: { what: 'せきの かず', unit: 'せき' },
  hours: { what: '1か月に あいて いる 時間', unit: '時間' },
};
const COUNTERS: Readonly<Record<string, string>> = { people: '人', vacancies: '人', sessions: '回' };
const ALIKE: Readonly<Record<string, string>> = { seats: 'あく 回数', hours: 'せきの かず' };
const COUNTED: Readonly<Record<string, string>> = {
  posts: 'きまった かず',
  vacancies: 'これから きまる かず',
  sessions: 'べんきょうの 会の かず',
};

function reach({ minutes, thresholdMeters }: RuleInput): string {
  return minutes === null
    ? `まっすぐ はかって ${meters(thresholdMeters)}より 近く`
    : `あるいて ${number(minutes)}分(${meters(thresholdMeters)})より 近く`;
}

function places({ kind, minDepartures, isWeekly }: RuleInput): string {
  if (minDepartures !== null) return `1日に ${minDepartures}回より 多く 出る ${kind}`;
  return isWeekly ? `1週間に 1回は あく ${kind}` : kind;
}

const WAYS: Readonly<Record<DistanceMethod, string>> = {
  street: 'みちを 歩いた きょり',
  'straight×1.3': 'まっすぐ × 1.3',
  straight: 'まっすぐ',
};

/** What squares at a border were divided by. */
const BASES: Readonly<Record<WeightBasis, string>> = {
  FLOOR_AREA: 'たてものの ひろさ',
  DWELLINGS: '家の かず',
  FOOTPRINT: 'たてものの ひろさ',
  BUILDINGS: 'たてものの かず',
  LAND_USE: '土地の つかいかた',
  WEIGHT: '入れた データの おもさ',
};

function divided({ byWeight, bySurface, basis }: DividedCells): string {
  if (byWeight === 0 || basis === null) return `${number(bySurface)}つを、土地の ひろさで わけました`;
  if (bySurface === 0) return `${number(byWeight)}つを、${BASES[basis]}で わけました`;
  return `${number(byWeight + bySurface)}つの うち ${number(byWeight)}つは ${BASES[basis]}で、${number(bySurface)}つは 土地の ひろさで わけました`;
}

type Valued = ExplanationInput & { readonly value: number };

function nearestOf(input: Valued): string {
  const { value, statistic, denominator, middle } = input;
  if (statistic === 'mean') {
    const mean = meanText(number, input);
    return `みんなの きょりを たすと ${mean.numerator}m ÷ ${mean.denominator}人 = ${meters(value)}`;
  }
  if (!middle) return `${number(denominator ?? 0)}人の ${STATISTICS[statistic] ?? ''} きょり = ${meters(value)}`;
  const { wanted, nearer, within } = middlePersonText(number, middle);
  const part = middle.share === 0.5 ? 'はんぶん' : '10人の うち 9人';
  return `${number(denominator ?? 0)}人の ${part}は ${wanted}人です。${meters(value)}より 近い 人は ${nearer}人、${meters(value)}までの 人は ${within}人です。だから ${meters(value)}です`;
}

function minutesOf({ value, denominator, middle }: Valued): string {
  const minutes = `${number(value)}分`;
  if (!middle) return `${number(denominator ?? 0)}人の まん中の 人 = ${minutes}`;
  const { wanted, nearer, within } = middlePersonText(number, middle);
  return `${number(denominator ?? 0)}人の はんぶんは ${wanted}人です。${minutes}より 早く つく 人は ${nearer}人、${minutes}までに つく 人は ${within}人です。だから まん中の 人は ${minutes}です`;
}

export const easyJapanese: ExplanationPhrases = {
  detail(rule) {
    switch (rule.measure) {
      case 'coverage':
        return `${rule.people}・${reach(rule)}`;
      case 'nearest':
        return `${rule.people}・${STATISTICS[rule.statistic] ?? ''} きょり`;
      case 'per1000':
        return `${rule.people} 1,000人に ついての ${AMOUNTS[rule.statistic]?.what ?? 'かず'}`;
      case 'access':
        return accessInEasyJapanese.detail(rule);
      case 'traveltime':
        return `${rule.people}・あるきと バス・${rule.leaving.from}から ${rule.leaving.until}に 出る`;
      case 'roundtrip':
        return `${rule.people}・あく 日に 行って、その 日に 帰る`;
      case 'departures':
        return 'いちばん バスが 多い ところ・1日';
      case 'presence':
        return 'ちくごとに、ある・ない・まだ わからない';
      case 'count':
        return `ちくごとの ${COUNTED[rule.statistic] ?? 'かず'}`;
    }
  },
  formula(input) {
    switch (input.measure) {
      case 'coverage':
        return `${places(input)}が ${reach(input)}に ある ${input.people} ÷ ${input.people} ぜんぶ`;
      case 'nearest':
        return `${input.people}から、いちばん 近い ${input.kind}までの ${STATISTICS[input.statistic] ?? ''} きょり`;
      case 'per1000':
        return `${input.kind}の ${AMOUNTS[input.statistic]?.what ?? 'かず'} ÷ ${input.people} × 1,000`;
      case 'access':
        return accessInEasyJapanese.formula(input);
      case 'traveltime':
        return input.statistic === 'p90'
          ? `${input.people}が、あるきと バスで ${input.kind}に つくまでの 分(10回の うち 9回は これより 早い。まん中の 人)`
          : `${input.people}が、あるきと バスで ${input.kind}に つくまでの 分(まつ 時間も 入る。まん中の 人)`;
      case 'roundtrip':
        return `${input.kind}が あく 日に、あるきと バスで 行って、その 日に 帰る ことが できる ${input.people} ÷ ${input.people} ぜんぶ`;
      case 'departures':
        return 'ちくで いちばん バスが 多い ところから、その 日に 出る バスの かず';
      case 'presence':
        return input.isGroup ? `${input.kind}が ある ちく ÷ ぜんぶの ちく` : `${input.kind}が ある(1)か、ない(0)か`;
      case 'count':
        return input.isGroup
          ? `ちくごとに かぞえた ${input.kind}を たした かず`
          : `${input.kind}の いちばん 新しい かず`;
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
          return `${area}: ${number(numerator ?? 0)}ちく ÷ ${number(denominator)}ちく = ${percent(value)}`;
        return `${area}: ${value > 0 ? 'ある' : 'ない'}`;
      case 'access':
        return accessInEasyJapanese.example(input);
      case 'traveltime':
        return `${area}: ${minutesOf(input)}`;
      case 'departures':
        return `${area}: ${input.busiestStop === null ? '' : `「${input.busiestStop}」から `}${number(value)}回`;
      case 'count': {
        const parts = input.parts.map((part) => number(part)).join(' + ');
        return `${area}: ${parts && `${parts} = `}${number(value)}${COUNTERS[input.statistic] ?? ''}`;
      }
    }
  },
  access: accessInEasyJapanese,
  limits: {
    walkIsEstimated: () => 'みちの データが まだ ないので、まっすぐの きょりに 1.3を かけて います。',
    walkIsAlongStreets: () => 'ちずに ある みちを 歩いた きょりです。ちずに ない みちは 入って いません。',
    slopesAreLeftOut: () => 'さかみちの ことは 入って いません。',
    lineIsStraight: () => 'まっすぐの きょりです。川や せんろや さかみちの ことは 入って いません。',
    peopleStandInTheMiddle: () => '人は、すんで いる 四角の まん中に いると して います。',
    placesAreAlike: (statistic) => `${ALIKE[statistic] ?? '広さや、あく 回数'}の ちがいは 入って いません。`,
    peopleArePartlyKnown: (who, share) =>
      `${who}の かずが わかるのは、ちくの ${wholePercent(share)}です。わからない ところの 人は 入って いません。`,
    carsAreLeftOut: () => '車や、おくれは 入って いません。',
    withoutPlace: (kind, count) => `どこに あるか わからない ${kind} ${number(count)}か所は 入って いません。`,
    withoutSchedule: (kind, count) => `いつ あくか わからない ${kind} ${number(count)}か所も かぞえて います。`,
    pastShelfLife: (records) => `たしかめてから 長い 時間が たった ${number(records)}つも、かぞえて います。`,
    unconfirmedAsAbsent: () => 'まだ わからない ちくは「ない」と して かぞえて います。',
    fewAreCountedTogether: () =>
      '人が 10人より 少ない ところは、近くの ところと いっしょに 数えて います。数が 少し ちがう ことが あります。',
    borderIsDerived: () => 'ちくの さかいは、町の さかいを つないで います。',
    borderIsUnknown: () => 'ちくの さかいが まだ ないので、町の 名まえで 人を 分けて います。',
    useIsLeftOut: (kind) =>
      `${kind}が あるか、ないか、まだ わからないかです。どれだけ つかわれて いるかは 入って いません。`,
    countsAreAsWritten: () => 'ひょうに 書いて ある かずです。そのあとに 変わった 分は 入って いません。',
    otherStopsAreLeftOut: () => 'ほかの ところの バスは 入って いません。',
    borderIsEstimated: () => 'ちくの さかいは だいたいです。となりの ちくの 人が 入って いる ことが あります。',
    demandRidesAreLeftOut: () => '電話で よぶ 車や、むかえに くる 車は 入って いません。',
    throughRidesAreChanges: () => 'のったまま 行ける ところも、のりかえと して かぞえて います。',
    withoutHours: (kind, count) => `いつ あくか わからない ${kind} ${number(count)}か所は 入って いません。`,
    withoutSeats: (kind, count) => `せきの かずが わからない ${kind} ${number(count)}か所は 入って いません。`,
    undecidedStops: (stops) =>
      `この 日の バスが わからない ところが ${number(stops)}か所 あります。その バスは 入って いません。`,
    timetableHasRunOut: () => 'バスの 時間は 古いです。新しい 時間が 入るまで、古い 時間で かぞえて います。',
  },
  parameters: {
    populationYear: (year) => ({ name: '人の かずの 年', value: `${year}年` }),
    divided: (cells) => ({ name: 'ちくの さかいに ある 四角', value: divided(cells) }),
    threshold: (distance) => ({ name: '近いと いう きょり', value: meters(distance) }),
    ruralThreshold: (distance) => ({ name: '家が 少ない ところで 近いと いう きょり', value: meters(distance) }),
    pace: (metersPerMinute) => ({ name: 'あるく はやさ', value: `1分に ${meters(metersPerMinute)}` }),
    way: (method) => ({ name: 'みちの はかりかた', value: WAYS[method] }),
    weekly: () => ({ name: 'あきかた', value: '1週間に 1回は あく(わからない ところも かぞえる)' }),
    departures: (least) => ({ name: '1日の バス', value: `${number(least)}回より 多い` }),
    leaving: (from, until) => ({ name: '家を 出る 時間', value: `${from}から ${until}まで、1分ごと` }),
    walks: (access, direct) => ({
      name: 'あるく きょり',
      value: `バスの ところまで ${meters(access)}、あるきだけなら ${meters(direct)}まで`,
    }),
    rides: (most) => ({ name: 'のる かず', value: `${number(most)}回まで` }),
    staying: (isSession, minutes) => ({
      name: 'そこに いる 時間',
      value: isSession ? `はじまりから おわりまで(長くて ${number(minutes / 60)}時間)` : `${number(minutes)}分`,
    }),
    homeBetween: (leave, home) => ({ name: '家を 出る・帰る', value: `${leave}から 出て、${home}までに 帰る` }),
    openDays: (from, to) => ({ name: 'かぞえた 日', value: from === to ? from : `${from}から ${to}までの あく 日` }),
    longestHours: (hours) => ({ name: 'いちばん 長い 時間', value: `${number(hours)}時間まで` }),
    dataFrom: (day) => ({ name: 'いちばん 古い データの 日', value: day }),
    serviceDay: (day) => ({ name: 'バスの 時間の 日', value: day }),
    day: (day) => ({ name: 'いつの こと', value: day }),
    counted: (count) => ({ name: 'かぞえた ところ', value: `${number(count)}か所` }),
    neighbours: (count) => ({ name: 'となりの まちの ところ', value: `${number(count)}か所` }),
    interval: (low, high) => ({ name: '95%の はば', value: `${percent(low)}から ${percent(high)}` }),
    rateInterval: (low, high) => ({ name: '95%の はば', value: `${amount(low)}から ${amount(high)}か所` }),
  },
  sources: {
    resources: '場所',
    population: '人の かず',
    areas: 'ちくの かたち',
    membership: '町の 名まえと ちく',
    presence: 'ある・ない',
    counts: 'かぞえた かず',
    gtfs: 'バスの 時間',
    streets: 'みち',
    weights: 'たてもの・土地',
  },
};

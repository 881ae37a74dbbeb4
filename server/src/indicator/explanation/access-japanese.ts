import type { AccessMethod, Decay } from '@hazama/geo';
import { numberText } from '../../wire/index.ts';
import { ACCESS_SOURCES, type AccessExample } from './access-input.ts';
import type { AccessPhrases, RuleInput } from './explanation-input.ts';
import { digitsOfAmount, mainPlaceText, meanText, rateText } from './printed-numbers.ts';

const number = (value: number, digits = 0) => numberText(value, 'ja-JP', digits);
const amount = (value: number) => number(value, digitsOfAmount(value));

/** What a place's capacity is divided by. */
const DEMANDS: Readonly<Record<AccessMethod, (people: string) => string>> = {
  cumulative: () => '',
  gravity: () => '',
  '2sfca': (people) => `そこまで行ける${people}`,
  e2sfca: (people) => `そこまで行ける${people}(近い人ほど重い)`,
  '3sfca': (people) => `そこを選ぶ${people}(ひとりの行く先を、近い所ほど多くなるように分ける)`,
  m2sfca: (people) => `そこまで行ける${people}(近い人ほど重い)`,
  bfca: (people) => `そこを使う${people}(ひとりの重みは、すべての所の合計でちょうど1)`,
};
/** How the quotients are added up in each place where people live. */
const SUMS: Readonly<Record<AccessMethod, string>> = {
  cumulative: '',
  gravity: '',
  '2sfca': '行ける所の①を足す',
  e2sfca: '行ける所の①を、近いほど重く足す',
  '3sfca': '行ける所の①を、近さと選ばれやすさの重みで足す',
  m2sfca: '行ける所の①を、近さの重みを2回かけて足す(遠い分は届ききらない)',
  bfca: '①を、所ごとの重みの合計がちょうど1になるように分けて足す',
};

export const accessInJapanese: AccessPhrases = {
  detail(rule) {
    const { isShared = true, countsPlaces = true, method = 'e2sfca' } = rule.access ?? {};
    const whom =
      method === 'bfca'
        ? `${rule.people}・くらべるための数`
        : isShared
          ? `${rule.people}1,000人あたり`
          : `${rule.people}ひとりの近くの平均`;
    const what = countsPlaces ? '' : '・月の席';
    const near = method === '2sfca' || method === 'cumulative' ? '' : '、近いほど重く';
    return `${whom}${what}・${reach(rule)}まで${near}${isShared ? '、混みぐあいも入れて' : ''}`;
  },
  formula(rule) {
    const { method = 'e2sfca', isShared = true, countsPlaces = true } = rule.access ?? {};
    const capacity = countsPlaces ? '1か所' : '定員 × 月にひらく回数';
    if (!isShared) {
      const weighted = method === 'gravity' ? '近いほど重く足し' : '数え';
      return `暮らす所ごとに、${reach(rule)}以内の${rule.kind}(${capacity})を${weighted}、${rule.people}で平均する`;
    }
    return `① ${rule.kind}ごとに、${capacity} ÷ ${DEMANDS[method](rule.people)}\n② 暮らす所ごとに、${SUMS[method]}\n③ ②を${rule.people}で平均して × 1,000`;
  },
  example(input) {
    const { area, value, mainPlace } = input;
    const { method = 'e2sfca', countsPlaces = true, isShared = true } = input.access ?? {};
    const unit = method === 'bfca' ? '' : countsPlaces ? 'か所' : '席';
    const { numerator, denominator } = isShared
      ? rateText(number, input)
      : meanText(number, input, digitsOfAmount(value));
    const own = !isShared
      ? `ひとりひとりの分の合計 ${numerator}${unit}`
      : method === 'bfca'
        ? `②の合計 ${numerator}`
        : `ここに届く分 ${numerator}${unit}`;
    const said = `${area}: ${own} ÷ ${denominator}人${isShared ? ' × 1,000' : ''} = ${amount(value)}${unit}`;
    return mainPlace ? `${said}\n${mainPlaceOf(input, mainPlace, unit)}` : said;
  },
  parameters: ({ method, decay, countsPlaces, limitMinutes }, catchmentMeters) => [
    { name: '方法の出典', value: ACCESS_SOURCES[method] },
    limitMinutes === null
      ? { name: '数える範囲', value: `道のりで${number(catchmentMeters)}mまで(ちょうどの所も入る)` }
      : {
          name: '数える範囲',
          value: `家を出てから着くまで${number(limitMinutes)}分(待ち時間と歩きをふくむ、出発1分ごとのまん中の値。ちょうどの所も入る)`,
        },
    { name: '近さの重み', value: weights(decay, limitMinutes === null ? BY_METERS : BY_MINUTES) },
    { name: '1か所の大きさ', value: countsPlaces ? '1(広さや回数を問わない)' : '定員 × 月にひらく回数' },
  ],
  carsAreLeftOut: () => '車やバスで行くことは入っていません。',
  neighboursAreLeftOut: () =>
    'となりの市町村の所は数えていますが、そこに暮らす人は数えていません。さかいめの近くでは、実際より届きやすく見えることがあります。',
  withoutAmount: (kind, places) => `定員か、ひらく日のわからない${kind} ${number(places)}か所は入っていません。`,
};

function mainPlaceOf(
  { people, access }: Pick<RuleInput, 'people' | 'access'>,
  { name, capacity, demand, ratio, falling }: AccessExample,
  unit: string,
): string {
  const which = name === null ? 'となりの市町村の所' : `「${name}」`;
  const part = access?.method === 'bfca' ? `②の ${amount(falling)}` : `${amount(falling)}${unit}`;
  const shared = demand === null ? null : mainPlaceText(number, { capacity, demand, ratio });
  const divided =
    shared === null
      ? ''
      : `: ${shared.numerator}${unit} ÷ 重みつきの${people} ${shared.denominator}人 × 1,000 = ${amount(ratio * 1000)}${unit}`;
  return `いちばん大きいのは${which}${divided}。そのうち、ここに届くのは ${part}です。`;
}

function reach({ minutes, thresholdMeters, access }: RuleInput): string {
  if (access && access.limitMinutes !== null) return `歩きとバスで${number(access.limitMinutes)}分`;
  const meters = `${number(thresholdMeters)}m`;
  return minutes === null ? `道のりで${meters}` : `歩いて${number(minutes)}分(${meters})`;
}

/** What the costs are and are counted in. */
interface CostWords {
  readonly cost: string;
  readonly unit: string;
}

const BY_METERS: CostWords = { cost: '道のり', unit: 'm' };
const BY_MINUTES: CostWords = { cost: '時間', unit: '分' };

function weights(decay: Decay, { cost, unit }: CostWords): string {
  const upTo = (limit: number | undefined) => (limit === undefined ? '' : `、${number(limit)}${unit}まで`);
  switch (decay.shape) {
    case 'STEP':
      return decay.steps.map(({ upTo: far, weight }) => `${number(far)}${unit}まで ${number(weight, 3)}`).join('、');
    case 'GAUSSIAN':
      return `e^(−½(${cost} ÷ ${number(decay.bandwidth)}${unit})²)${upTo(decay.limit)}`;
    case 'EXPONENTIAL':
      return `e^(−${number(decay.rate, 6)} × ${cost}${unit})${upTo(decay.limit)}`;
    case 'POWER':
      return `(${cost} ÷ ${number(decay.least)}${unit})^−${number(decay.exponent, 3)}、${number(decay.least)}${unit}まで 1${upTo(decay.limit)}`;
  }
}

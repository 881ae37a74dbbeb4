import type { Decay } from '@hazama/geo';
import { numberText } from '../../wire/index.ts';
import { ACCESS_SOURCES } from './access-input.ts';
import type { AccessPhrases, RuleInput } from './explanation-input.ts';
import { digitsOfAmount, meanText, rateText } from './printed-numbers.ts';

const number = (value: number, digits = 0) => numberText(value, 'ja-JP', digits);
const amount = (value: number) => number(value, digitsOfAmount(value));

export const accessInEasyJapanese: AccessPhrases = {
  detail(rule) {
    const { isShared = true } = rule.access ?? {};
    return `${rule.people}${isShared ? ' 1,000人に ついて・つかう 人の 数も 考える' : '・近くに ある かず'}・${reach(rule)}まで`;
  },
  formula(rule) {
    const { isShared = true, countsPlaces = true } = rule.access ?? {};
    const capacity = countsPlaces ? '1か所' : 'せきの かず × 1か月に あく 回数';
    if (!isShared) return `${reach(rule)}までに ある ${rule.kind}の かず(${rule.people}の へいきん)`;
    return `${rule.kind}(${capacity})を、そこに 行ける ${rule.people}で わけます。近い 人に 多く わけます。わけた ものを たして、1,000人の かずに します`;
  },
  example(input) {
    const { area, value, access } = input;
    const { isShared = true, countsPlaces = true } = access ?? {};
    const unit = access?.method === 'bfca' ? '' : countsPlaces ? 'か所' : 'せき';
    const { numerator, denominator } = isShared
      ? rateText(number, input)
      : meanText(number, input, digitsOfAmount(value));
    return `${area}: ${numerator}${unit} ÷ ${denominator}人${isShared ? ' × 1,000' : ''} = ${amount(value)}${unit}`;
  },
  parameters: ({ method, decay, countsPlaces, limitMinutes }, catchmentMeters) => [
    { name: 'はかりかたの 本', value: ACCESS_SOURCES[method] },
    limitMinutes === null
      ? { name: 'かぞえる きょり', value: `${number(catchmentMeters)}mまで` }
      : { name: 'かぞえる 時間', value: `家を 出てから ${number(limitMinutes)}分まで(まつ 時間も 入る)` },
    { name: '近さの おもさ', value: weights(decay, limitMinutes === null ? 'm' : '分') },
    { name: '1か所の 大きさ', value: countsPlaces ? 'どこも 1' : 'せきの かず × 1か月に あく 回数' },
  ],
  carsAreLeftOut: () => '車や バスで 行く ことは 入って いません。',
  neighboursAreLeftOut: () =>
    'となりの まちに すむ 人は かぞえて いません。さかいの 近くは、ほんとうより 行きやすく 見えます。',
  withoutAmount: (kind, places) => `せきや あく 日が わからない ${kind} ${number(places)}か所は 入って いません。`,
};

function reach({ minutes, thresholdMeters, access }: RuleInput): string {
  if (access && access.limitMinutes !== null) return `あるきと バスで ${number(access.limitMinutes)}分`;
  const meters = `${number(thresholdMeters)}m`;
  return minutes === null ? meters : `あるいて ${number(minutes)}分(${meters})`;
}

function weights(decay: Decay, unit: string): string {
  if (decay.shape === 'STEP')
    return decay.steps.map(({ upTo, weight }) => `${number(upTo)}${unit}まで ${number(weight, 3)}`).join('、');
  return '近いほど 1に 近く、遠いほど 小さい';
}

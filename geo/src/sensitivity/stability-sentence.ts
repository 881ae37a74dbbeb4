import { NUMBERS } from '../sentence/language-words.ts';
import type { Language } from '../sentence/sentence-input.ts';
import type { TargetConclusion, TownConclusion } from './conclusion.ts';

/** A conclusion as it is put into words. */
export type SpokenConclusion =
  | { readonly finding: 'TARGET'; readonly conclusion: TargetConclusion }
  | { readonly finding: 'TOWN'; readonly conclusion: TownConclusion }
  /** Names of the areas where most of those live who are not yet reached. */
  | { readonly finding: 'MOST_PEOPLE'; readonly areas: readonly string[] }
  /** Name of the place that would help most as the next one. */
  | { readonly finding: 'NEXT_PLACE'; readonly place: string };

/** What the words of a sensitivity need of it. */
export interface StabilityInput {
  /** Null where today's is itself undecided. */
  readonly conclusion: SpokenConclusion | null;
  readonly total: number;
  readonly holding: number;
  readonly undecided: number;
  /** What the others conclude, the most frequent first. */
  readonly changes: readonly { readonly conclusion: SpokenConclusion; readonly count: number }[];
  /** Single values that change it by themselves, in the reader's language: 「届くとみなす距離 500m」. */
  readonly breakers: readonly string[];
  /** Outside staff: whether the numbers behind it are kept back, so that they tell of no fewer than 10 people. */
  readonly isWithheld: boolean;
}

/** More than this a sentence doesn't list: the table does. */
const MOST_LISTED = 3;

/** One conclusion in plain words: 「目標に届いている」. */
export function conclusionWords(conclusion: SpokenConclusion, language: Language): string {
  return PHRASES[language].conclusion(conclusion);
}

/** この結論は N 通り中 M 通りで変わらない, what it changes to, by what, and in how many it can't be said. */
export function stabilitySentence(input: StabilityInput, language: Language): string {
  const phrases = PHRASES[language];
  const { conclusion, total, holding, undecided, breakers } = input;
  const number = NUMBERS[language].number;
  if (total === 0) return phrases.nothingToChange();
  const list = input.changes
    .slice(0, MOST_LISTED)
    .map((change) => phrases.changed(inShort(phrases, change.conclusion), number(change.count)));
  const changing = total - holding - undecided;
  const said = conclusion
    ? holding === total
      ? phrases.always(phrases.conclusion(conclusion), number(total))
      : phrases.holds(phrases.conclusion(conclusion), number(total), number(holding))
    : phrases.undecidedToday(number(total));
  const parts = [
    said,
    changing > 0 ? phrases.changes(number(changing), list, input.changes.length > MOST_LISTED) : '',
    conclusion && breakers.length > 0
      ? phrases.breakers(breakers.slice(0, MOST_LISTED), breakers.length > MOST_LISTED)
      : '',
    undecided > 0 ? phrases.undecided(number(undecided)) : '',
    input.isWithheld ? phrases.withheld() : '',
  ];
  return parts.filter(Boolean).join(phrases.gap);
}

/** Behind a sentence that has said what they are of, areas and places are named alone. */
function inShort(phrases: StabilityPhrases, conclusion: SpokenConclusion): string {
  if (conclusion.finding === 'NEXT_PLACE') return conclusion.place;
  return conclusion.finding === 'MOST_PEOPLE' ? phrases.areas(conclusion.areas) : phrases.conclusion(conclusion);
}

interface StabilityPhrases {
  /** Between sentences. */
  readonly gap: string;
  conclusion(conclusion: SpokenConclusion): string;
  areas(names: readonly string[]): string;
  nothingToChange(): string;
  always(conclusion: string, total: string): string;
  holds(conclusion: string, total: string, holding: string): string;
  undecidedToday(total: string): string;
  /** One of the list of `changes`. */
  changed(conclusion: string, count: string): string;
  changes(count: string, list: readonly string[], isCut: boolean): string;
  breakers(list: readonly string[], isCut: boolean): string;
  undecided(count: string): string;
  withheld(): string;
}

const PHRASES: Readonly<Record<Language, StabilityPhrases>> = {
  JA: {
    gap: '',
    conclusion(said) {
      if (said.finding === 'TARGET')
        return { ACHIEVED: '目標に届いている', ON_TRACK: '目標まであと少し', ATTENTION: '目標へはこれから' }[
          said.conclusion
        ];
      if (said.finding === 'TOWN') return said.conclusion === 'MORE' ? '値が町全体より大きい' : '値が町全体より小さい';
      if (said.finding === 'NEXT_PLACE') return `つぎに置くなら、${said.place}がいちばん助かる`;
      return `まだ届いていない人が多く暮らすのは、${said.areas.join('・')}`;
    },
    areas: (names) => names.join('・'),
    nothingToChange: () => '変えてためせる前提がありません。',
    always: (conclusion, total) => `「${conclusion}」という結論は、前提を変えた${total}通りのすべてで変わりません。`,
    holds: (conclusion, total, holding) =>
      `「${conclusion}」という結論は、前提を変えた${total}通り中 ${holding}通りで変わりません。`,
    undecidedToday: (total) => `いまの前提では、まだ言い切れません(判定不能)。前提を変えた${total}通りをためしました。`,
    changed: (conclusion, count) => `「${conclusion}」が${count}通り`,
    changes: (count, list, isCut) => `${count}通りでは別の結論になります(${list.join('、')}${isCut ? 'など' : ''})。`,
    breakers: (list, isCut) => `それだけで結論が変わる前提: ${list.join('、')}${isCut ? 'など' : ''}。`,
    undecided: (count) => `${count}通りは、幅が比べる値にかかるか、値がわからないため、言い切れません。`,
    withheld: () => '数は、10人未満の人がわからないように出していません。',
  },
  JA_EASY: {
    gap: '',
    conclusion(said) {
      if (said.finding === 'TARGET')
        return { ACHIEVED: 'めあてに 届いた', ON_TRACK: 'めあてまで あと 少し', ATTENTION: 'めあてへは これから' }[
          said.conclusion
        ];
      if (said.finding === 'TOWN')
        return said.conclusion === 'MORE' ? '町 ぜんたいより 大きい' : '町 ぜんたいより 小さい';
      if (said.finding === 'NEXT_PLACE') return `つぎに 置くなら ${said.place}が いちばん 助かる`;
      return `まだ 届いて いない 人が 多い ところは ${said.areas.join('・')}`;
    },
    areas: (names) => names.join('・'),
    nothingToChange: () => '変えて ためす ものが ありません。',
    always: (conclusion, total) => `${total}通り ためしました。どれも 「${conclusion}」です。`,
    holds: (conclusion, total, holding) =>
      `${total}通り ためしました。「${conclusion}」が 変わらないのは ${holding}通りです。`,
    undecidedToday: (total) => `いまは まだ はっきり 言えません。${total}通り ためしました。`,
    changed: (conclusion, count) => `「${conclusion}」が ${count}通り`,
    changes: (count, list, isCut) => `${count}通りは ちがう 答えです(${list.join('、')}${isCut ? ' など' : ''})。`,
    breakers: (list, isCut) => `それだけで 答えが 変わる もの: ${list.join('、')}${isCut ? ' など' : ''}。`,
    undecided: (count) => `${count}通りは はっきり 言えません。`,
    withheld: () => '数は 出して いません。少ない 人の ことが わからないように するためです。',
  },
  EN: {
    gap: ' ',
    conclusion(said) {
      if (said.finding === 'TARGET')
        return { ACHIEVED: 'target reached', ON_TRACK: 'close to the target', ATTENTION: 'target still ahead' }[
          said.conclusion
        ];
      if (said.finding === 'TOWN') return said.conclusion === 'MORE' ? 'above the whole town' : 'below the whole town';
      if (said.finding === 'NEXT_PLACE') return `the next place helps most at ${said.place}`;
      return `most of those not yet reached live in ${said.areas.join(', ')}`;
    },
    areas: (names) => names.join(', '),
    nothingToChange: () => 'There is no assumption that could be changed.',
    always: (conclusion, total) => `“${conclusion}” holds in all ${total} settings with other assumptions.`,
    holds: (conclusion, total, holding) =>
      `“${conclusion}” holds in ${holding} of ${total} settings with other assumptions.`,
    undecidedToday: (total) =>
      `With today's assumptions it can't be decided. ${total} settings with other assumptions were tried.`,
    changed: (conclusion, count) => `“${conclusion}” in ${count}`,
    changes: (count, list, isCut) =>
      `In ${count} the conclusion is another: ${list.join('; ')}${isCut ? ' and others' : ''}.`,
    breakers: (list, isCut) => `Changes it by itself: ${list.join('; ')}${isCut ? ' and others' : ''}.`,
    undecided: (count) =>
      `In ${count} it can't be decided: the range spans what it is compared with, or a value is not known.`,
    withheld: () => 'The numbers are not shown, so that they tell of no group of fewer than 10 people.',
  },
  PT: {
    gap: ' ',
    conclusion(said) {
      if (said.finding === 'TARGET')
        return { ACHIEVED: 'meta alcançada', ON_TRACK: 'perto da meta', ATTENTION: 'meta ainda pela frente' }[
          said.conclusion
        ];
      if (said.finding === 'TOWN')
        return said.conclusion === 'MORE' ? 'acima do município inteiro' : 'abaixo do município inteiro';
      if (said.finding === 'NEXT_PLACE') return `o próximo lugar ajuda mais em ${said.place}`;
      return `a maior parte das pessoas ainda não alcançadas mora em ${said.areas.join(', ')}`;
    },
    areas: (names) => names.join(', '),
    nothingToChange: () => 'Não há premissa que possa ser mudada.',
    always: (conclusion, total) => `“${conclusion}” vale em todas as ${total} combinações com outras premissas.`,
    holds: (conclusion, total, holding) =>
      `“${conclusion}” vale em ${holding} de ${total} combinações com outras premissas.`,
    undecidedToday: (total) =>
      `Com as premissas de hoje não se pode decidir. Foram testadas ${total} combinações com outras premissas.`,
    changed: (conclusion, count) => `“${conclusion}” em ${count}`,
    changes: (count, list, isCut) => `Em ${count} a conclusão é outra: ${list.join('; ')}${isCut ? ' e outras' : ''}.`,
    breakers: (list, isCut) => `Muda a conclusão por si só: ${list.join('; ')}${isCut ? ' e outras' : ''}.`,
    undecided: (count) => `Em ${count} não se pode decidir: a faixa abrange o valor comparado, ou falta um valor.`,
    withheld: () => 'Os números não são mostrados, para não revelar grupos com menos de 10 pessoas.',
  },
};

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
  return inFull(PHRASES[language], conclusion);
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
      ? phrases.always(inFull(phrases, conclusion), number(total))
      : phrases.holds(inFull(phrases, conclusion), number(total), number(holding))
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

function inFull(phrases: StabilityPhrases, said: SpokenConclusion): string {
  switch (said.finding) {
    case 'TARGET':
      return phrases.target[said.conclusion];
    case 'TOWN':
      return phrases.town[said.conclusion];
    case 'MOST_PEOPLE':
      return phrases.mostPeople(said.areas.join(phrases.comma));
    case 'NEXT_PLACE':
      return phrases.nextPlace(said.place);
  }
}

/** Behind a sentence that has said what they are of, areas and places are named alone. */
function inShort(phrases: StabilityPhrases, said: SpokenConclusion): string {
  if (said.finding === 'NEXT_PLACE') return said.place;
  return said.finding === 'MOST_PEOPLE' ? said.areas.join(phrases.comma) : inFull(phrases, said);
}

interface StabilityPhrases {
  /** Between sentences. */
  readonly gap: string;
  /** Between the names of areas. */
  readonly comma: string;
  readonly target: Readonly<Record<TargetConclusion, string>>;
  readonly town: Readonly<Record<TownConclusion, string>>;
  mostPeople(areas: string): string;
  nextPlace(place: string): string;
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
    comma: '・',
    target: { ACHIEVED: '目標に届いている', ON_TRACK: '目標まであと少し', ATTENTION: '目標へはこれから' },
    town: { MORE: '値が町全体より大きい', LESS: '値が町全体より小さい' },
    mostPeople: (areas) => `まだ届いていない人が多く暮らすのは、${areas}`,
    nextPlace: (place) => `つぎに置くなら、${place}がいちばん助かる`,
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
    comma: '・',
    target: { ACHIEVED: 'めあてに 届いた', ON_TRACK: 'めあてまで あと 少し', ATTENTION: 'めあてへは これから' },
    town: { MORE: '町 ぜんたいより 大きい', LESS: '町 ぜんたいより 小さい' },
    mostPeople: (areas) => `まだ 届いて いない 人が 多い ところは ${areas}`,
    nextPlace: (place) => `つぎに 置くなら ${place}が いちばん 助かる`,
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
    comma: ', ',
    target: { ACHIEVED: 'target reached', ON_TRACK: 'close to the target', ATTENTION: 'target still ahead' },
    town: { MORE: 'above the whole town', LESS: 'below the whole town' },
    mostPeople: (areas) => `most of those not yet reached live in ${areas}`,
    nextPlace: (place) => `the next place helps most at ${place}`,
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
    comma: ', ',
    target: { ACHIEVED: 'meta alcançada', ON_TRACK: 'perto da meta', ATTENTION: 'meta ainda pela frente' },
    town: { MORE: 'acima do município inteiro', LESS: 'abaixo do município inteiro' },
    mostPeople: (areas) => `a maior parte das pessoas ainda não alcançadas mora em ${areas}`,
    nextPlace: (place) => `o próximo lugar ajuda mais em ${place}`,
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

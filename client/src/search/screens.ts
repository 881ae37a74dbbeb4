import type { MessageId } from '../i18n/use-text.tsx';
import { DUPLICATES, PINS, REMOVED, REVIEW, type RecordTab, SITING, type ViewState } from '../view-state.ts';

/** A screen that the search leads to. */
export interface FoundScreen {
  readonly name: MessageId;
  readonly to: Partial<ViewState>;
}

interface Screen extends FoundScreen {
  /** What it is called, in kana, kanji and Latin letters; each is found by its beginning. */
  readonly words: string;
  /** Whoever may not write finds nothing there. */
  readonly isForStaff?: true;
}

/** 確認リスト: what nobody has confirmed for a year. */
const STALE_MONTHS = 12;

const resources = { screen: 'resources', resource: null, stale: null, kind: null, sort: null } as const;
const records = (tab: RecordTab): Partial<ViewState> => ({
  screen: 'records',
  records: tab,
  record: null,
  show: null,
  kind: null,
  sort: null,
});

const screens: readonly Screen[] = [
  { name: 'search.screen.map', words: '地図 ちず map chizu', to: { view: 'map' } },
  { name: 'search.screen.table', words: '表 ひょう table hyou', to: { view: 'table' } },
  { name: 'search.screen.text', words: '文章 ぶんしょう text bunshou', to: { view: 'text' } },
  {
    name: 'analysis.title',
    words:
      '地区のちがい ちくのちがい ちがい 分析 ぶんせき 格差 ジニ ローレンツ ファンネル モラン analysis gini funnel moran bunseki',
    to: { screen: 'analysis' },
    isForStaff: true,
  },
  { name: 'nav.resources', words: '資源 しげん 地域資源 ちいきしげん resources shigen', to: resources },
  {
    name: 'res.confirmList',
    words: '確認リスト かくにんりすと 電話 でんわ confirm kakunin',
    to: { ...resources, stale: STALE_MONTHS },
  },
  { name: 'rec.agreements', words: '協定 きょうてい 見守り協定 agreements kyoutei', to: records('agreements') },
  {
    name: 'rec.assignments',
    words: '担当 たんとう 役割 やくわり posts assignments tantou',
    to: records('assignments'),
  },
  { name: 'rec.events', words: '行事 ぎょうじ イベント カレンダー events calendar gyouji', to: records('events') },
  { name: 'rec.plan', words: '計画 けいかく 地域福祉計画 ちいきふくしけいかく plan keikaku', to: records('plan') },
  {
    name: 'live.title',
    words: 'もし置いたら もしおいたら ピン 置いてみる ためす what if pin moshi oitara',
    to: { screen: 'whatif', scenario: PINS, view: 'map' },
  },
  {
    name: 'siting.title',
    words: 'つぎに置くなら 次に置くなら 置き場所 おきばしょ 候補 こうほ siting next places tsugini okibasho',
    to: { screen: 'whatif', scenario: SITING, view: 'map' },
  },
  {
    name: 'res.duplicates',
    words: '重なり かさなり 重複 ちょうふく duplicates kasanari',
    to: { ...resources, resource: DUPLICATES },
    isForStaff: true,
  },
  {
    name: 'res.removed',
    words: 'なくなった 消した けした 無くなった 削除 さくじょ removed nakunatta keshita',
    to: { ...resources, resource: REMOVED },
    isForStaff: true,
  },
  {
    name: 'nav.import',
    words: '取込 取り込み とりこみ ファイル import torikomi',
    to: { screen: 'import', job: null, pile: null },
    isForStaff: true,
  },
  {
    name: 'import.review',
    words: '確かめてください たしかめてください 確かめる たしかめる review check tashikame',
    to: { screen: 'import', job: REVIEW, pile: null, of: null, reason: null },
    isForStaff: true,
  },
];

/** The screens that a word of begins with what was typed, in any kana and width. */
export function findScreens(words: string, mayEdit: boolean): readonly FoundScreen[] {
  const wanted = folded(words);
  if (wanted === '') return [];
  return screens.filter(
    (screen) =>
      (mayEdit || !screen.isForStaff) && screen.words.split(' ').some((word) => folded(word).startsWith(wanted)),
  );
}

/** カナ as かな, half and full width alike. */
const folded = (words: string): string =>
  words
    .trim()
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[ァ-ヶ]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) - 0x60));

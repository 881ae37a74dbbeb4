import { nameKey } from './place-name.ts';

/** 行事の種類: those that ship, each with the word on screen first and the words that lists use. A town may write its own beside them. */
const WORDS = {
  course: '講座 講習会 講習 教室 研修会 研修 出前講座 養成講座 セミナー 勉強会 学習会',
  rally: '大会 社会福祉大会 式典',
  awareness: '啓発 啓発活動 街頭啓発 キャンペーン 講演会 講演 運動',
  screening: '検診 健診 特定健診 がん検診 健康診断 健康相談',
  talk: '懇談会 懇談 地区別懇談会 座談会 ワークショップ 意見交換会',
  exchange: '交流会 交流 つどい 集い まつり 祭り 祭 フェスタ 体験会 サロン',
  drill: '訓練 防災訓練 避難訓練',
  meeting: '会議 総会 定例会 委員会 協議会 連絡会',
  other: 'その他 行事 催し イベント',
} as const;

export type KnownEventKind = keyof typeof WORDS;

/** In the order in which they are offered. */
const EVENT_KINDS = Object.keys(WORDS) as readonly KnownEventKind[];

const BY_WORD: ReadonlyMap<string, KnownEventKind> = new Map(
  EVENT_KINDS.flatMap((kind) => [kind, ...WORDS[kind].split(' ')].map((word) => [nameKey(word), kind] as const)),
);

/** The kind that a list's word stands for; undefined where it is a town's own word. */
export function findEventKind(word: string): KnownEventKind | undefined {
  return BY_WORD.get(nameKey(word));
}

/** The kind whose word stands last in a title: a 「健康講座のつどい」 is a つどい. Undefined where none does. */
export function eventKindInTitle(title: string): KnownEventKind | undefined {
  const key = nameKey(title);
  let found: { readonly kind: KnownEventKind; readonly end: number; readonly length: number } | undefined;
  for (const [word, kind] of BY_WORD) {
    const at = key.lastIndexOf(word);
    if (at < 0 || word === 'other' || kind === 'other') continue;
    const end = at + word.length;
    if (!found || end > found.end || (end === found.end && word.length > found.length))
      found = { kind, end, length: word.length };
  }
  return found?.kind;
}

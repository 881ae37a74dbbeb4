import { everydayKanji } from './kanji-variants.ts';
import { canonicalRomaji, romajiOfHiragana } from './romaji.ts';

const DIGITS = '〇一二三四五六七八九';

/**
 * One spelling for all the ways in which a name is written or typed: 「府中」 stays, 「ふちゅう」「フチュウ」「ﾌﾁｭｳ」「fuchuu」「huchu」「Fuchū」
 * become hutyu, 「霞ヶ関」「霞が関」 the same, 「瀧﨑」 滝崎, 「三丁目」 3丁目; spaces and punctuation are dropped.
 * Two texts mean the same where their folds are equal; a name is found where its fold holds the query's.
 */
export function fold(text: string): string {
  const plain = everydayKanji(text.normalize('NFKC').toLowerCase());
  const hiragana = hiraganaOf(arabicNumerals(unifiedGa(plain)));
  return canonicalRomaji(romajiOfHiragana(withoutMacrons(hiragana))).replace(/[\p{P}\p{S}\p{Z}\p{C}]/gu, '');
}

/** A record's name and reading as one text, in which a search looks for the fold of what was typed. */
export const searchKey = (name: string, nameKana?: string | null): string =>
  [name, nameKana ?? ''].map(fold).filter(Boolean).join(' ');

/** 霞ヶ関, 霞ケ関, 霞が関; 四ッ谷, 四ツ谷: between kanji these are one letter. */
const unifiedGa = (text: string): string =>
  text
    .replace(/(?<=\p{Script=Han})[ヶヵケカがか](?=\p{Script=Han})/gu, 'が')
    .replace(/[ヶヵ]/g, 'が')
    .replace(/(?<=\p{Script=Han})[ッツっつ](?=\p{Script=Han})/gu, 'つ');

/** 三丁目 → 3丁目, 十二区 → 12区: in counts of blocks alone, since 三 in 三郷 is a name. */
const arabicNumerals = (text: string): string =>
  text
    .replace(/([二三四五六七八九]?)十([一二三四五六七八九]?)(?=丁目|番|号|区)/g, (_all, tens: string, units: string) =>
      String((tens ? DIGITS.indexOf(tens) : 1) * 10 + (units ? DIGITS.indexOf(units) : 0)),
    )
    .replace(/[一二三四五六七八九](?=丁目|番|号|区)/g, (digit) => String(DIGITS.indexOf(digit)));

const hiraganaOf = (text: string): string =>
  text.replace(/[ァ-ヴ]/g, (kana) => String.fromCodePoint((kana.codePointAt(0) ?? 0) - 0x60));

/** ō → o; the dakuten of kana stays. */
const withoutMacrons = (text: string): string =>
  text.replace(/[a-zà-ɏ]/g, (letter) => letter.normalize('NFD').replace(/\p{M}/gu, ''));

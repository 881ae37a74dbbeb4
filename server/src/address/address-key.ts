import { everydayKanji } from '../name/index.ts';

const KANJI_DIGITS = '〇一二三四五六七八九';
/** ニ and ハ of the katakana pass for 二 and 八, and are typed for them. */
const NUMBER_OF_BLOCK = /[〇一二三四五六七八九十ニハ]+(?=丁目|番地|番|号)/g;
const HYPHENS = /[‐‑‒–—―−─ｰ﹣~〜]/g;

/**
 * The form in which 町字 and addresses are compared, so that one is a prefix of the other: NFKC without spaces, everyday kanji,
 * one letter each for ケ・ヶ・が and ノ・の・之 and ツ・ッ between kanji, 大字 and 字 dropped, 丁目・番地・番・号 with Arabic digits.
 * The same for a gazetteer's names and for what people write: it is never shown.
 */
export function addressTextKey(text: string): string {
  const plain = everydayKanji(text.normalize('NFKC').toLowerCase().replaceAll(/\s/g, ''))
    .replaceAll('ヶ', 'ケ')
    .replaceAll('ヵ', 'カ')
    .replaceAll(HYPHENS, '-')
    .replaceAll(/(?<=[\d\p{Script=Han}])ー(?=\d)/gu, '-');
  return arabicNumbers(plain)
    .replaceAll(/大字|(?<=.)字(?=.)/g, '')
    .replaceAll(
      /(?<=\p{Script=Han})[ヶヵケカがガか](?=\p{Script=Han})|(?<=\p{Script=Hiragana})[ヶヵケ](?=\p{Script=Han})/gu,
      'が',
    )
    .replaceAll(/(?<=\p{Script=Han})[ノのの之](?=\p{Script=Han})/gu, 'の')
    .replaceAll(/(?<=\p{Script=Han})[ッツっつ](?=\p{Script=Han})/gu, 'つ');
}

/** 三丁目 → 3丁目, 十二番地 → 12番地: in counts alone, since 三 in 三田 is a name. */
function arabicNumbers(text: string): string {
  return text.replaceAll(NUMBER_OF_BLOCK, (digits) =>
    String(kanjiNumber(digits.replaceAll('ニ', '二').replaceAll('ハ', '八'))),
  );
}

/** 一 → 1, 十二 → 12, 二十 → 20, 一〇 → 10 */
function kanjiNumber(digits: string): number {
  if (!digits.includes('十')) return Number(Array.from(digits, (digit) => KANJI_DIGITS.indexOf(digit)).join(''));
  const [tens = '', ones = ''] = digits.split('十');
  return KANJI_DIGITS.indexOf(tens || '一') * 10 + KANJI_DIGITS.indexOf(ones || '〇');
}

/** The numbers behind a 町字: 「2019番地の3 グリーンパーク」 → ["2019", "3"]; empty where none follows at once. */
export function blockNumbers(rest: string): string[] {
  const [found = ''] = /^(?:第?\d+(?:番地|番|号|の(?=\d)|-)*)+/.exec(rest.replace(/^-/, '')) ?? [];
  return found.match(/\d+/g) ?? [];
}

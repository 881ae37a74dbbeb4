import { everydayKanji } from '../../name/index.ts';
import { remembered } from './remembered.ts';

/** The addresses of a town's lists. */
const NAMES_KEPT = 20_000;
const KANJI_DIGITS = '〇一二三四五六七八九';

/** The form in which names are compared: NFKC, small letters, no spaces, one form of each kanji. */
export const nameKey = remembered((name) => {
  const plain = name.normalize('NFKC').toLowerCase().replaceAll(/\s/g, '');
  return everydayKanji(plain).replaceAll('ヶ', 'ケ').replaceAll('ヵ', 'カ');
}, NAMES_KEPT);

/** The form in which 町字 are compared: as names, 大字・字 dropped, 丁目 in Arabic digits, ケ for が・ガ・の between kanji. */
export function machiAzaKey(name: string): string {
  return machiAzaOf(nameKey(name));
}

/** Of a name's key, which needs no key of its own: a nation's addresses are as many. */
function machiAzaOf(key: string): string {
  return withArabicChome(key)
    .replaceAll(/(?<=\p{Script=Han})[がガ](?=\p{Script=Han})/gu, 'ケ')
    .replaceAll(/^(大字|字)|(?<=[町村市])(大字|字)/g, '')
    .replace(/(?<=.)字(?=.)/, '');
}

/** The form in which addresses are compared: as 町字, without prefecture and municipality, 丁目・番地・番・号 as hyphens. */
export function addressKey(address: string, municipalityName: string): string {
  return machiAzaOf(withoutMunicipality(address, municipalityName))
    .replaceAll(/丁目|番地の?|番|号|の(?=\d)|[‐‑‒–—―−ー－](?=\d)/g, '-')
    .replaceAll(/-+/g, '-')
    .replace(/-$/, '');
}

/** 三重県伊賀市阿保1410 → 阿保1410 */
export function withoutMunicipality(address: string, municipalityName: string): string {
  const key = nameKey(address).replace(/^[〒\d-]+(?=\p{Script=Han})/u, '');
  const withoutPrefecture = key.replace(/^(北海道|(東京|京都|大阪)[都府]|.{2,3}県)/, '');
  const municipality = nameKey(municipalityName);
  return withoutPrefecture.startsWith(municipality) ? withoutPrefecture.slice(municipality.length) : withoutPrefecture;
}

function withArabicChome(text: string): string {
  return text.replaceAll(/[〇一二三四五六七八九十]+(?=丁目)/g, (digits) => String(kanjiNumber(digits)));
}

/** 一 → 1, 十二 → 12, 二十 → 20 */
function kanjiNumber(digits: string): number {
  const [tens = '', ones = ''] = digits.includes('十') ? digits.split('十') : ['〇', digits];
  return KANJI_DIGITS.indexOf(tens || '一') * 10 + KANJI_DIGITS.indexOf(ones || '〇');
}

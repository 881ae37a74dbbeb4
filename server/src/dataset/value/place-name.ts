/** Kanji of names that the same place is written with in one list and another. */
const VARIANTS: Readonly<Record<string, string>> = {
  ヶ: 'ケ',
  ヵ: 'カ',
  﨑: '崎',
  嵜: '崎',
  瀧: '滝',
  嶋: '島',
  嶌: '島',
  澤: '沢',
  邊: '辺',
  邉: '辺',
  廣: '広',
  濱: '浜',
  濵: '浜',
  齋: '斎',
  齊: '斉',
  櫻: '桜',
  國: '国',
  髙: '高',
  德: '徳',
  惠: '恵',
  龍: '竜',
  槇: '槙',
  曾: '曽',
  會: '会',
  學: '学',
  藪: '薮',
  鹽: '塩',
  條: '条',
  壽: '寿',
  萬: '万',
  圓: '円',
  驛: '駅',
};
const VARIANT = new RegExp(`[${Object.keys(VARIANTS).join('')}]`, 'g');
const KANJI_DIGITS = '〇一二三四五六七八九';

/** The form in which names are compared: NFKC, small letters, no spaces, one form of each kanji. */
export function nameKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/\s/g, '')
    .replaceAll(VARIANT, (character) => VARIANTS[character] ?? character);
}

/** The form in which 町字 are compared: as names, 大字・字 dropped, 丁目 in Arabic digits, ケ for が・ガ・の between kanji. */
export function machiAzaKey(name: string): string {
  return withArabicChome(nameKey(name))
    .replaceAll(/(?<=\p{Script=Han})[がガ](?=\p{Script=Han})/gu, 'ケ')
    .replaceAll(/^(大字|字)|(?<=[町村市])(大字|字)/g, '')
    .replace(/(?<=.)字(?=.)/, '');
}

/** The form in which addresses are compared: as 町字, without prefecture and municipality, 丁目・番地・番・号 as hyphens. */
export function addressKey(address: string, municipalityName: string): string {
  return machiAzaKey(withoutMunicipality(address, municipalityName))
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

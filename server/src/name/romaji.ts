// Kana and romaji become one spelling: Kunrei-shiki without long vowels. Kana have one reading in it, and every Hepburn
// spelling is an unambiguous rewriting of it, also while it is still being typed (ふちゅう: fuchuu, huchu, fuch → hutyu, hutyu, huty).

const ROWS: Record<string, string> = {
  '': 'あいうえお',
  k: 'かきくけこ',
  s: 'さしすせそ',
  t: 'たちつてと',
  n: 'なにぬねの',
  h: 'はひふへほ',
  m: 'まみむめも',
  r: 'らりるれろ',
  g: 'がぎぐげご',
  z: 'ざじずぜぞ',
  d: 'だぢづでど',
  b: 'ばびぶべぼ',
  p: 'ぱぴぷぺぽ',
};
const SYLLABLES = new Map<string, string>([
  ...Object.entries(ROWS).flatMap(([consonant, kana]) =>
    Array.from(kana, (character, vowel) => [character, consonant + 'aiueo'.charAt(vowel)] as const),
  ),
  ...(['やya', 'ゆyu', 'よyo', 'わwa', 'ゐi', 'ゑe', 'をo', 'んn', 'ゔbu'] as const).map(
    (pair) => [pair.charAt(0), pair.slice(1)] as const,
  ),
  // ぢ and づ sound like じ and ず, and Hepburn writes them so
  ['ぢ', 'zi'],
  ['づ', 'zu'],
]);
const SMALL_Y: Record<string, string> = { ゃ: 'ya', ゅ: 'yu', ょ: 'yo' };
const SMALL_VOWELS: Record<string, string> = { ぁ: 'a', ぃ: 'i', ぅ: 'u', ぇ: 'e', ぉ: 'o', ゎ: 'wa' };

/** ふちゅう → hutyuu; what isn't hiragana stays. Expects small っ and ー as written. */
export function romajiOfHiragana(text: string): string {
  let romaji = '';
  let doubled = false;
  for (const character of text) {
    const previous = romaji.at(-1) ?? '';
    if (character === 'っ') {
      doubled = true;
      continue;
    }
    const smallY = SMALL_Y[character];
    const smallVowel = SMALL_VOWELS[character];
    const syllable = SYLLABLES.get(character);
    let next = syllable ?? character;
    if (character === 'ー') next = /[aiueo]/.test(previous) ? previous : '';
    // きゃ is kya: the small kana takes the place of the i before it
    else if (smallY) [romaji, next] = previous === 'i' ? [romaji.slice(0, -1), smallY] : [romaji, smallY];
    // ふぁ is ha, うぃ is ui: what Hepburn tells apart there, a search need not
    else if (smallVowel)
      [romaji, next] = /[hbt]u$/.test(romaji) ? [romaji.slice(0, -1), smallVowel] : [romaji, smallVowel];
    if (doubled && /^[bcdfghjkmprstwyz]/.test(next)) next = next.charAt(0) + next;
    doubled = false;
    romaji += next;
  }
  return romaji;
}

/** Rewritten one after the other; `$` ones are ends that are still being typed. */
const REWRITINGS: readonly (readonly [spelling: RegExp, own: string])[] = [
  [/[tc]ch/g, 'tty'],
  [/tty(?=i)/g, 'tt'],
  [/shi/g, 'si'],
  [/sh$/, 's'],
  [/sh/g, 'sy'],
  [/chi/g, 'ti'],
  [/ch?$/, 't'],
  [/ch/g, 'ty'],
  [/c/g, 'k'],
  [/tsu/g, 'tu'],
  [/ts$/, 't'],
  [/f/g, 'h'],
  [/ji/g, 'zi'],
  [/jy?$/, 'z'],
  [/jy?/g, 'zy'],
  [/d(?:zu|u)/g, 'zu'],
  [/di/g, 'zi'],
  [/l/g, 'r'],
  [/v/g, 'b'],
  // Hepburn writes ん before b, m, p as m; some write n', some nn
  [/m(?=[bmp])/g, 'n'],
  [/n['’]/g, 'n'],
  [/nnn/g, 'nn'],
  [/nn(?=[^aiueoyn]|$)/g, 'n'],
  // 大野 as Ohno
  [/oh(?=[^aiueoy]|$)/g, 'o'],
  [/ou/g, 'o'],
  [/([aiueo])\1+/g, '$1'],
];

/** What every rewriting above begins with: most names hold none, and are told by one look instead of two dozen. */
const REWRITABLE = /[cfjlv]|ts|tty|sh|d[uiz]|m[bmp]|n['’]|nn|oh|ou|([aiueo])\1/;

/** Any romaji, half-typed too → the one spelling: shinjuku, sinzyuku → sinzyuku; fuchuu, fuchū, huchu → hutyu. */
export function canonicalRomaji(text: string): string {
  if (!REWRITABLE.test(text)) return text;
  return REWRITINGS.reduce((romaji, [spelling, own]) => romaji.replace(spelling, own), text);
}

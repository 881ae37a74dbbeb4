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

/** Any romaji, half-typed too → the one spelling: shinjuku, sinzyuku → sinzyuku; fuchuu, fuchū, huchu → hutyu. */
export function canonicalRomaji(text: string): string {
  return (
    text
      .replace(/tch/g, 'tty')
      .replace(/shi/g, 'si')
      .replace(/sh/g, 'sy')
      .replace(/chi/g, 'ti')
      .replace(/ch/g, 'ty')
      .replace(/c(?=[aiueoky]|$)/g, 'k')
      .replace(/tsu/g, 'tu')
      .replace(/ts$/g, 't')
      .replace(/fu/g, 'hu')
      .replace(/f/g, 'h')
      .replace(/ji/g, 'zi')
      .replace(/jy?/g, 'zy')
      .replace(/dzu|du/g, 'zu')
      .replace(/di/g, 'zi')
      .replace(/l/g, 'r')
      .replace(/v/g, 'b')
      // Hepburn writes ん before b, m, p as m, and some write it as n'
      .replace(/m(?=[bmp])/g, 'n')
      .replace(/n['’]/g, 'n')
      .replace(/nn(?=[^aiueoyn]|$)/g, 'n')
      .replace(/nnn/g, 'nn')
      // 大野 as Ohno
      .replace(/oh(?=[^aiueoy]|$)/g, 'o')
      .replace(/ou/g, 'o')
      .replace(/([aiueo])\1+/g, '$1')
  );
}

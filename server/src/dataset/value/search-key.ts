import { nameKey } from './place-name.ts';

const ROMAJI: Readonly<Record<string, string>> = Object.fromEntries(
  `あ a い i う u え e お o か ka き ki く ku け ke こ ko が ga ぎ gi ぐ gu げ ge ご go さ sa し shi す su せ se そ so ざ za じ ji ず zu ぜ ze ぞ zo
た ta ち chi つ tsu て te と to だ da ぢ ji づ zu で de ど do な na に ni ぬ nu ね ne の no は ha ひ hi ふ fu へ he ほ ho ば ba び bi ぶ bu べ be ぼ bo
ぱ pa ぴ pi ぷ pu ぺ pe ぽ po ま ma み mi む mu め me も mo や ya ゆ yu よ yo ら ra り ri る ru れ re ろ ro わ wa を o ん n ゔ vu ぁ a ぃ i ぅ u ぇ e ぉ o`
    .split(/\s+/)
    .reduce<[string, string][]>((pairs, word, at, words) => {
      if (at % 2 === 0) pairs.push([word, words[at + 1] ?? '']);
      return pairs;
    }, []),
);
const GLIDES: Readonly<Record<string, string>> = { ゃ: 'ya', ゅ: 'yu', ょ: 'yo' };

/** カタカナ → ひらがな */
export function hiragana(text: string): string {
  return text.replaceAll(/[ァ-ヶ]/g, (character) => String.fromCodePoint((character.codePointAt(0) ?? 0) - 0x60));
}

/** Hepburn without marks for long vowels: うえの → ueno, きょうどう → kyoudou, しゃきょう → shakyou, がっこう → gakkou. */
export function romaji(kana: string): string {
  let text = '';
  let doubles = false;
  for (const character of hiragana(kana)) {
    const glide = GLIDES[character];
    if (glide) {
      // shi + ya → sha, chi + yu → chu, ki + yo → kyo
      text = text.endsWith('i')
        ? text.slice(0, -1) + (/(sh|ch|j)i$/.test(text) ? glide.slice(1) : glide)
        : text + glide;
    } else if (character === 'っ') doubles = true;
    else if (character !== 'ー') {
      const syllable = ROMAJI[character] ?? character;
      text += doubles ? (syllable.startsWith('ch') ? 't' : (syllable[0] ?? '')) + syllable : syllable;
      doubles = false;
    }
  }
  return text;
}

/** What a search looks in: the name, its kana and romaji in one line, each in the form in which names are compared. */
export function searchKey(name: string, kana: string | null): string {
  const reading = hiragana(nameKey(kana ?? ''));
  return [hiragana(nameKey(name)), reading, romaji(reading)].filter(Boolean).join(' ');
}

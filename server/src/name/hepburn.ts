/** Hepburn without long vowels, as on road signs: kana and Latin letters in turn, sounds of two kana first. */
const SYLLABLES = `
  きゃ kya きゅ kyu きょ kyo しゃ sha しゅ shu しょ sho ちゃ cha ちゅ chu
  ちょ cho にゃ nya にゅ nyu にょ nyo ひゃ hya ひゅ hyu ひょ hyo みゃ mya
  みゅ myu みょ myo りゃ rya りゅ ryu りょ ryo ぎゃ gya ぎゅ gyu ぎょ gyo
  じゃ ja じゅ ju じょ jo びゃ bya びゅ byu びょ byo ぴゃ pya ぴゅ pyu
  ぴょ pyo あ a い i う u え e お o か ka き ki く ku け ke こ ko さ sa
  し shi す su せ se そ so た ta ち chi つ tsu て te と to な na に ni
  ぬ nu ね ne の no は ha ひ hi ふ fu へ he ほ ho ま ma み mi む mu
  め me も mo や ya ゆ yu よ yo ら ra り ri る ru れ re ろ ro わ wa
  ゐ i ゑ e を o ん n が ga ぎ gi ぐ gu げ ge ご go ざ za じ ji ず zu
  ぜ ze ぞ zo だ da ぢ ji づ zu で de ど do ば ba び bi ぶ bu べ be
  ぼ bo ぱ pa ぴ pi ぷ pu ぺ pe ぽ po ゔ vu ぁ a ぃ i ぅ u ぇ e ぉ o
`
  .trim()
  .split(/\s+/);

const latinOf = new Map(
  SYLLABLES.flatMap((kana, place) => (place % 2 === 0 ? [[kana, SYLLABLES[place + 1] ?? ''] as const] : [])),
);

/** A name in kana as a reader of Latin letters says it: ふちゅう → Fuchu, きたのきずな → Kitanokizuna. */
export function hepburn(kana: string): string {
  const hiragana = kana
    .normalize('NFKC')
    .replace(/[ァ-ヶ]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) - 0x60));
  let latin = '';
  for (let at = 0; at < hiragana.length; ) {
    const pair = latinOf.get(hiragana.slice(at, at + 2));
    const letter = hiragana.charAt(at);
    if (pair !== undefined) {
      latin += pair;
      at += 2;
    } else {
      // a long-vowel mark is not said
      latin += letter === 'ー' ? '' : (latinOf.get(letter) ?? letter);
      at += 1;
    }
  }
  const spoken = latin
    // っ doubles the consonant that follows; before ch it is written t
    .replace(/っ(ch)/g, 't$1')
    .replace(/っ([a-z])/g, '$1$1')
    .replaceAll('っ', '')
    .replace(/n(?=[bmp])/g, 'm')
    .replace(/ou|oo/g, 'o')
    .replace(/uu/g, 'u');
  return spoken.replace(/(^|\s)([a-z])/g, (_, space: string, first: string) => space + first.toUpperCase());
}

/** These may not begin a line. */
const CLOSING = /^[、。,.)」』】・:;!?%ー]/;

/** Text in lines no wider than `room`, broken between words as the language has them. A word wider than that stays whole. */
export function wrapped(
  text: string,
  room: number,
  widthOf: (text: string) => number,
  language: string,
): readonly string[] {
  const words: string[] = [];
  for (const { segment } of new Intl.Segmenter(language, { granularity: 'word' }).segment(text)) {
    const last = words.at(-1);
    if (last !== undefined && CLOSING.test(segment)) words[words.length - 1] = last + segment;
    else words.push(segment);
  }
  const lines = [''];
  for (const word of words) {
    const line = lines.at(-1) ?? '';
    if (line === '' || widthOf((line + word).trimEnd()) <= room) lines[lines.length - 1] = line + word;
    else lines.push(word.trimStart());
  }
  return lines.map((line) => line.trimEnd()).filter((line) => line !== '');
}

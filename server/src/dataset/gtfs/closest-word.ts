/** More slips of the pen than this make another word. */
const MOST_SLIPS = 2;

/** The one of `words` that `word` seems to be a misspelling of; undefined where none is near, or two are. */
export function closestWord(word: string, words: readonly string[]): string | undefined {
  const near = words.filter((other) => slips(word.toLowerCase(), other.toLowerCase()) <= MOST_SLIPS);
  return near.length === 1 ? near[0] : undefined;
}

/** Levenshtein distance, where two letters that changed places count as one slip (optimal string alignment). */
function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > MOST_SLIPS) return MOST_SLIPS + 1;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + same);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      next.push(least);
    }
    before = row;
    row = next;
  }
  return row[b.length] ?? 0;
}

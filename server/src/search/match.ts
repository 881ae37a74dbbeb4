import { fold } from '../name/index.ts';

/** What is typed with a name and may be missing from it, or the other way round. */
const SUFFIX = /(?:住民自治協議会|自治協議会|地区|地域|区|町|村|市|tiku|tiiki|tyo|mati|mura|ku|si)$/;
/** 北区 is 北, but ku alone is not the end of a word of two letters. */
const LEAST_LEFT = /\p{Script=Han}|.{3}/u;

/** A query, ready to be compared with many names. */
export interface Query {
  /** The fold of the whole text, and of it without 地区, 町, … */
  readonly whole: readonly string[];
  /** The fold of each word, where there are several. */
  readonly words: readonly string[];
}

/** Nothing where no letter is left to search by. */
export function parseQuery(text: string): Query | undefined {
  const whole = fold(text);
  if (whole === '') return undefined;
  const stem = whole.replace(SUFFIX, '');
  const words = text.normalize('NFKC').split(/\s+/u).map(fold).filter(Boolean);
  return {
    whole: stem !== whole && LEAST_LEFT.test(stem) ? [whole, stem] : [whole],
    words: words.length > 1 ? words : [],
  };
}

const STEM_PENALTY = 3;
const WORDS_PENALTY = 6;

/**
 * How well a record fits, 0 best: it is what was typed, begins with it, holds it; then the same without 地区 or 町; then
 * each word somewhere. Nothing where it doesn't fit.
 * @param keys the folds of its name, its reading, its other names
 */
export function matchRank({ whole, words }: Query, keys: readonly string[]): number | undefined {
  for (const [index, text] of whole.entries()) {
    const rank = Math.min(...keys.map((key) => rankIn(key, text)));
    if (rank < Number.POSITIVE_INFINITY) return rank + index * STEM_PENALTY;
  }
  if (words.length === 0 || !words.every((word) => keys.some((key) => key.includes(word)))) return undefined;
  return WORDS_PENALTY;
}

function rankIn(key: string, text: string): number {
  if (key === text) return 0;
  if (key.startsWith(text)) return 1;
  return key.includes(text) ? 2 : Number.POSITIVE_INFINITY;
}

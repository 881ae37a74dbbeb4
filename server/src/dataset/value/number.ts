import { halfWidth } from './half-width.ts';

/** What lists write for "no value". */
const NO_VALUE = /^(|-|－|―|—|…|\.{3}|\*+|x|n\/?a|null|不明|未定|なし|該当なし)$/i;

/** 「該当なし」; only stars may be more. */
const LONGEST_NO_VALUE = 4;

/** Whether a cell says that there is nothing to say. */
export function isNoValue(text: string): boolean {
  // every cell of an import is asked, most of them more than once: a look at its length tells of nearly all
  if (text.length > LONGEST_NO_VALUE && !/^[\s*＊]|\s$/.test(text)) return false;
  return NO_VALUE.test(halfWidth(text));
}

/** As nearly all are written. */
const PLAIN_NUMBER = /^-?\d+(\.\d+)?$/;

/** 「1,234人」 → 1234, 「１２」 → 12, 「1.0」 → 1; undefined when it is no number. */
export function parseNumber(text: string): number | undefined {
  if (PLAIN_NUMBER.test(text)) return Number(text);
  const plain = halfWidth(text)
    .replaceAll(/(?<=\d),(?=\d{3}(\D|$))/g, '')
    .replace(/(人|名|か所|箇所|ヶ所|世帯|件|回|席|床|台)$/, '')
    .trim();
  return /^[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?$/i.test(plain) ? Number(plain) : undefined;
}

/**
 * What a spreadsheet would take for a formula when it opens a CSV: a text that begins with = + - @ (of full width too), a tab
 * or a line break. Marks that stand before it already are part of the text.
 */
const WOULD_RUN = /^'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

/** A text as it stands in a CSV that people open: with an apostrophe before it where it would run, as spreadsheets mark text. */
export const markText = (text: string): string => (WOULD_RUN.test(text) ? `'${text}` : text);

/** The text that `markText` was given. */
export const unmarkText = (text: string): string =>
  text.startsWith("'") && WOULD_RUN.test(text.slice(1)) ? text.slice(1) : text;

/** Nothing of it is full width, and no blank is too many. */
const PLAIN = /^[\x21-\x7e]*$/;

/** 全角の英数字・記号・空白を半角に: for what is read as a number, a date, a code, never for names as they are shown. */
export function halfWidth(text: string): string {
  if (PLAIN.test(text)) return text;
  return text.normalize('NFKC').replaceAll(/\s+/g, ' ').trim();
}

/** Whoever says a number in words; Portuguese is that of Brazil. */
type NumberLocale = 'ja-JP' | 'en' | 'en-GB' | 'pt-BR';

/** A format is kept: making one takes 25 times as long as using it. */
const formats = new Map<string, Intl.NumberFormat>();

/** As people of a language write it: `most` digits behind the point where they say something, `least` where they don't. */
export function numberText(value: number, locale: NumberLocale, most = 0, least = 0): string {
  const key = `${locale} ${most} ${least}`;
  let format = formats.get(key);
  if (!format) {
    format = new Intl.NumberFormat(locale, { maximumFractionDigits: most, minimumFractionDigits: least });
    formats.set(key, format);
  }
  return format.format(value);
}

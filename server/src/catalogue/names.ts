import type { Names } from './catalogue.ts';

interface NamedRow {
  readonly name_ja: string;
  readonly name_ja_easy: string;
  readonly name_en: string;
  readonly name_pt: string;
}

/** The four names of a row; a language left empty holds the Japanese one. */
export function namesOf({ name_ja, name_ja_easy, name_en, name_pt }: NamedRow): Names {
  return { ja: name_ja, ja_easy: name_ja_easy || name_ja, en: name_en || name_ja, pt: name_pt || name_ja };
}

/** Puts the words of {kind}, {people}, … into a text of each language. */
export function fillIn(templates: Names, words: Readonly<Record<string, Names>>): Names {
  const fill = (language: keyof Names) =>
    templates[language].replace(/(\ba )?\{(\w+)\}/gi, (whole: string, article: string | undefined, key: string) => {
      const word = words[key]?.[language];
      if (word === undefined) return whole;
      if (article === undefined) return word;
      return language === 'en' && /^[aeiou]/i.test(word) ? `${article.trimEnd()}n ${word}` : article + word;
    });
  return { ja: fill('ja'), ja_easy: fill('ja_easy'), en: fill('en'), pt: fill('pt') };
}

/** Begins with a capital, where the script has them. */
export function capitalised(names: Names): Names {
  return { ...names, en: capital(names.en), pt: capital(names.pt) };
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}

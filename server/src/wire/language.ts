import { registerEnumType } from 'type-graphql';

/** The languages of every word that data carries. JA_EASY: やさしい日本語. */
export const Language = { JA: 'JA', JA_EASY: 'JA_EASY', EN: 'EN', PT: 'PT' } as const;
export type Language = (typeof Language)[keyof typeof Language];
registerEnumType(Language, { name: 'Language' });

/** A word in each language, as the database holds it. */
export type Names = Readonly<Partial<Record<Lowercase<Language>, string>>>;

/** The word in a language; Japanese, which every word has, where that is missing. */
export const nameIn = (names: Names, language: Language | null): string =>
  names[(language ?? 'JA').toLowerCase() as Lowercase<Language>] ?? names.ja ?? '';

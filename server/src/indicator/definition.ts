import type { Indicator, Names, ResourceKind } from '../catalogue/index.ts';

export type { IndicatorParameters, Names } from '../catalogue/index.ts';

/** What an indicator measures; the first part of its id. */
export type Measure = Indicator['measure'];

/** Columns of population that a number can be about, by their names in the catalogue and in the database. */
export type PopulationColumn = ResourceKind['people'];

export const LANGUAGES = ['JA', 'JA_EASY', 'EN', 'PT'] as const;
export type Language = (typeof LANGUAGES)[number];

const KEY_OF: Readonly<Record<Language, keyof Names>> = { JA: 'ja', JA_EASY: 'ja_easy', EN: 'en', PT: 'pt' };

export function nameIn(names: Names, language: Language): string {
  return names[KEY_OF[language]];
}

/** 指標 as it is defined in one municipality: the catalogue's definition with the town's own parameters laid over it. */
export interface IndicatorDefinition extends Omit<Indicator, 'people' | 'variant'> {
  /** Whose number it is: null where it counts no people. */
  readonly people: PopulationColumn | null;
}

/** What numbers need to know of a kind of resource. */
export interface KindFacts {
  readonly id: string;
  readonly mode: 'PLACE' | 'BODY' | 'SERVICE' | 'COUNT';
  readonly shelfLifeMonths: number;
  readonly visibility: 'PUBLIC' | 'COUNCIL' | 'STAFF';
  readonly measures: readonly string[];
  readonly names: Names;
}

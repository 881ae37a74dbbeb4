import type { Indicator, Names, ResourceKind } from '../catalogue/index.ts';

export type { Names } from '../catalogue/index.ts';

/** What an indicator measures; the first part of its id. */
export type Measure = Indicator['measure'];

/** Columns of population that a number can be about, by their names in the catalogue and in the database. */
export type PopulationColumn = ResourceKind['people'];

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

import type { LngLat } from '@hazama/geo';
import type { EventRecipe } from './event-recipe.ts';
import type { Recipe } from './recipe.ts';
import type { TransitFacts } from './transit-facts.ts';
import type { Word } from './word.ts';

export type AreaKind = 'MUNICIPALITY' | 'CARE_SPHERE' | 'FORMER_MUNICIPALITY' | 'DISTRICT' | 'RESIDENTS_COUNCIL';

/** An area as typed in. */
export interface AreaFact {
  readonly kind: AreaKind;
  readonly number: string;
  readonly name: string;
  readonly nameKana: string;
  readonly parent: string;
  /** outline: the city's edge · towns: around the points of its 町字 · none: only its 町字 are known */
  readonly shape: 'outline' | 'towns' | 'none';
}

/** 大字・町 with its representative point. */
export interface TownPoint {
  readonly name: string;
  readonly nameKana: string;
  readonly location: LngLat;
  /** The council area or district that it belongs to. */
  readonly area: string;
}

/** Made up, per area: who lives there, and what its records are to show. */
export interface DemoArea {
  readonly area: string;
  /** In 2020, before it is fitted to the city's total. */
  readonly people: number;
  /** Share of people aged 65 and over in 2025. */
  readonly olderShare: number;
  /** How far from the points of 町字 people live. */
  readonly spreadMeters: number;
  /** Share of people aged 65 and over without a gathering place within a walk. */
  readonly notReachedShare: number;
  /**
   * east: people in its east are not reached · few: 1–9 people are not reached · stale: old confirmations ·
   * absent:<kind>: said to have none · unrecorded:<kind>: nothing is said
   */
  readonly marks: readonly string[];
}

/** A real place that everyone knows: a station, a school that is a shelter. */
export interface KnownPlace {
  readonly kinds: readonly string[];
  readonly name: string;
  readonly nameKana: string;
  readonly address: string;
  readonly location: LngLat;
}

/** Everything typed in about a sample town. */
export interface TownFacts {
  readonly slug: string;
  readonly code: string;
  readonly name: string;
  readonly nameKana: string;
  readonly prefecture: string;
  readonly reportingKind: AreaKind;
  /** Where the city's own desks are. */
  readonly core: LngLat;
  readonly phonePrefix: string;
  /** Gathering places per 1,000 people aged 65 and over, about. */
  readonly gatheringPer1000: number;
  /** Total per year; a year that isn't listed is missing. */
  readonly populations: ReadonlyMap<number, number>;
  readonly areas: readonly AreaFact[];
  readonly towns: readonly TownPoint[];
  /** The city's edge, open: the last position is not the first again. */
  readonly outline: readonly LngLat[];
  readonly demo: readonly DemoArea[];
  readonly places: readonly KnownPlace[];
  /** Names that a plan gives to bodies, by `<kind>/<area>`: the 11 協議体 of 伊勢崎市. */
  readonly givenNames: ReadonlyMap<string, Word>;
  /** Rows of the project's own table of targets. */
  readonly targets: readonly Readonly<Record<'indicator' | 'area' | 'value' | 'year' | 'source', string>>[];
  /** The community-welfare plan, and the rows of the project's own table of its entries. */
  readonly planName: string;
  readonly plan: readonly Readonly<Record<'code' | 'parent' | 'level' | 'title' | 'owner' | 'related_plan', string>>[];
  readonly eventRecipes: readonly EventRecipe[];
  readonly recipes: readonly Recipe[];
  readonly transit: TransitFacts;
  readonly words: readonly Word[];
}

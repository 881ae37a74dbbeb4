import type { AccessMethod, Decay, IndicatorUnit } from '@hazama/geo';

/** One text in the four languages of the screen; a language left empty in a file holds the Japanese text. */
export interface Names {
  readonly ja: string;
  readonly ja_easy: string;
  readonly en: string;
  readonly pt: string;
}

/** Columns of population: the target group of a kind is one of them. */
export const POPULATION_COLUMNS = [
  'total',
  'age_0_14',
  'age_15_64',
  'age_65_over',
  'age_75_over',
  'single_65_over',
] as const;
export type PopulationColumn = (typeof POPULATION_COLUMNS)[number];

/** What can be computed of a kind; `departures` is an indicator's measure only. */
export const KIND_MEASURES = [
  'presence',
  'coverage',
  'nearest',
  'per1000',
  'traveltime',
  'roundtrip',
  'access',
  'count',
] as const;
export type KindMeasure = (typeof KIND_MEASURES)[number];
export const INDICATOR_MEASURES = [...KIND_MEASURES, 'departures'] as const;
export type IndicatorMeasure = (typeof INDICATOR_MEASURES)[number];

/** 資源の種類のまとまり: carries the icon and the colour of its kinds. */
export interface ResourceGroup {
  readonly id: string;
  /** File name of an icon, without its ending. */
  readonly icon: string;
  /** #rrggbb */
  readonly color: string;
  readonly position: number;
  readonly names: Names;
}

/** 資源の種類 */
export interface ResourceKind {
  readonly id: string;
  readonly groupId: string;
  readonly aid: '自助' | '互助' | '共助' | '公助';
  /** A place people go to, a body that serves an area, a service for areas, or something that is only counted. */
  readonly mode: 'place' | 'body' | 'service' | 'count';
  readonly people: PopulationColumn;
  /** Months after which a record is to be confirmed again. */
  readonly shelfLifeMonths: number;
  readonly visibility: 'public' | 'council' | 'staff';
  readonly measures: readonly KindMeasure[];
  /** Rows of the two plans' system table that the kind stands for. */
  readonly planRows: readonly number[];
  readonly position: number;
  readonly names: Names;
  /** The name as it stands inside a sentence: "neighbourhood salon" where `names` says "Neighbourhood salon". */
  readonly words: Names;
  readonly shortNames: Names;
  /** Other words that a search finds it by. */
  readonly aliases: readonly string[];
}

/** Several kinds that one indicator counts together: 集いの場 = サロン + 居場所 + 通いの場. */
export interface IndicatorGroup {
  readonly id: string;
  readonly kindIds: readonly string[];
  /** Its name as it stands inside a sentence. */
  readonly words: Names;
}

/** The rule behind an indicator's number, as stored in `indicator.parameters`. */
export interface IndicatorParameters {
  /** The kind or group that it is about, as it stands inside a sentence. */
  readonly subject: Names;
  /** Whom it counts, as it stands inside a sentence: 65歳以上. */
  readonly peopleWords?: Names;
  /** Set where several kinds are counted together. */
  readonly group?: string;
  readonly thresholdMeters?: number;
  /** Of access by transit, instead of `thresholdMeters`: minutes door to door. */
  readonly thresholdMinutes?: number;
  /** Along streets, or a straight line; of access also on foot and by transit, in minutes. */
  readonly distance?: 'walk' | 'straight' | 'transit';
  /** `weekly`: places open at least weekly, or with an unknown schedule. */
  readonly opening?: 'any' | 'weekly';
  /** Departures a day below which a stop doesn't count. */
  readonly minDepartures?: number;
  readonly statistic?: string;
  /** Of access: how it is measured, and how a place counts for less the further away it is, in metres or by transit in minutes. */
  readonly method?: AccessMethod;
  readonly decay?: Decay;
  /** Of travel times and access by transit, minutes after midnight: a town's own window of departures, each minute from the first up to the last. */
  readonly leaveFromMinutes?: number;
  readonly leaveUntilMinutes?: number;
}

/** 指標 as defined now; its stored version rises when the definition changes. */
export interface Indicator {
  readonly id: string;
  readonly version: number;
  readonly measure: IndicatorMeasure;
  /** What follows `<measure>.<kind>.` in the id: 500m, p90, seats. */
  readonly variant: string | undefined;
  readonly kindIds: readonly string[];
  readonly people: PopulationColumn | undefined;
  readonly unit: IndicatorUnit;
  readonly higherIsBetter: boolean;
  readonly parameters: IndicatorParameters;
  readonly palette: 'akari' | 'mizu' | 'sumi' | 'shio';
  /** Upper edges of the classes; none where a map must not be filled by it. */
  readonly breaks: readonly number[];
  readonly position: number;
  readonly names: Names;
  readonly definitions: Names;
}

/** Everything the data files say, read, checked and expanded. */
export interface Catalogue {
  readonly groups: readonly ResourceGroup[];
  readonly kinds: readonly ResourceKind[];
  readonly indicatorGroups: readonly IndicatorGroup[];
  readonly indicators: readonly Indicator[];
}

import type { AreaShares, BorderCells, CellColumns, EarthPoints } from '@hazama/geo';
import type { Recurrence } from '../../dataset/index.ts';
import type { WeightBasis } from '../../weight-layer/index.ts';
import type { IndicatorDefinition, KindFacts, PopulationColumn } from '../definition.ts';

export type AreaKind =
  | 'MUNICIPALITY'
  | 'CARE_SPHERE'
  | 'FORMER_MUNICIPALITY'
  | 'DISTRICT'
  | 'RESIDENTS_COUNCIL'
  | 'NEIGHBOURHOOD';

/** A day in Asia/Tokyo as YYYY-MM-DD. Two days compare as their texts do. */
export type Day = string;

/** An area as numbers see it; its index in `TownModel.areas` is its row in every per-area array. */
export interface ModelArea {
  readonly id: string;
  readonly kind: AreaKind;
  readonly name: string;
  /** Index of the parent, or −1. */
  readonly parent: number;
  /** 境界が有効な期間: the first day, and the first day no more. */
  readonly validFrom: Day | null;
  readonly validTo: Day | null;
  /** Whether its border is known, or only what belongs to it. */
  readonly hasShape: boolean;
  /** 家のまばらな地区: marked itself. */
  readonly isRural: boolean;
}

/** Where people are counted, column by column; a cell that is a point has no side. */
export interface ModelCells {
  readonly ids: readonly string[];
  /** Rectangles in degrees; NaN where the place of a 町字 is not known. */
  readonly columns: CellColumns;
  /** Centres; at the earth's axis where the place is not known. */
  readonly centres: EarthPoints;
  readonly longitude: Float64Array;
  readonly latitude: Float64Array;
  /** 1 where the place of the cell is known. */
  readonly isLocated: Uint8Array;
  readonly allLocated: boolean;
  /** Nominal side of a mesh cell in metres, 0 for points and 町字. */
  readonly sideMeters: Int32Array;
}

/** The people of one year per cell; NaN where not known. A column that the source doesn't have is absent. */
export interface PopulationYear {
  readonly year: number;
  readonly columns: ReadonlyMap<PopulationColumn, Float64Array>;
  /** The day that the counts are of. */
  readonly asOf: Day;
}

/** A resource as numbers see it. */
export interface ModelResource {
  readonly id: string;
  readonly kindId: string;
  readonly name: string;
  /** False for a place of a neighbouring town: it is within reach, but not one of ours. */
  readonly isOwn: boolean;
  /** Degrees; NaN where no place is known. */
  readonly longitude: number;
  readonly latitude: number;
  readonly status: 'ACTIVE' | 'PREPARING' | 'SUSPENDED' | 'CLOSED';
  /** Null where its schedule was not understood or not given. */
  readonly isWeekly: boolean | null;
  readonly hoursPerMonth: number | null;
  readonly openingsPerMonth: number | null;
  /** Its days and hours, as far as its schedule was understood. */
  readonly openingRules: readonly Recurrence[];
  readonly capacity: number | null;
  readonly openedOn: Day | null;
  readonly closedOn: Day | null;
  /** Last confirmed by hand or list; where nobody wrote a day, the day of the list. Null: nobody knows when. */
  readonly confirmedOn: Day | null;
  /** The earliest day from which the town knows of it. */
  readonly knownSince: Day;
  /** Indices of the areas that have it, those that hold them included. */
  readonly areas: readonly number[];
}

/** ある・ない, said about an area and kind without a place. */
export interface ModelPresenceRecord {
  readonly area: number;
  readonly kindId: string;
  readonly present: boolean;
  readonly since: Day | null;
  readonly confirmedOn: Day | null;
}

/** 人数・定数・欠員・回数 of an area. */
export interface ModelCountRecord {
  readonly area: number;
  readonly kindId: string;
  readonly measure: 'PEOPLE' | 'POSTS' | 'VACANCIES' | 'SESSIONS';
  readonly value: number;
  readonly asOf: Day;
}

/** Where a town's people live and which areas they live in: another one only when something is published. */
export interface Geography {
  readonly areas: readonly ModelArea[];
  readonly areaIndex: ReadonlyMap<string, number>;
  /** Which cells make up which area. */
  readonly shares: AreaShares;
  /** Per area how many mesh squares reach over its own border, by how they were divided. */
  readonly borderCells: BorderCells;
  /** By which buildings or land use squares at a border were divided; null where the town has none, and all were by surface. */
  readonly weighedBy: { readonly datasetId: string; readonly basis: WeightBasis } | null;
  readonly cells: ModelCells;
  /** Oldest first. */
  readonly population: readonly PopulationYear[];
}

/** One municipality at one revision, as compact arrays: all that its numbers are computed from. */
export interface TownModel extends Geography {
  readonly code: string;
  readonly revision: number;
  readonly reportingKind: AreaKind;
  readonly resourcesByKind: ReadonlyMap<string, readonly ModelResource[]>;
  readonly presenceRecords: readonly ModelPresenceRecord[];
  readonly countRecords: readonly ModelCountRecord[];
  /** Kinds of which the town has ever published a resource, also one withdrawn since. */
  readonly everRecordedKinds: ReadonlySet<string>;
  /** Kinds whose list was said to be complete, with the day since when: what isn't on it is confirmed absent. */
  readonly completeKinds: ReadonlyMap<string, Day>;
  readonly definitions: readonly IndicatorDefinition[];
  readonly kinds: ReadonlyMap<string, KindFacts>;
}

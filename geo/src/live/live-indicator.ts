import type { Measurement } from '../measurement.ts';
import type { AreaPeople } from '../population/area-people.ts';
import type { WhatIfEffect } from '../siting/what-if.ts';
import type { CellWays } from './cell-ways.ts';
import type { TriedPlace } from './live-place.ts';
import type { TownArrays } from './town-arrays.ts';

/** What becomes of a cell: nobody is within reach, as today; within reach, as today; newly; no longer; of access as well: more than today; less. */
export const CELL_CHANGES = ['NOT_YET', 'REACHED', 'NEW', 'LOST', 'MORE', 'LESS'] as const;

/** The same numbers as the server's, to the last person. */
export interface LiveAnswer {
  /** One for each of `areaIds`. */
  readonly before: readonly Measurement[];
  readonly after: readonly Measurement[];
  /** Of coverage: people who come and go, and in the order of the places added what each does; null where the indicator counts nobody as within reach. */
  readonly effect: WhatIfEffect | null;
  /** By cell the index of what becomes of it in `CELL_CHANGES`. */
  readonly cellChange: Uint8Array;
}

/** The places of a town as they would be, for what counts them. */
export interface TriedPlaces {
  /** By the number of the place in `TownArrays.placeIds`: what it would be, null where it is no more. Only of those that are changed. */
  readonly changed: ReadonlyMap<number, TriedPlace | null>;
  readonly added: readonly TriedPlace[];
}

/** An indicator that answers. */
export interface LiveIndicator {
  whatIf(tried: TriedPlaces): LiveAnswer;
}

/** What an indicator answers from. */
export interface LiveGround {
  readonly arrays: TownArrays;
  readonly people: AreaPeople;
  readonly ways: CellWays;
  /** Those of today. */
  readonly places: readonly TriedPlace[];
}

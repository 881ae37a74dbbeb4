import type { CostMatrix } from '../accessibility/cost-matrix.ts';
import type { AreaShares } from '../measure/area-shares.ts';
import type { Ratio } from '../units.ts';
import type { CoverageProblem } from './covering.ts';

/**
 * A question about the next places, by the name that the literature has for it. The places of today are kept in all of them.
 *
 * | method | asks for | value |
 * |---|---|---|
 * | mclp | as many places as given that bring most people within reach (最大被覆) | people within reach |
 * | lscp | fewest places that bring everybody, or a share, within reach (集合被覆) | places |
 * | p-median | as many places as given, so that people have least far on average (p-メディアン) | mean cost |
 * | p-center | as many places as given, so that nobody has very far (p-センター) | largest cost |
 */
export type SitingProblem = MaximalCoverageProblem | SetCoveringProblem | MedianProblem | CenterProblem;

export type SitingMethod = SitingProblem['method'];

/** What the value, the bound and the curve of a method are counted in; a cost is in the unit of the problem's costs. */
export const SITING_UNITS = {
  mclp: 'PEOPLE',
  lscp: 'PLACES',
  'p-median': 'MEAN_COST',
  'p-center': 'LARGEST_COST',
} as const satisfies Record<SitingMethod, string>;

/** Maximal covering location (Church & ReVelle 1974). */
export interface MaximalCoverageProblem extends CoverageProblem {
  readonly method: 'mclp';
  /** Places to add, at most. */
  readonly count: number;
  readonly limits?: CoverageLimits;
}

/** What a choice has to keep to besides its number of places. Each part alone or with the others. */
export interface CoverageLimits {
  /**
   * How many people each site can serve (Current & Storbeck 1988); Infinity: as many as come. People are shared out among the
   * sites so that most are served; those whom a place of today reaches need none.
   */
  readonly capacity?: Float64Array;
  readonly perArea?: AreaLimit;
  readonly equity?: EquityLimit;
}

/** At most so many of the new places in one area (1地区に何か所まで). */
export interface AreaLimit {
  /** The area of each site; −1: in none, and not limited. */
  readonly areaOfSite: Int32Array;
  readonly most: number;
}

/** No area left behind (どの地区も置いていかない). */
export interface EquityLimit {
  /** The cells of each area. An area where nobody lives asks for nothing. */
  readonly shares: AreaShares;
  /**
   * The part of its people that every area is to have within reach, those of today included. `HIGHEST`: the least part of all
   * areas is made as high as it goes, and then most people are brought within reach; areas whose part no candidate can
   * change are left out of that, and named in the answer.
   */
  readonly leastShare: Ratio | 'HIGHEST';
}

/** Location set covering (Toregas et al. 1971). */
export interface SetCoveringProblem extends CoverageProblem {
  readonly method: 'lscp';
  /** The part of all people who are to be within reach; left out: everybody whom a place of today or any candidate can reach. */
  readonly share?: Ratio;
}

/** What both questions about costs begin with. */
export interface CostProblem {
  /** People per cell; NaN and 0 count nobody. */
  readonly people: Float64Array;
  /** What it costs from each cell to the best place of today; Infinity where there is none or no way. */
  readonly todayCost: Float64Array;
  /** From cells to candidates; a pair that is not listed has no way. */
  readonly costs: CostMatrix;
  /** Places to add, at most. */
  readonly count: number;
}

/**
 * p-median (Hakimi 1964, ReVelle & Swain 1970). Those without a way are counted apart: a choice that leaves fewer people
 * without is the better one, and of those that leave as few, the one whose other people have least far.
 */
export interface MedianProblem extends CostProblem {
  readonly method: 'p-median';
}

/** p-center (Hakimi 1964): the largest cost of anybody who has a way to a place of today or to any candidate. */
export interface CenterProblem extends CostProblem {
  readonly method: 'p-center';
}

import type { CoverRows } from './cover-reduction.ts';

/** How many sites every cover has at least, and what points at the next decision. */
export interface CoverBound {
  /** Whole sites: what the prices prove, rounded up. */
  readonly least: number;
  /** The site that most prices point at. */
  readonly site: number;
  /** Entries read, as a search that only reads would count them. */
  readonly work: number;
}

const FIRST_EAGERNESS = 1;
const LEAST_EAGERNESS = 0.01;
const PATIENCE = 6;
const CALMING = 0.6;
/** What an entry of a list that is made anew counts as, beside one that is only read. */
const MAKING = 30;
/** An entry is read twice in a step, out of order. */
const STEP = 10;
/** Sums of prices round. */
const ROUNDING = 1e-6;

/**
 * The Lagrangian relaxation of set covering (Beasley 1987): with a price on each row a site costs 1 less the prices of its rows,
 * and for any prices
 *
 *   Σ prices  +  Σ cost of the sites that cost less than nothing
 *
 * is no more than the sites of any cover. Ends as soon as it proves that fewer than `most` can't be.
 */
export function boundCover(rows: CoverRows, most: number, steps: number): CoverBound {
  const { sites, rowSites, siteSize } = toColumns(rows);
  const price = Float64Array.from(
    rowSites,
    (own) => 1 / own.reduce((size, site) => Math.max(size, siteSize[site] as number), 1),
  );
  const cost = new Float64Array(sites.length);
  const part = new Float64Array(sites.length);
  const entries = rows.reduce((sum, row) => sum + row.length, 0);
  let bound = 0;
  let eagerness = FIRST_EAGERNESS;
  let idle = 0;
  let work = MAKING * entries;
  for (let step = 0; step < steps && eagerness > LEAST_EAGERNESS; step++) {
    work += STEP * entries;
    const value = weigh(rowSites, price, cost);
    cost.forEach((own, site) => {
      part[site] = 0.9 * (part[site] as number) + (own < 0 ? 0.1 : 0);
    });
    if (value > bound + ROUNDING) [bound, idle] = [value, 0];
    else idle++;
    if (Math.ceil(bound - ROUNDING) >= most) break;
    if (idle === PATIENCE) [eagerness, idle] = [eagerness * CALMING, 0];
    if (!raise(rowSites, price, cost, eagerness * Math.max(ROUNDING, most - value))) break;
  }
  let best = 0;
  part.forEach((own, site) => {
    const isMore = own > (part[best] as number);
    const isLarger = own === part[best] && (siteSize[site] as number) > (siteSize[best] as number);
    if (isMore || isLarger) best = site;
  });
  return { least: Math.ceil(bound - ROUNDING), site: sites[best] as number, work };
}

function weigh(rowSites: readonly Uint32Array[], price: Float64Array, cost: Float64Array): number {
  cost.fill(1);
  let value = 0;
  rowSites.forEach((own, row) => {
    const paid = price[row] as number;
    value += paid;
    for (const site of own) cost[site] = (cost[site] as number) - paid;
  });
  for (const own of cost) if (own < 0) value += own;
  return value;
}

/** Raises the prices of rows that no cheap site covers and lowers those that several do; false where none would change. */
function raise(rowSites: readonly Uint32Array[], price: Float64Array, cost: Float64Array, way: number): boolean {
  const slope = Float64Array.from(rowSites, (own, row) => {
    let times = 0;
    for (const site of own) if ((cost[site] as number) < 0) times++;
    return times > 1 && price[row] === 0 ? 0 : 1 - times;
  });
  const squares = slope.reduce((sum, own) => sum + own * own, 0);
  if (squares === 0) return false;
  slope.forEach((own, row) => {
    price[row] = Math.max(0, (price[row] as number) + (way * own) / squares);
  });
  return true;
}

/** Sites numbered anew from 0, those that are in no row left out. */
function toColumns(rows: CoverRows): { sites: number[]; rowSites: Uint32Array[]; siteSize: number[] } {
  const position = new Map<number, number>();
  const siteSize: number[] = [];
  const rowSites = rows.map((row) =>
    Uint32Array.from(row, (site) => {
      const known = position.get(site) ?? position.size;
      position.set(site, known);
      siteSize[known] = (siteSize[known] ?? 0) + 1;
      return known;
    }),
  );
  return { sites: [...position.keys()], rowSites, siteSize };
}

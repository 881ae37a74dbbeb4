import { boundCover } from './cover-bound.ts';
import { type CoverRows, reduceCover } from './cover-reduction.ts';

/** The fewest sites known that cover every row, and how many each cover has at least. */
export interface CoverProof {
  /** Undefined before one is known that is small enough. */
  readonly sites: readonly number[] | undefined;
  readonly bound: number;
}

export interface CoverSearch {
  /** Only covers of so many sites, or fewer, are looked for. */
  readonly most: number;
  /** With a cover of so many sites the search is content. */
  readonly enough: number;
  /** Entries read before it ends without a proof. */
  readonly workLimit: number;
}

const FIRST_STEPS = 300;
const PART_STEPS = 60;

/**
 * Branch and bound for set covering: what is certain is decided, a Lagrangian bound is taken, and the covers are split into those
 * with and without one site, those with first. A bound is a whole number of sites, so most parts end soon.
 * Yields after each part. Where no cover is small enough the bound is above `most`.
 */
export function* proveCover(
  rows: CoverRows,
  search: CoverSearch,
): Generator<CoverProof, CoverProof & { work: number }> {
  let best: readonly number[] | undefined;
  let most = search.most;
  let least = 0;
  let work = 0;
  const open: { rows: CoverRows; taken: readonly number[] }[] = [{ rows, taken: [] }];
  for (let isFirst = true; open.length > 0 && least <= most; isFirst = false) {
    const part = open.pop() as (typeof open)[number];
    const reduced = part.taken.length > most ? undefined : reduceCover(part.rows);
    if (reduced) {
      work += reduced.work;
      const taken = [...part.taken, ...reduced.taken];
      const cover = [...taken, ...coverGreedily(reduced.rows)];
      if (cover.length <= most) {
        best = cover;
        most = cover.length - 1;
        if (cover.length <= search.enough)
          return { sites: best, bound: Math.max(least, isFirst ? taken.length : 0), work };
      }
      if (reduced.rows.length > 0 && taken.length < most) {
        const bound = boundCover(reduced.rows, most + 1 - taken.length, isFirst ? FIRST_STEPS : PART_STEPS);
        work += bound.work;
        if (isFirst) least = Math.min(most + 1, taken.length + bound.least);
        if (taken.length + bound.least <= most) {
          const { site } = bound;
          open.push({ rows: reduced.rows.map((row) => row.filter((own) => own !== site)), taken });
          open.push({ rows: reduced.rows.filter((row) => !row.includes(site)), taken: [...taken, site] });
        }
      } else if (isFirst) least = Math.min(most + 1, taken.length + Number(reduced.rows.length > 0));
    }
    if (open.length > 0 && work > search.workLimit) return { sites: best, bound: least, work };
    yield { sites: best, bound: least };
  }
  return { sites: best, bound: most + 1, work };
}

/** The site that covers most rows, again and again, without those that the others make needless (Chvátal 1979). */
function coverGreedily(rows: CoverRows): number[] {
  const rowsOf = new Map<number, number[]>();
  rows.forEach((row, at) => {
    for (const site of row) {
      const own = rowsOf.get(site);
      if (own) own.push(at);
      else rowsOf.set(site, [at]);
    }
  });
  const size = new Map([...rowsOf].map(([site, own]) => [site, own.length]));
  const times = new Uint16Array(rows.length);
  const taken: number[] = [];
  for (let left = rows.length; left > 0; ) {
    let best = -1;
    let most = 0;
    for (const [site, own] of size) if (own > most || (own === most && site < best)) [best, most] = [site, own];
    taken.push(best);
    for (const row of rowsOf.get(best) as number[]) {
      times[row] = (times[row] as number) + 1;
      if (times[row] !== 1) continue;
      left--;
      for (const site of rows[row] as readonly number[]) size.set(site, (size.get(site) as number) - 1);
    }
  }
  return taken.filter((site) => {
    const own = rowsOf.get(site) as number[];
    if (own.some((row) => times[row] === 1)) return true;
    for (const row of own) times[row] = (times[row] as number) - 1;
    return false;
  });
}

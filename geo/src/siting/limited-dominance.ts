import type { LimitedTown } from './limited-town.ts';

/** What a site brings to an area: all that it lacks, or some of its cells. */
interface Part {
  readonly area: number;
  readonly isEnough: boolean;
  readonly cells: ReadonlySet<number>;
}

/**
 * The sites that some best choice is made of: a site is left out where another one that may stand in its place brings all that it brings (Toregas &
 * ReVelle 1973 on dominated columns). Towards a share a site brings an area no more than it lacks, so that one that
 * brings all of that is as good there as any.
 *
 * @param lacks people whom each area needs (`lacksOf`), where nothing else is looked for; undefined where most people are
 */
export function sitesWorthTaking(town: LimitedTown, lacks: readonly number[] | undefined): Uint8Array {
  const { siteCount } = town.covering;
  const isKept = new Uint8Array(siteCount).fill(1);
  // where places are full what one brings hangs on the others
  if (town.isCapacitated) return isKept;
  const parts = Array.from({ length: siteCount }, (_, site) => partsOf(town, site, lacks));
  const sitesIn = new Map<number, number[]>();
  parts.forEach((own, site) => {
    if (own.length === 0) isKept[site] = 0;
    for (const { area } of own) {
      const known = sitesIn.get(area);
      if (known) known.push(site);
      else sitesIn.set(area, [site]);
    }
  });
  parts.forEach((own, site) => {
    const [first] = own;
    if (!first) return;
    const isDominated = sitesIn
      .get(first.area)
      ?.some(
        (other) =>
          other !== site &&
          isKept[other] === 1 &&
          mayStandFor(town, other, site) &&
          own.every((part) => bringsAll(parts[other] as Part[], part)),
      );
    if (isDominated) isKept[site] = 0;
  });
  return isKept;
}

function partsOf(town: LimitedTown, site: number, lacks: readonly number[] | undefined): Part[] {
  const { siteStart, cellOf, weight } = town.covering;
  const cells = cellOf.subarray(siteStart[site], siteStart[site + 1]);
  if (!lacks) return cells.length > 0 ? [{ area: 0, isEnough: false, cells: new Set(cells) }] : [];
  const found = new Map<number, { people: number; readonly cells: Set<number> }>();
  for (const cell of cells)
    for (const [area, share] of town.areasOfCell[cell] ?? []) {
      if (!lacks[area]) continue;
      const own = found.get(area) ?? { people: 0, cells: new Set() };
      found.set(area, own);
      own.people += share * (weight[cell] as number);
      own.cells.add(cell);
    }
  return [...found].map(([area, { people, cells: own }]) => ({
    area,
    isEnough: people >= (lacks[area] as number),
    cells: own,
  }));
}

/** Whether one place for another keeps to the number of places in an area. */
function mayStandFor({ areaOfSite, mostPerArea }: LimitedTown, one: number, other: number): boolean {
  const area = areaOfSite[one] as number;
  return area < 0 || area === areaOfSite[other] || mostPerArea === Number.POSITIVE_INFINITY;
}

function bringsAll(parts: readonly Part[], { area, isEnough, cells }: Part): boolean {
  const own = parts.find((part) => part.area === area);
  return (
    own !== undefined &&
    (own.isEnough || (!isEnough && cells.size <= own.cells.size && [...cells].every((cell) => own.cells.has(cell))))
  );
}

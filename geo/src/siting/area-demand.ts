import { isChangeable, type LimitedTown } from './limited-town.ts';
import { LEAST_PEOPLE } from './selection.ts';

/** What one area asks of the sites that come to it. Its cells with the same sites are one group. */
export interface AreaDemand {
  /** People whom it needs besides those of today. */
  readonly lack: number;
  /** The sites that come to it, ascending; all else counts them by their position here. */
  readonly sites: Uint32Array;
  /** The groups that each of them reaches, in compressed rows. */
  readonly siteStart: Uint32Array;
  readonly groupOf: Uint32Array;
  /** The sites that reach each group, in compressed rows. */
  readonly groupStart: Uint32Array;
  readonly siteOf: Uint32Array;
  /** People of the area in each group. */
  readonly people: Float64Array;
}

/** A site as one area knows it. */
export interface AreaPlace {
  readonly area: number;
  readonly position: number;
}

/** People whom each area needs besides those of today, so that it comes to a share; 0 where it has it, or no site changes it. */
export function lacksOf({ areas }: LimitedTown, share: number): number[] {
  return areas.map((area) => {
    const lack = isChangeable(area) ? share * area.people - area.today : 0;
    return lack > LEAST_PEOPLE ? lack : 0;
  });
}

/** Of the areas that lack something. @param isKept 1 for each site that may be taken */
export function demandsOf(town: LimitedTown, lacks: readonly number[], isKept: Uint8Array): AreaDemand[] {
  const { cellStart, siteOf, weight } = town.covering;
  return town.areas.flatMap(({ cells }, area) => {
    const lack = lacks[area] as number;
    if (lack === 0) return [];
    const groups = new Map<string, { readonly sites: readonly number[]; people: number }>();
    for (const [cell, share] of cells) {
      const sites = [...siteOf.subarray(cellStart[cell], cellStart[cell + 1])].filter((site) => isKept[site]);
      if (sites.length === 0) continue;
      const key = sites.join(' ');
      const group = groups.get(key) ?? { sites, people: 0 };
      groups.set(key, group);
      group.people += share * (weight[cell] as number);
    }
    return [toDemand(lack, [...groups.values()])];
  });
}

function toDemand(
  lack: number,
  groups: readonly { readonly sites: readonly number[]; readonly people: number }[],
): AreaDemand {
  const sites = Uint32Array.from(new Set(groups.flatMap((group) => group.sites))).toSorted();
  const position = new Map([...sites].map((site, at) => [site, at]));
  const groupsOf: number[][] = Array.from(sites, () => []);
  const sitesOf = groups.map((group, at) =>
    group.sites.map((site) => {
      const own = position.get(site) as number;
      groupsOf[own]?.push(at);
      return own;
    }),
  );
  return {
    lack,
    sites,
    siteStart: startsOf(groupsOf),
    groupOf: Uint32Array.from(groupsOf.flat()),
    groupStart: startsOf(sitesOf),
    siteOf: Uint32Array.from(sitesOf.flat()),
    people: Float64Array.from(groups, (group) => group.people),
  };
}

function startsOf(lists: readonly (readonly number[])[]): Uint32Array {
  const start = new Uint32Array(lists.length + 1);
  lists.forEach((list, at) => {
    start[at + 1] = (start[at] as number) + list.length;
  });
  return start;
}

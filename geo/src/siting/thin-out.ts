import type { AreaDemand, AreaPlace } from './area-demand.ts';
import { LEAST_PEOPLE } from './selection.ts';

/**
 * Some sites without those that no area needs, in the order given.
 * @returns undefined where more than so many are left
 */
export function thinOut(
  demands: readonly AreaDemand[],
  placesOf: ReadonlyMap<number, readonly AreaPlace[]>,
  sites: readonly number[],
  most: number,
): readonly number[] | undefined {
  const times = demands.map(({ people }) => new Uint16Array(people.length));
  const had = new Float64Array(demands.length);
  const change = (site: number, step: 1 | -1) => {
    const telling = step === 1 ? 0 : 1;
    for (const { area, position } of placesOf.get(site) ?? []) {
      const { siteStart, groupOf, people } = demands[area] as AreaDemand;
      const ofArea = times[area] as Uint16Array;
      for (let at = siteStart[position] as number; at < (siteStart[position + 1] as number); at++) {
        const group = groupOf[at] as number;
        const before = ofArea[group] as number;
        ofArea[group] = before + step;
        if (before === telling) had[area] = (had[area] as number) + step * (people[group] as number);
      }
    }
  };
  for (const site of sites) change(site, 1);
  const left: number[] = [];
  let spare = sites.length - most;
  for (const site of sites) {
    change(site, -1);
    const isNeedless = (placesOf.get(site) ?? []).every(
      ({ area }) => (had[area] as number) >= (demands[area] as AreaDemand).lack - LEAST_PEOPLE,
    );
    if (spare > 0 && isNeedless) spare--;
    else {
      left.push(site);
      change(site, 1);
    }
  }
  return spare <= 0 ? left : undefined;
}

import type { ChosenSite } from './answer.ts';
import { MedianChoice } from './median-choice.ts';
import type { Savings } from './savings.ts';

/** Sites of a choice, in their order, with the people to whom each is nearest: nearer than any place of today. */
export function peopleBySite(savings: Savings, sites: readonly number[]): ChosenSite[] {
  const added = new Map(sites.map((site) => [site, 0]));
  new MedianChoice(savings, sites).nearestSite.forEach((site, cell) => {
    if (site >= 0) added.set(site, (added.get(site) ?? 0) + (savings.weight[cell] as number));
  });
  return [...added].map(([site, people]) => ({ site, added: people }));
}

import type { ChoiceSoFar, ChosenSite } from '@hazama/geo';
import { tellPeople } from '../disclosure/index.ts';
import type { Candidates } from './candidate.ts';
import type { CoverageQuestion } from './coverage-question.ts';
import { findHoldingAreas } from './holding-areas.repository.ts';
import type { PeopleTeller } from './people-teller.ts';
import type { SitingContext } from './siting-context.ts';
import type { SitedPlace } from './siting-plan.ts';

interface Told {
  readonly candidates: Candidates;
  readonly people: PeopleTeller;
  readonly choice: Pick<ChoiceSoFar, 'sites' | 'ties'>;
}

/** Puts sites into the words of the answer; the areas that hold them are one statement for all. */
export async function placeTeller(
  { database, viewer }: SitingContext,
  { town, allAreas }: CoverageQuestion,
  { candidates: { list }, people, choice: { sites, ties } }: Told,
): Promise<(sites: readonly ChosenSite[]) => SitedPlace[]> {
  const used = [...new Set([...sites, ...ties.flat()].map(({ site }) => site))];
  const { code, reportingKind } = town.facts;
  const coordinate = (axis: 'longitude' | 'latitude') =>
    Float64Array.from(used, (site) => list[site]?.[axis] ?? Number.NaN);
  const points = { longitude: coordinate('longitude'), latitude: coordinate('latitude') };
  const held = used.length === 0 ? [] : await findHoldingAreas(database, { code, kind: reportingKind, points });
  const areas = new Map(allAreas.map((area) => [area.id, area]));
  const areaOf = new Map(used.map((site, at) => [site, areas.get(held[at] ?? '') ?? null]));
  return (chosen) => {
    const added = people.addedBy(chosen);
    return chosen.map(({ site }, at) => {
      const candidate = list[site];
      if (!candidate) throw new Error(`site ${site} is no candidate`);
      const area = areaOf.get(site) ?? null;
      return { ...candidate, area, added: tellPeople(added[at] as number, viewer.audience) };
    });
  };
}

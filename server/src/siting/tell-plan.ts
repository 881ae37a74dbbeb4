import type { ChosenSite, CoverageAnswer } from '@hazama/geo';
import type { Audience } from '../account/index.ts';
import { tellBound, tellPeople } from '../disclosure/index.ts';
import type { Candidates } from './candidate.ts';
import { type CoverageQuestion, peopleOfAreas } from './coverage-question.ts';
import { findHoldingAreas } from './holding-areas.repository.ts';
import type { SitingContext } from './siting-context.ts';
import type { SitedPlace, SitingPlan } from './siting-plan.ts';

/** Puts sites into the words of the answer; the areas that hold them are one statement for all. */
export async function placeTeller(
  { database, viewer }: SitingContext,
  { town, allAreas }: CoverageQuestion,
  { list }: Candidates,
  { sites, ties }: CoverageAnswer,
): Promise<(sites: readonly ChosenSite[]) => SitedPlace[]> {
  const used = [...new Set([...sites, ...ties.flat()].map(({ site }) => site))];
  const { code, reportingKind } = town.facts;
  const coordinate = (axis: 'longitude' | 'latitude') =>
    Float64Array.from(used, (site) => list[site]?.[axis] ?? Number.NaN);
  const points = { longitude: coordinate('longitude'), latitude: coordinate('latitude') };
  const held = used.length === 0 ? [] : await findHoldingAreas(database, { code, kind: reportingKind, points });
  const areas = new Map(allAreas.map((area) => [area.id, area]));
  const areaOf = new Map(used.map((site, at) => [site, areas.get(held[at] ?? '') ?? null]));
  return (chosen) =>
    chosen.map(({ site, added }) => {
      const candidate = list[site];
      if (!candidate) throw new Error(`site ${site} is no candidate`);
      return { ...candidate, area: areaOf.get(site) ?? null, added: tellPeople(added, viewer.audience) };
    });
}

/** The people within reach today: as they are counted, and as an audience is told of them. */
interface PeopleToday {
  readonly today: number;
  readonly told: number;
}

/** Today's people as `values` tells them where it does. */
export function peopleTold(question: CoverageQuestion, isReached: Uint8Array, audience: Audience): PeopleToday {
  const today = question.people.reduce((sum, count, cell) => (isReached[cell] && count > 0 ? sum + count : sum), 0);
  if (audience === 'STAFF') return { today, told: today };
  return { today, told: peopleToldToday(question) ?? tellPeople(today, audience) };
}

/** Today's people as they are told, and what is added to them. */
export function tellCurve(
  { today, told: base }: PeopleToday,
  { curve, bound, isOptimal }: CoverageAnswer,
  audience: Audience,
): Pick<SitingPlan, 'curve' | 'bound'> {
  const told = Array.from(curve, (people) => base + tellPeople(people - today, audience));
  return { curve: told, bound: isOptimal ? (told.at(-1) ?? base) : base + tellBound(bound - today, audience) };
}

/** The people within reach in the areas asked about, where each of them is told; undefined where one is withheld or areas overlap. */
function peopleToldToday({ town, areas }: CoverageQuestion): number | undefined {
  const whole = areas.filter(({ kind }) => kind === 'MUNICIPALITY');
  const apart = whole.length > 0 ? whole : areas;
  if (new Set(apart.map(({ kind }) => kind)).size !== 1) return undefined;
  return town
    .values(apart)
    .reduce<number | undefined>(
      (sum, { numerator }) => (sum === undefined || numerator === null ? undefined : sum + numerator),
      0,
    );
}

interface Left {
  readonly candidates: Candidates;
  /** Per cell whether a place of today is within reach. */
  readonly isReached: Uint8Array;
  readonly sites: readonly ChosenSite[];
  readonly audience: Audience;
}

/** Who has no place within reach even so: whom no candidate could reach, and area by area who is left. */
export function peopleLeft(
  { town, people, areas, allAreas }: CoverageQuestion,
  { candidates: { reach }, isReached, sites, audience }: Left,
): Pick<SitingPlan, 'unreachablePeople' | 'areasLeft'> {
  const reachable = isReached.slice();
  for (const cell of reach.cellIndex) reachable[cell] = 1;
  const withPlan = isReached.slice();
  for (const { site } of sites)
    for (let at = reach.siteStart[site] as number; at < (reach.siteStart[site + 1] as number); at++)
      withPlan[reach.cellIndex[at] as number] = 1;
  const without = (counted: Float64Array, isWithin: Uint8Array) =>
    tellPeople(
      counted.reduce((sum, count, cell) => (isWithin[cell] ? sum : sum + count), 0),
      audience,
    );
  const parts = areas.filter(({ kind }) => kind !== 'MUNICIPALITY');
  const asked = parts.length > 0 ? parts : allAreas.filter(({ kind }) => kind === town.facts.reportingKind);
  return {
    unreachablePeople: without(people, reachable),
    areasLeft: asked
      .map((area) => ({ area, people: without(peopleOfAreas(town, [area]), withPlan) }))
      .filter(({ people: left }) => left >= LEAST_PEOPLE),
  };
}

/** Sums of shares of cells round: fewer than half a person is nobody. */
const LEAST_PEOPLE = 0.5;

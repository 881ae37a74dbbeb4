import type { Day } from '@hazama/geo';
import type { Recipe } from '../facts/recipe.ts';
import type { Word } from '../facts/word.ts';
import { createRandom, type Random } from '../random.ts';
import { daysBefore, dayWithin, monthsBefore } from './calendar.ts';
import { NameMaker } from './name-maker.ts';
import type { SampleResource } from './sample-resource.ts';
import { type Spot, spotAt, spotsFor, type Workshop } from './spots.ts';
import { transitSpots } from './transit-spots.ts';

/** Written on every record that is made up. */
export const DEMO_SOURCE = 'デモ(架空)';
/** Records that a town keeps an eye on are never old: their presence is what the plan counts. */
const ALWAYS_FRESH = new Set(['network-meeting', 'network-meeting-liaison', 'kyogitai-tier1', 'kyogitai-tier2']);
/** Where people in danger or in retreat are: seen by fewer. */
const VISIBILITY: Readonly<Record<string, SampleResource['visibility']>> = {
  'temporary-housing': 'staff',
  'hikikomori-ibasho': 'council',
};
/** Recipes that only a weekly or monthly gathering site uses. */
const GATHERING = new Set(['weekly', 'monthly']);

/** Every made-up record of a town, in the order of its recipes. */
export function cookResources(workshop: Workshop): SampleResource[] {
  const names = new NameMaker(workshop.facts.words);
  const recipes = workshop.facts.recipes;
  return [
    ...recipes
      .filter(({ number }) => !GATHERING.has(number))
      .flatMap((recipe) =>
        cook(recipe, transitSpots(recipe.number, workshop) ?? spotsFor(recipe, workshop), names, workshop),
      ),
    ...gatheringPlaces(workshop, names),
  ];
}

/** The sites become salons, 通いの場 and 居場所, in turn. */
function gatheringPlaces(workshop: Workshop, names: NameMaker): SampleResource[] {
  const recipesFor = (weekly: boolean) =>
    workshop.facts.recipes.filter(({ number }) => number === (weekly ? 'weekly' : 'monthly'));
  const random = createRandom(`${workshop.facts.slug}/gathering-kinds`);
  const bySite = workshop.sites.map((site) => ({ site, recipe: random.pick(recipesFor(site.weekly)) }));
  return [...Map.groupBy(bySite, ({ recipe }) => recipe)].flatMap(([recipe, chosen]) => {
    const spots = chosen.map(({ site }) => spotAt(site.location, site.area, [], workshop));
    return cook(recipe, spots, names, workshop);
  });
}

function cook(recipe: Recipe, spots: readonly Spot[], names: NameMaker, workshop: Workshop): SampleResource[] {
  const { facts } = workshop;
  const random = createRandom(`${facts.slug}/${recipe.kind}/${recipe.number}`);
  const areaNames = new Map(
    facts.areas.map(({ name, nameKana }): [string, Word] => [name, { word: name, kana: nameKana }]),
  );
  const city = { word: facts.name, kana: facts.nameKana };
  return spots.map((spot, index) => {
    const n = String(index + 1);
    const area = areaNames.get(spot.area) ?? city;
    const town = { word: spot.town.name, kana: spot.town.nameKana };
    const given = spot.given?.name ?? facts.givenNames.get(`${recipe.kind}/${spot.area}`);
    const { name, fill } = names.make(
      recipe.kind,
      given ? [given] : recipe.names,
      { area, town, city, n: { word: n, kana: n } },
      random,
    );
    const openedOn = dayWithin(recipe.opened, random);
    const isPlace = spot.location !== undefined;
    return {
      kind: recipe.kind,
      name: name.word,
      nameKana: name.kana,
      // to the 町字 and no further: a made-up number may be someone's house
      address: isPlace ? `${facts.prefecture}${facts.name}${spot.town.name}` : '',
      location: spot.location,
      area: spot.area,
      servesAreas: spot.serves,
      ...statusOf(recipe, openedOn, random),
      schedule: spot.given?.schedule ?? random.pick(recipe.schedules),
      capacity: capacityOf(recipe.capacity, random),
      organization: fill(recipe.organization),
      // no such exchange is in use
      phone:
        recipe.where === 'core' ? `${facts.phonePrefix}-00-${String(random.between(1, 9999)).padStart(4, '0')}` : '',
      languages: recipe.languages,
      visibility: VISIBILITY[recipe.kind] ?? 'public',
      openedOn,
      confirmedOn: later(openedOn, confirmedOn(recipe, spot, workshop, random)),
      source: DEMO_SOURCE,
    };
  });
}

function statusOf(recipe: Recipe, openedOn: Day, random: Random): Pick<SampleResource, 'status' | 'closedOn'> {
  const mayEnd = GATHERING.has(recipe.number) || recipe.where === 'cell';
  const chance = random.next();
  if (mayEnd && recipe.number !== 'weekly' && chance < 0.05 && openedOn < '2020')
    return { status: 'closed', closedOn: dayWithin('2021-2024', random) };
  if (mayEnd && recipe.number !== 'weekly' && chance > 0.985) return { status: 'suspended', closedOn: '' };
  return { status: recipe.status, closedOn: '' };
}

function confirmedOn(recipe: Recipe, { area }: Spot, { facts, asOf }: Workshop, random: Random): Day {
  const recently = daysBefore(asOf, random.between(5, 320));
  const chance = random.next();
  if (ALWAYS_FRESH.has(recipe.kind)) return recently;
  const isStale = facts.demo.some((demo) => demo.area === area && demo.marks.includes('stale'));
  if (recipe.number === 'weekly') return isStale ? monthsBefore(asOf, chance < 0.5 ? 14 : 26, random) : recently;
  if (recipe.number === 'monthly') return recently;
  if (chance < 0.06) return monthsBefore(asOf, 14, random);
  return chance < 0.09 ? monthsBefore(asOf, 26, random) : recently;
}

function later(a: Day, b: Day): Day {
  return a > b ? a : b;
}

function capacityOf(range: string, random: Random): number | undefined {
  const [from, to = from] = range.split('-').filter(Boolean).map(Number);
  return from === undefined || to === undefined ? undefined : random.between(from, to);
}

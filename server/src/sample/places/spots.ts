import type { Day, LngLat } from '@hazama/geo';
import type { Recipe } from '../facts/recipe.ts';
import type { TownFacts, TownPoint } from '../facts/town-facts.ts';
import type { Word } from '../facts/word.ts';
import type { PeopleCell } from '../people/people.ts';
import { createRandom, type Random } from '../random.ts';
import type { Territory } from '../territory.ts';
import type { BusFeed } from '../transit/bus-network.ts';
import { type GatheringSite, scattered } from './gathering-sites.ts';

/** What records are made from. */
export interface Workshop {
  readonly facts: TownFacts;
  readonly cells: readonly PeopleCell[];
  readonly territory: Territory;
  readonly buses: readonly BusFeed[];
  readonly sites: readonly GatheringSite[];
  readonly asOf: Day;
}

/** Where one record is to be, and what it is about. */
export interface Spot {
  readonly area: string;
  readonly town: TownPoint;
  readonly location: LngLat | undefined;
  readonly serves: readonly string[];
  /** What is not made up for it: it is called so where the timetable is. */
  readonly given?: { readonly name: Word; readonly schedule?: string };
}

/** Where the records of a recipe are to be. */
export function spotsFor(recipe: Recipe, workshop: Workshop): Spot[] {
  const { facts, territory } = workshop;
  const random = createRandom(`${facts.slug}/${recipe.kind}/spots`);
  const areas = areasFor(recipe, facts, territory);
  const [amount = '0', per] = recipe.number.split('/');
  if (per === 'town') {
    const towns = random.shuffled(facts.towns.filter((town) => areas.includes(town.area)));
    const chosen = towns.slice(0, Math.round(Number(amount) * facts.towns.length));
    return chosen.map((town) => {
      const location = recipe.where === 'none' ? undefined : scattered(town.location, 110, random);
      return { area: town.area, town, location, serves: recipe.serves === 'area' ? [town.area] : [] };
    });
  }
  const count = per === 'area' ? Math.round(Number(amount) * areas.length) : Number(amount);
  const order = per === 'area' && count === areas.length ? areas : random.shuffled(areas);
  return Array.from({ length: count }, (_, index) => {
    const cells = workshop.cells.filter(({ area }) => area === order[index % order.length]);
    const area = spreadByPeople(recipe, per)
      ? byPeople(workshop.cells, random).area
      : (order[index % order.length] ?? '');
    const own = area === cells[0]?.area ? cells : workshop.cells.filter((cell) => cell.area === area);
    const location = locate(recipe, own, facts, random);
    return spotAt(location, area, servedBy(recipe, area, index, count, areas), workshop, recipe.where === 'none');
  });
}

/** Shops, clinics and the like stand where people live, not one in each area. */
function spreadByPeople(recipe: Recipe, per: string | undefined): boolean {
  return recipe.where === 'cell' && per === undefined;
}

function locate(recipe: Recipe, own: readonly PeopleCell[], facts: TownFacts, random: Random): LngLat {
  if (recipe.where === 'core') return scattered(facts.core, 250, random);
  const most = own.toSorted((a, b) => b.latest.total - a.latest.total)[0];
  const cell = recipe.where === 'centre' ? most : byPeople(own, random);
  return cell ? scattered(cell.centre, 70, random) : facts.core;
}

function byPeople(cells: readonly PeopleCell[], random: Random): PeopleCell {
  let left = random.next() * cells.reduce((sum, cell) => sum + cell.latest.total, 0);
  const found = cells.find((cell) => {
    left -= cell.latest.total;
    return left <= 0;
  });
  return found ?? random.pick(cells);
}

function servedBy(recipe: Recipe, area: string, index: number, count: number, areas: readonly string[]): string[] {
  if (recipe.serves === 'area') return [area];
  if (recipe.serves === 'all') return [...areas];
  if (recipe.serves === 'split') return areas.filter((_, at) => Math.floor((at * count) / areas.length) === index);
  return [];
}

/** A position with the 町字 and the area that it lies in; hidden, it keeps these alone. */
export function spotAt(
  location: LngLat,
  area: string,
  serves: readonly string[],
  { facts, territory }: Workshop,
  hidden = false,
): Spot {
  const town = facts.towns[territory.townAt(location)];
  if (!town) throw new Error(`no 町字 near ${location.join()}`);
  return { area: hidden ? area : town.area, town, location: hidden ? undefined : location, serves };
}

/** The areas in which records of a kind may be: not those said to have none, nor where a real one is known. */
function areasFor(recipe: Recipe, facts: TownFacts, territory: Territory): string[] {
  const known = facts.places
    .filter((place) => place.kinds.includes(recipe.kind))
    .map((place) => territory.areaAt(place.location));
  return facts.demo
    .filter(({ area, marks }) => {
      if (marks.includes(`absent:${recipe.kind}`) || marks.includes(`unrecorded:${recipe.kind}`)) return false;
      return !(recipe.number.endsWith('/area') && known.includes(area));
    })
    .map(({ area }) => area);
}

import type { Day } from '@hazama/geo';
import type { EventRecipe } from '../facts/event-recipe.ts';
import type { SampleResource } from '../places/sample-resource.ts';
import type { Workshop } from '../places/spots.ts';
import { createRandom } from '../random.ts';
import { csvText } from './csv-text.ts';

const COLUMNS = 'kind title on start_time end_time place areas audience organizer participants'.split(' ');
const WEEKDAYS = '日月火水木金土';
const FIRST_MONTH = 4;

/** 行事 of the 年度 in which the day lies: how many came is known of what is past, and not of every one. */
export function eventsCsv({ facts, asOf }: Workshop, resources: readonly SampleResource[]): string {
  const random = createRandom(`${facts.slug}/events`);
  const year = fiscalYearOf(asOf);
  const areas = facts.demo.map(({ area }) => area);
  const rows = facts.eventRecipes.flatMap((recipe) => {
    const holdings =
      recipe.areaShare === null
        ? recipe.months.map((month) => ({ month, area: '' }))
        : random
            .shuffled(areas)
            .slice(0, Math.round(recipe.areaShare * areas.length))
            .map((area) => ({ month: random.pick(recipe.months), area }));
    return holdings.map(({ month, area }) => {
      const on = dayOf(month < FIRST_MONTH ? year + 1 : year, month, recipe);
      const isCounted = on < asOf && random.next() < 0.85;
      const [fewest = 0, most = fewest] = recipe.people.split('-').map(Number);
      return {
        kind: recipe.kind,
        title: recipe.title.replaceAll('{area}', area),
        on,
        start_time: recipe.start,
        end_time: recipe.end,
        place: placeOf(recipe, area, resources),
        areas: area,
        audience: recipe.audience,
        organizer: recipe.organizer.replaceAll('{area}', area),
        participants: isCounted ? random.between(fewest, most) : '',
      };
    });
  });
  return csvText(
    COLUMNS,
    rows.toSorted((a, b) => (a.on < b.on ? -1 : 1)),
  );
}

/** In the area where it has such a place; for the whole town in the first that there is. */
function placeOf({ placeKinds }: EventRecipe, area: string, resources: readonly SampleResource[]): string {
  const places = resources.filter(
    ({ kind, status, area: own }) => placeKinds.includes(kind) && status === 'active' && (area === '' || own === area),
  );
  return places[0]?.name ?? '';
}

/** The second Wednesday of a month, … */
function dayOf(year: number, month: number, { week, weekday }: EventRecipe): Day {
  const first = new Date(Date.UTC(year, month - 1, 1)).getUTCDay();
  const date = 1 + ((WEEKDAYS.indexOf(weekday) - first + 7) % 7) + 7 * (week - 1);
  return new Date(Date.UTC(year, month - 1, date)).toISOString().slice(0, 10);
}

function fiscalYearOf(day: Day): number {
  const [year = 0, month = 0] = day.split('-').map(Number);
  return month < FIRST_MONTH ? year - 1 : year;
}

import type { LngLat } from '@hazama/geo';
import type { Word } from '../facts/word.ts';
import { type Spot, spotAt, type Workshop } from './spots.ts';

/** What the town's own timetables and zones are also listed by: its bus stops, its lines, its demand taxis. */
const SPOTS: Readonly<Record<string, (workshop: Workshop) => Spot[]>> = {
  stops: (workshop) =>
    workshop.buses
      .filter(({ mode, valid }) => mode === 'bus' && valid === 'now')
      .flatMap(({ stops }) => stops)
      .map(({ location, area, name, nameKana }) => ({
        ...spotAt(location, area, [], workshop),
        given: { name: { word: name, kana: nameKana } },
      })),
  lines: (workshop) => {
    const lines = workshop.buses
      .filter(({ mode, valid }) => mode === 'bus' && valid === 'now')
      .flatMap((feed) => feed.lines);
    return [...Map.groupBy(lines, ({ parent, name }) => parent || name).values()].flatMap((branches) => {
      const sites = branches.flatMap((branch) => branch.sites);
      const main = branches.find(({ parent, name }) => parent === '' || parent === name);
      const [first] = sites;
      if (!main || !first) return [];
      const serves = [...new Set(sites.map(({ area }) => area))];
      return [served(first.location, serves, { word: main.name, kana: main.nameKana }, workshop)];
    });
  },
  zones: (workshop) =>
    workshop.facts.transit.zones.flatMap(({ areas, name, nameKana, schedule }) => {
      const town = workshop.facts.towns.find(({ area }) => area === areas[0]);
      if (!town) return [];
      const spot = served(town.location, areas, { word: name, kana: nameKana }, workshop);
      return [{ ...spot, given: { ...spot.given, schedule } }];
    }),
};

/** Where records are to be that the timetables and zones name; undefined for other recipes. */
export function transitSpots(number: string, workshop: Workshop): Spot[] | undefined {
  return SPOTS[number]?.(workshop);
}

/** What serves areas and stands nowhere. */
function served(near: LngLat, serves: readonly string[], name: Word, workshop: Workshop) {
  return { ...spotAt(near, serves[0] ?? '', serves, workshop, true), given: { name } };
}

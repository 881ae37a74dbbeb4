import { locationOf, readTable } from './read-table.ts';
import { readTransitFacts } from './read-transit-facts.ts';
import type { Recipe } from './recipe.ts';
import type { AreaFact, AreaKind, TownFacts } from './town-facts.ts';

/** Slugs of the towns that can be made. */
export const SAMPLE_TOWNS: readonly string[] = readTable('municipalities.csv', ['slug']).map(({ slug }) => slug);

/** Reads what is typed in. @throws RangeError naming the towns there are, when there is none of this slug */
export function readTownFacts(slug: string): TownFacts {
  const municipality = readTable('municipalities.csv', [
    ...(['slug', 'code', 'name', 'name_kana', 'prefecture', 'reporting_kind'] as const),
    ...(['core_longitude', 'core_latitude', 'phone_prefix', 'gathering_per_1000', 'plan_name'] as const),
  ]).find((row) => row.slug === slug);
  if (!municipality)
    throw new RangeError(`見本の町「${slug}」はありません。あるのは ${SAMPLE_TOWNS.join('、')} です。`);
  return {
    slug,
    code: municipality.code,
    name: municipality.name,
    nameKana: municipality.name_kana,
    prefecture: municipality.prefecture,
    reportingKind: municipality.reporting_kind as AreaKind,
    core: [Number(municipality.core_longitude), Number(municipality.core_latitude)],
    phonePrefix: municipality.phone_prefix,
    gatheringPer1000: Number(municipality.gathering_per_1000),
    populations: new Map(
      readTable('populations.csv', ['slug', 'year', 'total'])
        .filter((row) => row.slug === slug)
        .map((row) => [Number(row.year), Number(row.total)]),
    ),
    areas: readTable(`${slug}/areas.csv`, ['kind', 'number', 'name', 'name_kana', 'parent', 'shape']).map((row) => ({
      kind: row.kind as AreaKind,
      number: row.number,
      name: row.name,
      nameKana: row.name_kana,
      parent: row.parent,
      shape: row.shape as AreaFact['shape'],
    })),
    towns: readTable(`${slug}/towns.csv`, ['name', 'name_kana', 'longitude', 'latitude', 'area']).map((row) => ({
      name: row.name,
      nameKana: row.name_kana,
      location: locationOf(row),
      area: row.area,
    })),
    outline: readTable(`${slug}/outline.csv`, ['longitude', 'latitude']).map(locationOf),
    demo: readDemoAreas(slug),
    places: readTable(`${slug}/places.csv`, ['kinds', 'name', 'name_kana', 'address', 'longitude', 'latitude']).map(
      (row) => ({
        kinds: row.kinds.split(' '),
        name: row.name,
        nameKana: row.name_kana,
        address: row.address,
        location: locationOf(row),
      }),
    ),
    givenNames: new Map(
      readTable('given-names.csv', ['slug', 'kind', 'area', 'name', 'name_kana'])
        .filter((row) => row.slug === slug)
        .map((row) => [`${row.kind}/${row.area}`, { word: row.name, kana: row.name_kana }]),
    ),
    targets: readTable('targets.csv', ['slug', 'indicator', 'area', 'value', 'year', 'source']).filter(
      (row) => row.slug === slug,
    ),
    planName: municipality.plan_name,
    plan: readTable(`${slug}/plan.csv`, ['code', 'parent', 'level', 'title', 'owner', 'related_plan']),
    eventRecipes: readEventRecipes(slug),
    recipes: readRecipes(slug),
    transit: readTransitFacts(slug),
    words: readTable('words.csv', ['word', 'word_kana']).map((row) => ({ word: row.word, kana: row.word_kana })),
  };
}

function readDemoAreas(slug: string): TownFacts['demo'] {
  return readTable(`${slug}/demo-people.csv`, [
    ...(['area', 'people_2020', 'older_share_2025', 'spread_meters', 'not_reached_share', 'marks'] as const),
  ]).map((row) => ({
    area: row.area,
    people: Number(row.people_2020),
    olderShare: Number(row.older_share_2025),
    spreadMeters: Number(row.spread_meters),
    notReachedShare: Number(row.not_reached_share),
    marks: row.marks.split(' '),
  }));
}

function readEventRecipes(slug: string): TownFacts['eventRecipes'] {
  return readTable('events.csv', [
    ...(['towns', 'kind', 'title', 'per', 'months', 'week', 'weekday', 'start', 'end', 'audience'] as const),
    ...(['organizer', 'place_kinds', 'people'] as const),
  ])
    .filter((row) => row.towns === slug || row.towns === 'both')
    .map((row) => ({
      kind: row.kind,
      title: row.title,
      areaShare: row.per === 'town' ? null : Number(row.per.replace('area:', '')),
      months: row.months.split(' ').map(Number),
      week: Number(row.week),
      weekday: row.weekday,
      start: row.start,
      end: row.end,
      audience: row.audience,
      organizer: row.organizer,
      placeKinds: row.place_kinds.split(' ').filter(Boolean),
      people: row.people,
    }));
}

function readRecipes(slug: string): Recipe[] {
  return readTable('recipes.csv', [
    ...(['kind', 'towns', 'number', 'where', 'serves', 'name', 'name_kana', 'schedule', 'capacity'] as const),
    ...(['organization', 'opened', 'languages', 'status'] as const),
  ])
    .filter((row) => row.towns === slug || row.towns === 'both')
    .map((row) => ({
      kind: row.kind,
      number: row.number,
      where: row.where as Recipe['where'],
      serves: row.serves as Recipe['serves'],
      names: row.name.split('|').map((word, at) => ({ word, kana: row.name_kana.split('|')[at] ?? '' })),
      schedules: row.schedule.split('|'),
      capacity: row.capacity,
      organization: row.organization,
      opened: row.opened,
      languages: row.languages,
      status: row.status as Recipe['status'],
    }));
}

import { coverageWhatIf } from '@hazama/geo';
import { tellPeople } from '../disclosure/index.ts';
import { type CoverageTown, needsTimetable } from '../indicator/index.ts';
import { readTripChange, type TripChange } from '../transit/index.ts';
import { badInput, nameIn } from '../wire/index.ts';
import { askedAreas, peopleOfAreas, readCode, readQuestion } from './coverage-question.ts';
import { MAX_ADDED, MAX_REMOVED } from './limits.ts';
import { assertPlaces } from './place-checks.ts';
import type { SitingContext } from './siting-context.ts';
import { isOfSites, trySites } from './try-sites.service.ts';
import type { WhatIfInput, WhatIfResult } from './what-if.ts';

/** もし置いたら: what a coverage indicator would say with places that come and go, before and after. */
export async function tryPlaces(context: SitingContext, input: WhatIfInput): Promise<WhatIfResult> {
  if (isOfSites(input)) return trySites(context, input);
  if (input.trips) return tryTrips(context, input, input.trips.map(readTripChange));
  const { measure, rule } = await context.indicators.getIndicator(readCode(input.municipality), input.indicator);
  // its places are the stops of a timetable, not resources
  if (measure === 'coverage' && needsTimetable(rule)) return trySites(context, input);
  const question = await readQuestion(context, input);
  const { town, areas, people } = question;
  const add = input.add ?? [];
  await assertPlaces(context, town, add, { field: 'add', most: MAX_ADDED });
  const removed = new Set(input.remove ?? []);
  await assertRemovable(context, town, removed);

  const kept = town.places.filter(({ id }) => !removed.has(id));
  const addedMeters = add.map(({ longitude, latitude }) =>
    town.metersTo({ longitude: Float64Array.of(longitude), latitude: Float64Array.of(latitude) }),
  );
  const { today } = town;
  const keptMeters = removed.size === 0 ? today.distanceMeters : town.metersToNearest(kept);
  const effect = coverageWhatIf({ people, today, keptMeters, addedMeters });
  const { audience } = context.viewer;
  return {
    ...town.compare(areas, { removed, addedMeters }),
    newlyCovered: tellPeople(effect.newlyCovered, audience),
    noLongerCovered: tellPeople(effect.noLongerCovered, audience),
    perPlace: effect.perPlace.map(({ alone, added }, place) => ({
      key: add[place]?.key ?? '',
      alone: tellPeople(alone, audience),
      added: tellPeople(added, audience),
    })),
    isPartial: town.isPartial,
  };
}

/** もし便が変わったら: what an indicator by departures would say with trips that come and go. */
async function tryTrips(
  { areas: areaReader, indicators, viewer }: SitingContext,
  { municipality, indicator: id, areas: areaIds, add, remove, serviceDate }: WhatIfInput,
  changes: readonly TripChange[],
): Promise<WhatIfResult> {
  if (add?.length || remove?.length)
    throw badInput('trips は add や remove と一緒には使えません。場所と便を分けてためしてください。');
  const code = readCode(municipality);
  const indicator = await indicators.getIndicator(code, id);
  if (!needsTimetable(indicator.rule))
    throw badInput(
      `指標「${id}」は時刻表の便の数から計算するものではないので、便が変わった場合を計算できません。coverage.bus-stop から選んでください。`,
    );
  const town = await indicators.getTrialTown(code, serviceDate ?? null, { trips: changes, sites: [] });
  const areas = askedAreas(await areaReader.listAreas(code, null), areaIds, town.facts);
  const { people, comesWithin, leaves } = town.reach(indicator);
  const counted = peopleOfAreas({ engine: town.engine, people }, areas);
  const sum = (counts: (cell: number) => boolean) =>
    tellPeople(
      counted.reduce((total, count, cell) => (counts(cell) ? total + count : total), 0),
      viewer.audience,
    );
  return {
    ...(await town.compare(indicator, areas)),
    newlyCovered: sum(comesWithin),
    noLongerCovered: sum(leaves),
    perPlace: [],
    isPartial: town.isPartial,
  };
}

/** @throws BAD_USER_INPUT naming a resource that the indicator does not count, or whose place the viewer may not know */
async function assertRemovable(
  { resources, viewer }: SitingContext,
  { places, indicator }: CoverageTown,
  ids: ReadonlySet<string>,
): Promise<void> {
  if (ids.size > MAX_REMOVED)
    throw badInput(`remove は${MAX_REMOVED}か所までにしてください(${ids.size}か所あります)。`);
  const counted = new Set(places.map(({ id }) => id));
  const isRemovable = async (id: string) => {
    if (!counted.has(id)) return false;
    // who would lose a place tells where it is
    return viewer.audience === 'STAFF' || ((await resources.findResource(id))?.location ?? null) !== null;
  };
  const listed = await Promise.all([...ids].map(async (id) => ({ id, isFound: await isRemovable(id) })));
  const other = listed.find(({ isFound }) => !isFound);
  if (other)
    throw badInput(
      `資源「${other.id}」は、指標「${nameIn(indicator.rule.names, 'JA')}」(${indicator.id})がいま数えている、位置のわかる場所ではありません。resources の id から選んでください。`,
    );
}

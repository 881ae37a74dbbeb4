import { tellPeople } from '../disclosure/index.ts';
import { needsTimetable } from '../indicator/index.ts';
import { type ScenarioChangeInput, tryUnsaved } from '../scenario/index.ts';
import { badInput } from '../wire/index.ts';
import { askedAreas, peopleOfAreas, readCode } from './coverage-question.ts';
import type { SitingContext } from './siting-context.ts';
import type { WhatIfInput, WhatIfResult } from './what-if.ts';

/** Whether a question is of more than places that come and go. */
export const isOfSites = ({ place, move, openings, capacity, departures }: WhatIfInput): boolean =>
  [place, move, openings, capacity, departures].some((list) => list && list.length > 0);

/** もし置いたら, 動かしたら, 開く日や定員を変えたら: a coverage indicator with all that is changed at once. */
export async function trySites(context: SitingContext, input: WhatIfInput): Promise<WhatIfResult> {
  const code = readCode(input.municipality);
  const indicator = await context.indicators.getIndicator(code, input.indicator);
  const { town, changes } = await tryUnsaved(context, code, {
    changes: changesOf(input, indicator.rule.kindIds[0] ?? ''),
    serviceDate: input.serviceDate ?? null,
  });
  if (town.day === null && needsTimetable(indicator.rule))
    throw badInput(
      `指標「${indicator.id}」は時刻表の便から計算するので、まだわかりません。時刻表(GTFS)を先に取り込んでください。`,
    );
  if (changes.some(({ standing }) => standing === 'NOT_ON_RECORD'))
    throw badInput(
      '変える場所が、いまの記録にないか、この画面では見られません。resources か stopPlaces の id から選んでください。',
    );
  const areas = askedAreas(await context.areas.listAreas(code, null), input.areas ?? null, town.facts);
  const { people, comesWithin, leaves } = town.reach(indicator);
  const counted = peopleOfAreas({ engine: town.engine, people }, areas);
  const sum = (counts: (cell: number) => boolean) =>
    tellPeople(
      counted.reduce((total, count, cell) => (counts(cell) ? total + count : total), 0),
      context.viewer.audience,
    );
  return {
    ...(await town.compare(indicator, areas)),
    newlyCovered: sum(comesWithin),
    noLongerCovered: sum(leaves),
    perPlace: town
      .placeEffects(indicator)
      .map(({ key, alone, added }) => ({ key, alone: sum(alone), added: sum(added) })),
    isPartial: town.isPartial,
  };
}

/** @param kind of places that are only set down: the first that the indicator counts */
function changesOf(
  { trips, add, remove, place, move, openings, capacity, departures }: WhatIfInput,
  kind: string,
): ScenarioChangeInput[] {
  return [
    ...(trips ?? []).map((trip): ScenarioChangeInput => ({ trip })),
    ...(add ?? []).map(
      ({ key, longitude, latitude }): ScenarioChangeInput => ({
        place: { key, kind, longitude, latitude },
      }),
    ),
    ...(place ?? []).map((set): ScenarioChangeInput => ({ place: set })),
    ...(remove ?? []).map((resource): ScenarioChangeInput => ({ removal: { resource } })),
    ...(move ?? []).map((moved): ScenarioChangeInput => ({ move: moved })),
    ...(openings ?? []).map((changed): ScenarioChangeInput => ({ openings: changed })),
    ...(capacity ?? []).map((changed): ScenarioChangeInput => ({ capacity: changed })),
    ...(departures ?? []).map((changed): ScenarioChangeInput => ({ departures: changed })),
  ];
}

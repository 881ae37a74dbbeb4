import { holdingOf, stabilityOf } from '@hazama/geo';
import { tellPeople } from '../disclosure/index.ts';
import type { ReachVariant } from '../indicator/index.ts';
import type { Candidates } from './candidate.ts';
import { readCandidates } from './candidates.ts';
import { type CoverageQuestion, peopleOfAreas, readQuestion } from './coverage-question.ts';
import { followSearch, inTurns, type Work } from './follow-search.ts';
import type { NextPlaceRow, NextPlaceSensitivity, NextPlaceStep, NextPlaceVariant } from './next-place.ts';
import { PeopleTeller } from './people-teller.ts';
import type { SitingContext } from './siting-context.ts';
import type { SitingInput } from './siting-input.ts';
import { placeTeller } from './tell-places.ts';

/** Places that bring up to this part less than the best are its equals, as of every siting. */
const EQUAL_SHARE = 0.01;
/** Sums of shares of cells round: fewer than half a person is nobody. */
const LEAST_PEOPLE = 0.5;

/** 近さの重み of the three thirds of the way, as the indicator's access is tried with (Luo & Qi 2009). */
const WEIGHTS = { OWN: [1, 1, 1], EVEN: [1, 1, 1], SLOW: [1, 0.68, 0.22], FAST: [1, 0.42, 0.09] } as const;

/** The candidate that helps most as the next place, under every setting of what the indicator rests on. */
export async function tryNextPlace(context: SitingContext, input: SitingInput): Promise<NextPlaceSensitivity> {
  const trial = await prepareTrial(context, input);
  return trial.tell(await trial.work(() => undefined, context.signal));
}

/** The same, told as it goes: how many settings are done, and with the last step what they say. */
export async function* watchNextPlace(
  context: SitingContext,
  input: SitingInput,
): AsyncGenerator<NextPlaceStep, void, undefined> {
  const { settings, work, tell } = await prepareTrial(context, input);
  yield { done: 0, settings, sensitivity: null };
  const steps = followSearch(work, context.signal);
  try {
    for (;;) {
      const { value, done } = await steps.next();
      if (done) {
        yield { done: settings, settings, sensitivity: await tell(value) };
        return;
      }
      yield { done: value, settings, sensitivity: null };
    }
  } finally {
    await steps.return(undefined as never);
  }
}

/** A trial that is ready for its turn, and how what it finds is told. */
interface Trial {
  /** How many there are, today's among them. */
  readonly settings: number;
  /** Tells how many settings are done. */
  readonly work: Work<number, readonly NextPlaceRow[]>;
  readonly tell: (rows: readonly NextPlaceRow[]) => Promise<NextPlaceSensitivity>;
}

async function prepareTrial(context: SitingContext, input: SitingInput): Promise<Trial> {
  const question = await readQuestion(context, input);
  const candidates = await readCandidates(context, question, input);
  const { audience } = context.viewer;
  const variants = question.town.variants();
  const told = (people: number) => tellPeople(people, audience === 'STAFF' ? 'STAFF' : 'PUBLIC');
  const work = inTurns(function* (): Generator<number, readonly NextPlaceRow[]> {
    const found: NextPlaceRow[] = [];
    for (const { town, ...setting } of variants.list(candidates.points)) {
      const added = town && addedBy(question, setting, town).map(told);
      found.push(concludeFrom(setting, added, found[0]?.best?.site));
      yield found.length;
    }
    return found;
  });
  return {
    settings: variants.count,
    work,
    tell: (rows) => tellTrial({ context, question, candidates, variants }, rows),
  };
}

interface Tried {
  readonly context: SitingContext;
  readonly question: CoverageQuestion;
  readonly candidates: Candidates;
  readonly variants: Pick<ReturnType<CoverageQuestion['town']['variants']>, 'assumptions'>;
}

async function tellTrial(
  { context, question, candidates, variants }: Tried,
  rows: readonly NextPlaceRow[],
): Promise<NextPlaceSensitivity> {
  const { audience } = context.viewer;
  const [today] = rows;
  if (!today) throw new Error('a grid holds the setting that it is made around');
  const used = [...new Set(rows.flatMap(({ best }) => (best ? [best.site] : [])))];
  const { reach } = candidates;
  const isReached = Uint8Array.from(question.town.today.distanceMeters, (meters) =>
    Number(meters <= question.town.limitMeters),
  );
  const people = new PeopleTeller({ question, reach, isReached, audience, isServed: false });
  const placesOf = await placeTeller(context, question, {
    candidates,
    people,
    choice: { sites: used.map((site) => ({ site, added: 0 })), ties: [] },
  });
  const places = new Map(
    used.map((site) => {
      const [place] = placesOf([{ site, added: 0 }]);
      if (!place) throw new Error(`site ${site} is no candidate`);
      return [site, place];
    }),
  );
  const placeOf = (best: NextPlaceRow['best']) => {
    const place = best && places.get(best.site);
    if (!place) return null;
    const { key, name, longitude, latitude, area } = place;
    return { key, name, longitude, latitude, area, added: best.added };
  };
  const stability = stabilityOf(
    today.key,
    rows.slice(1).map(({ key }) => key),
  );
  return {
    place: placeOf(today.best),
    total: stability.total,
    holding: stability.holding,
    changing: stability.changing,
    undecided: stability.undecided,
    variants: rows.map(
      ({ setting, best, added, key }): NextPlaceVariant => ({
        choices: setting.choice,
        changed: setting.changed.flatMap((at) => variants.assumptions[at]?.id ?? []),
        best: placeOf(best),
        added: added ?? null,
        holds: holdingOf(today.key, key),
      }),
    ),
    stability,
    rows,
    assumptionsTried: variants.assumptions,
    nameOf: (key) => {
      const place = places.get(Number(key));
      return place ? { name: place.name, area: place.area?.name ?? null, key: place.key } : null;
    },
  };
}

/** People newly within reach of each candidate by itself, the farther counting as the weights have it. */
function addedBy(
  { areas }: CoverageQuestion,
  { assumed }: Pick<ReachVariant, 'assumed'>,
  { engine, people, isReached, cellsWithin }: NonNullable<ReachVariant['town']>,
): number[] {
  const counted = peopleOfAreas({ engine, people }, areas);
  const shape = assumed.find((value) => value.of === 'weights')?.shape ?? 'OWN';
  const weights = WEIGHTS[shape];
  const sums: number[] = [];
  weights.forEach((weight, zone) => {
    // a zone counts what it has more than the next: whoever is near is within all of them
    const more = weight - (weights[zone + 1] ?? 0);
    if (more === 0) return;
    const { siteStart, cellIndex } = cellsWithin((zone + 1) / weights.length);
    for (let site = 0; site < siteStart.length - 1; site++) {
      let sum = 0;
      for (const cell of cellIndex.subarray(siteStart[site], siteStart[site + 1]))
        if (!isReached[cell]) sum += counted[cell] as number;
      sums[site] = (sums[site] ?? 0) + more * sum;
    }
  });
  return sums;
}

/** @param base today's site; undefined of today itself */
function concludeFrom(
  setting: NextPlaceRow['setting'],
  added: readonly number[] | undefined,
  base: number | undefined,
): NextPlaceRow {
  if (!added) return { setting, best: undefined, added: undefined, key: undefined };
  let best = 0;
  added.forEach((people, site) => {
    if (people > (added[best] as number)) best = site;
  });
  const most = added[best] ?? 0;
  const own = added[base ?? best] ?? 0;
  if (most < LEAST_PEOPLE) return { setting, best: undefined, added: own, key: undefined };
  const isEqual = base !== undefined && own >= (1 - EQUAL_SHARE) * most;
  return { setting, best: { site: best, added: most }, added: own, key: String(isEqual ? base : best) };
}

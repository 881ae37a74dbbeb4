import { giniIndex, type LorenzCurve, lorenzCurve, palmaRatio, type TheilIndex, theilIndex } from '@hazama/geo';
import type { ModelArea } from '../town/town-model.ts';
import { type AreaFigure, countUnreachable, isCounted } from './figures.ts';

/** How a value is shared out among the people of several areas. */
export interface Differences {
  /** Areas that are counted, and those that have no value or no people. */
  readonly areas: number;
  readonly leftOut: number;
  /** Of these, areas from which most have no way to get there: not counted as the furthest of all, which they are. */
  readonly unreachable: number;
  readonly people: number;
  readonly lorenz: LorenzCurve;
  /** The area of each step of the curve, as its row in the model's areas: those with least first. */
  readonly order: readonly number[];
  /** Which share of everything the half of the people has whose areas have least. */
  readonly lowerHalf: number;
  /** Which share of everything the tenth of people with most has, and which the four tenths with least. */
  readonly topShare: number;
  readonly bottomShare: number;
  readonly gini: number;
  readonly theil: TheilIndex;
  /** The areas above these, between which and within which Theil's index is taken apart; fewer than two: it isn't. */
  readonly groups: number;
  /** Infinity where the four tenths with least have nothing. */
  readonly palma: number;
}

/** Why nothing is said of areas. */
export type NoDifferences = 'NOBODY' | 'ONE_AREA';

/** Of areas with their values; what is not known or where nobody lives is left out and counted. */
export function differencesOf(
  figures: readonly AreaFigure[],
  areas: readonly Pick<ModelArea, 'kind' | 'parent'>[],
): Differences | NoDifferences {
  const counted = figures.filter(isCounted);
  if (counted.length < 2) return counted.length === 0 ? 'NOBODY' : 'ONE_AREA';
  const values = Float64Array.from(counted, ({ value }) => value as number);
  const people = Float64Array.from(counted, (figure) => figure.people as number);
  const parents = counted.map(({ area }) => parentOf(areas, area));
  const lorenz = lorenzCurve(values, people);
  return {
    areas: counted.length,
    leftOut: figures.length - counted.length,
    unreachable: countUnreachable(figures),
    people: people.reduce((sum, own) => sum + own, 0),
    lorenz,
    // as the curve has them: equal values in the order given
    order: counted.toSorted((a, b) => (a.value as number) - (b.value as number)).map(({ area }) => area),
    lowerHalf: heightAt(lorenz, 0.5),
    topShare: 1 - heightAt(lorenz, 0.9),
    bottomShare: heightAt(lorenz, 0.4),
    gini: giniIndex(values, people),
    theil: theilIndex(values, people, parents),
    groups: new Set(parents).size,
    palma: palmaRatio(values, people),
  };
}

/** The area right above; -1 where that is the whole town or none. */
function parentOf(areas: readonly Pick<ModelArea, 'kind' | 'parent'>[], area: number): number {
  const parent = areas[area]?.parent ?? -1;
  return areas[parent]?.kind === 'MUNICIPALITY' ? -1 : parent;
}

function heightAt({ peopleShare, valueShare }: LorenzCurve, share: number): number {
  const at = peopleShare.findIndex((own) => own >= share);
  const [from, to] = [peopleShare[at - 1] ?? 0, peopleShare[at] ?? 1];
  const [low, high] = [valueShare[at - 1] ?? 0, valueShare[at] ?? 1];
  return to > from ? low + ((share - from) / (to - from)) * (high - low) : high;
}

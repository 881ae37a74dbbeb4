import { type AccessMethod, type Decay, sharesCapacity } from '@hazama/geo';
import { accessRule } from '../compute/access.ts';
import { isByTransit } from '../compute/method.ts';
import type { IndicatorDefinition } from '../definition.ts';

/** How access is measured, as it is put into words. */
export interface AccessRuleInput {
  readonly method: AccessMethod;
  readonly decay: Decay;
  readonly isShared: boolean;
  /** Whether a place counts as 1; else by its seats × openings a month. */
  readonly countsPlaces: boolean;
  /** Minutes door to door, in which the decay is, too, where access is on foot and by transit; null where it is by metres of way. */
  readonly limitMinutes: number | null;
}

/** One place with its own numbers: what it has, for whom, and what of it falls to the area. */
export interface AccessExample {
  /** Null of a place of a neighbouring town. */
  readonly name: string | null;
  readonly capacity: number;
  /** The people around it by their weights; null where places are not shared. */
  readonly demand: number | null;
  /** Capacity for one person, or what a place counts for where places are not shared. */
  readonly ratio: number;
  /** Of its capacity, or of the mean of the area. */
  readonly falling: number;
}

export function accessInputOf(definition: IndicatorDefinition): AccessRuleInput {
  const { method, decay } = accessRule(definition);
  const countsPlaces = definition.parameters.statistic !== 'seats';
  const limitMinutes = isByTransit(definition) ? (definition.parameters.thresholdMinutes ?? 0) : null;
  return { method, decay, isShared: sharesCapacity(method), countsPlaces, limitMinutes };
}

/** Where each method was published. */
export const ACCESS_SOURCES: Readonly<Record<AccessMethod, string>> = {
  cumulative: 'Wachs & Kumagai 1973, Socio-Economic Planning Sciences 7',
  gravity: 'Hansen 1959, Journal of the American Institute of Planners 25',
  '2sfca': '2SFCA: Luo & Wang 2003, Environment and Planning B 30',
  e2sfca: 'E2SFCA: Luo & Qi 2009, Health & Place 15',
  '3sfca': '3SFCA: Wan, Zou & Sternberg 2012, International Journal of Geographical Information Science 26',
  m2sfca: 'M2SFCA: Delamater 2013, Health & Place 24',
  bfca: 'BFCA: Páez, Higgins & Vivona 2019, PLoS ONE 14',
};

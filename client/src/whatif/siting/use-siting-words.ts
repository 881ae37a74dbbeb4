import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import type { SitingMethod } from '../../siting-view.ts';
import { type TownIndicator, useTown } from '../../town/town.ts';
import { useAreaName } from '../../town/use-area-name.ts';
import { numberOfPoint } from './candidate-names.ts';
import { letterAt } from './letters.ts';
import type { SitedPlace, SitingPlan } from './siting-query.ts';

/** A plan of which one of its equal choices is looked at. */
export interface ShownPlan {
  readonly plan: SitingPlan;
  /** Of the choice that is looked at. */
  readonly places: readonly SitedPlace[];
  readonly indicator: TownIndicator;
  readonly method: SitingMethod;
  /** The best so far of a search that goes on or was ended. */
  readonly isUnfinished: boolean;
}

export interface SitingWords {
  /** 府中公民館; 府中の候補; 地図の格子の候補 */
  readonly nameOf: (place: SitedPlace) => string;
  /** What the plan says, most important first. */
  readonly sentencesOf: (shown: ShownPlan) => string[];
}

export function useSitingWords(): SitingWords {
  const text = useText();
  const format = useFormat();
  const { areas } = useTown();
  const areaName = useAreaName();
  const nameOf = ({ key, name, area: held }: SitedPlace): string => {
    const area = areas.find(({ id }) => id === held?.id);
    if (name !== null) return area ? text('siting.placeIn', { name, area: areaName(area, 'sentence') }) : name;
    const point = numberOfPoint(key);
    if (point !== null) {
      const words = text('siting.point', { n: point });
      return area ? text('siting.placeIn', { name: words, area: areaName(area, 'sentence') }) : words;
    }
    return area ? text('siting.spotIn', { area: areaName(area, 'sentence') }) : text('siting.spot');
  };
  const leastShareOf = ({ leastShare }: SitingPlan): string[] => {
    if (!leastShare) return [];
    const { value, bound } = leastShare;
    // 以上 and まで: whole percents, down and up
    const share = format.percent(Math.floor(value * 100) / 100);
    if (bound === null) return [text('siting.leastShare', { share })];
    return [
      bound <= value
        ? text('siting.leastShare.best', { share })
        : text('siting.leastShare.atMost', { share, most: format.percent(Math.ceil(bound * 100) / 100) }),
    ];
  };
  return {
    nameOf,
    sentencesOf: ({ plan, places, indicator, method, isUnfinished }) => {
      if (places.length === 0) return [text(reasonForNone(plan))];
      const today = plan.curve[0] ?? 0;
      const { today: before, value, bound } = plan.objective;
      const fixed = areas.filter(({ id }) => plan.unchangeableAreas.some((area) => area.id === id));
      const added = places.reduce((sum, place) => sum + place.added, 0);
      return [
        text('siting.sentence', {
          n: places.length,
          indicator: indicator.name,
          plus: format.roundedPeople(added),
          today: format.roundedPeople(today),
          total: format.roundedPeople(today + added),
        }),
        ...(before !== null && value !== null && (method === 'P_MEDIAN' || method === 'P_CENTER')
          ? [text(`siting.sentence.${method}`, { before: format.number(before), after: format.number(value) })]
          : []),
        ...places.map((place, index) =>
          text(index === 0 ? 'siting.sentence.first' : 'siting.sentence.next', {
            letter: letterAt(index),
            name: nameOf(place),
            n: format.roundedPeople(place.added),
          }),
        ),
        ...(plan.optimal
          ? [text('siting.sentence.best')]
          : bound === null || value === null || Math.abs(bound - value) < 0.5
            ? [text('siting.unproven')]
            : [
                text(`siting.limit.${method}`, {
                  n: format.number(Math.ceil(method === 'MCLP' ? bound - value : bound)),
                }),
              ]),
        ...leastShareOf(plan),
        ...(plan.ties.length > 0 ? [text('siting.sentence.ties', { n: plan.ties.length })] : []),
        ...(fixed.length > 0
          ? [
              text('siting.sentence.unchangeable', {
                areas: fixed.map((area) => areaName(area, 'sentence')).join(text('siting.and')),
              }),
            ]
          : []),
        ...(plan.unreachablePeople >= 0.5
          ? [text('siting.sentence.unreachable', { n: format.roundedPeople(plan.unreachablePeople) })]
          : []),
        ...(isUnfinished ? [text('siting.unfinished')] : []),
        ...(plan.isPartial ? [text('whatif.partial')] : []),
      ];
    },
  };
}

/** Why nothing that is placed would help. */
function reasonForNone({ people, curve }: SitingPlan) {
  if (people < LEAST_PEOPLE) return 'siting.none.nobody';
  return (curve[0] ?? 0) > people - LEAST_PEOPLE ? 'siting.none.everybody' : 'siting.none';
}

/** Sums of shares of cells round. */
const LEAST_PEOPLE = 0.5;

import {
  type ConclusionKey,
  concludeMostPeople,
  concludeTarget,
  concludeTown,
  type SpokenConclusion,
  type TargetConclusion,
  type TownConclusion,
} from '@hazama/geo';
import { isValidOn } from '../compute/area-groups.ts';
import type { ReferenceDay } from '../compute/reference-days.ts';
import type { TownEngine } from '../compute/town-engine.ts';
import type { ModelArea } from '../town/town-model.ts';
import type { ShownVariant } from './disclose-variants.ts';

/** What is concluded about an area. */
export type FindingId = 'TARGET' | 'TOWN' | 'MOST_PEOPLE';

/** One kind of conclusion, drawn from the values of one setting. */
export interface Finding {
  readonly id: FindingId;
  conclude(shown: ShownVariant): ConclusionKey;
  /** @param key what `conclude` answered */
  speak(key: string): SpokenConclusion;
}

/** So many areas are named as those where most of the people live who are not yet reached; fewer where there are few. */
const NAMED_AREAS = 3;

interface Subject {
  readonly engine: TownEngine;
  readonly on: ReferenceDay;
  readonly areaId: string;
  readonly target: number | null;
  readonly higherIsBetter: boolean;
  /** Values under today's setting. */
  readonly today: ShownVariant;
}

/** What can be concluded about an area, the one that matters most first; empty where there is nothing to compare it with. */
export function findingsOf(subject: Subject): Finding[] {
  const { engine, areaId, target } = subject;
  const area = engine.model.areas[engine.model.areaIndex.get(areaId) ?? -1];
  const whole = engine.model.areas.find(({ kind }) => kind === 'MUNICIPALITY');
  return [
    ...(target === null ? [] : [targetFinding(subject, target)]),
    ...(area && whole && whole.id !== areaId ? [townFinding(subject, whole.id)] : []),
    ...(area && area.kind === 'MUNICIPALITY' ? mostPeopleFinding(subject) : []),
  ];
}

const targetFinding = ({ areaId, higherIsBetter }: Subject, target: number): Finding => ({
  id: 'TARGET',
  conclude: (shown) => concludeTarget(shown(areaId), target, higherIsBetter),
  speak: (key) => ({ finding: 'TARGET', conclusion: key as TargetConclusion }),
});

const townFinding = ({ areaId }: Subject, townId: string): Finding => ({
  id: 'TOWN',
  conclude: (shown) => concludeTown(shown(areaId), shown(townId)),
  speak: (key) => ({ finding: 'TOWN', conclusion: key as TownConclusion }),
});

/** None where too few areas of the reporting kind have people to be told of. */
function mostPeopleFinding({ engine, on, today }: Subject): Finding[] {
  const { areas, reportingKind } = engine.model;
  const compared = areas.filter(
    (area) => area.kind === reportingKind && isValidOn(area, on.day) && isCounted(area, today),
  );
  const named = Math.min(NAMED_AREAS, Math.floor(compared.length / 2));
  if (named < 1) return [];
  return [
    {
      id: 'MOST_PEOPLE',
      conclude: (shown) =>
        concludeMostPeople(
          compared.map(({ id }) => shown(id).gapPeople),
          named,
        )?.join(),
      speak: (key) => ({
        finding: 'MOST_PEOPLE',
        areas: key.split(',').map((at) => compared[Number(at)]?.name ?? ''),
      }),
    },
  ];
}

/** Where nobody lives, nobody is still to be reached; a number that is withheld is one all the same. */
function isCounted({ id }: ModelArea, today: ShownVariant): boolean {
  const { state, gapPeople } = today(id);
  return gapPeople !== null || state === 'SUPPRESSED';
}

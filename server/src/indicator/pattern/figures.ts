import type { ValueState } from '@hazama/geo';
import { groupsOfAreas, isValidOn } from '../compute/area-groups.ts';
import type { Day, TownModel } from '../town/town-model.ts';
import type { ReadValue } from '../value/read-value.ts';

/** An area of the kind that the town reports on, with its value as the audience may see it. */
export interface AreaFigure {
  /** Its row in the model's areas. */
  readonly area: number;
  readonly state: ValueState;
  /** Null where there is no number: not known, withheld, or no way to get there. */
  readonly value: number | null;
  readonly numerator: number | null;
  /** Its people. */
  readonly people: number | null;
}

/** The areas that a town reports on, on a day. */
export function reportedAreas({ areas, reportingKind }: TownModel, day: Day): number[] {
  return areas.flatMap((area, index) => (area.kind === reportingKind && isValidOn(area, day) ? [index] : []));
}

/** Those of them inside an area; undefined for one that is reported itself, or holds none. */
export function membersOf(model: TownModel, areaId: string, day: Day): readonly number[] | undefined {
  return groupsOfAreas(model, day)[model.areaIndex.get(areaId) ?? -1];
}

export function toFigure(area: number, read: ReadValue | undefined): AreaFigure {
  const { state, value, numerator, denominator } = read?.measurement ?? NOTHING;
  const isKnown = value !== null && Number.isFinite(value) && denominator !== null;
  return { area, state, value: isKnown ? value : null, numerator, people: denominator };
}

/** Areas of which there is no number because there is no way to get there, which is known. */
export function countUnreachable(figures: readonly AreaFigure[]): number {
  return figures.filter(({ state }) => state === 'UNREACHABLE').length;
}

const NOTHING = { state: 'UNKNOWN', value: null, numerator: null, denominator: null } as const;

/** Who has a number and who lives there: what measures over people can take. */
export function isCounted({ value, people }: AreaFigure): boolean {
  return value !== null && (people ?? 0) > 0;
}

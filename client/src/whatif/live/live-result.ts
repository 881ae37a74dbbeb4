import type { LiveAnswer, LiveRule, Measurement } from '@hazama/geo';
import type { LiveCells } from './live-messages.ts';

/** One area's value, from the browser's own arrays or from the server. */
export type LiveValue = Pick<
  Measurement,
  'state' | 'value' | 'low' | 'high' | 'numerator' | 'denominator' | 'gapPeople'
>;

export interface LiveChange {
  readonly before: LiveValue;
  readonly after: LiveValue;
}

/** People who come within reach of an area's, less those who no longer are; null where one of the two is withheld or not known. */
export const differenceOf = ({ before, after }: LiveChange): number | null =>
  before.numerator === null || after.numerator === null ? null : after.numerator - before.numerator;

/** What some pins do, however it was found out. */
export interface LiveResult {
  /** By id of the area; of the town as a whole too. */
  readonly areas: ReadonlyMap<string, LiveChange>;
  /** Who comes and goes, and in the order of the pins that were asked about what each does; null where the indicator counts nobody as within reach. */
  readonly effect: LiveEffect | null;
  /** What becomes of each cell (`CELL_CHANGES`); null where the cells are not known here. */
  readonly cellChange: Uint8Array | null;
  /** Counted are those alone whom the map shows to the viewer. */
  readonly isPartial: boolean;
}

export interface LiveEffect {
  readonly newlyCovered: number;
  readonly noLongerCovered: number;
  readonly perPlace: readonly { readonly alone: number; readonly added: number }[];
}

/** What the worker holds. */
export interface LiveGround {
  readonly areaIds: readonly string[];
  /** The places that are open, whether they count or not. */
  readonly placeIds: readonly string[];
  readonly rule: LiveRule;
  /** By what the street graph is asked for; null where metres are straight lines. */
  readonly streets: number | null;
  /** Null where the indicator counts nobody. */
  readonly cells: LiveCells | null;
}

export function resultOf({ areaIds }: LiveGround, answer: LiveAnswer): LiveResult {
  const { before, after, effect, cellChange } = answer;
  const areas = new Map(
    areaIds.flatMap((id, area) => {
      const [was, is] = [before[area], after[area]];
      return was && is ? [[id, { before: was, after: is }] as const] : [];
    }),
  );
  return { areas, effect, cellChange, isPartial: false };
}

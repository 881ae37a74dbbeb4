import type { TownIndicator } from '../../town/town.ts';
import type { AreaFill } from './area-fills.ts';
import { fillClass } from './fill-class.ts';
import { legendClasses } from './legend-classes.ts';
import { classColors, LAND } from './palettes.ts';

/** A value as far as colour asks for it. */
interface TrialValue {
  readonly state: 'OK' | 'UNKNOWN' | 'SUPPRESSED' | 'STALE' | 'UNREACHABLE';
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

export interface ComparedValues {
  readonly areaId: string;
  readonly before: TrialValue | null;
  readonly after: TrialValue | null;
}

/** Edges of the classes of a difference, in parts of the people: less than −20 %, −20 to −5 %, …, more than 20 %. */
const DIFFERENCE_BREAKS = [-0.2, -0.05, 0, 0.05, 0.2] as const;

/** 潮, from many more within reach to many fewer; the middle is paper: nothing differs. */
export const DIFFERENCE_COLORS: readonly string[] = classColors('shio', 7);
const SAME = 3;

/** The class of a difference, 0 (many more) … 6 (many fewer); null where one of the two is not known. */
function differenceClass(before: TrialValue | null, after: TrialValue | null): number | null {
  if (before?.value == null || after?.value == null) return null;
  const difference = after.value - before.value;
  if (Math.abs(difference) < ROUNDING || isWithinDoubt(before, after)) return SAME;
  const [least, slight, , , most] = DIFFERENCE_BREAKS;
  if (difference > 0) return difference > most ? 0 : difference > -slight ? 1 : 2;
  return difference < least ? 6 : difference < slight ? 5 : 4;
}

/** Intervals that overlap: what differs so little is not coloured as a difference. */
function isWithinDoubt(before: TrialValue, after: TrialValue): boolean {
  if (before.low === null || before.high === null || after.low === null || after.high === null) return false;
  return before.low <= after.high && after.low <= before.high;
}

const ROUNDING = 1e-9;

/** The paint of every area: as it is, as it would be, or what differs. */
export function trialFills(
  compared: 'now' | 'if' | 'diff',
  values: readonly ComparedValues[],
  indicator: TownIndicator | null,
): readonly AreaFill[] {
  const classes = indicator ? legendClasses(indicator) : [];
  return values.map(({ areaId, before, after }): AreaFill => {
    if (compared === 'diff') {
      const found = differenceClass(before, after);
      const isSuppressed = before?.state === 'SUPPRESSED' || after?.state === 'SUPPRESSED';
      const pattern = found !== null ? null : isSuppressed ? 'suppressed' : 'no-data';
      return { areaId, color: found === null ? LAND : (DIFFERENCE_COLORS[found] ?? LAND), pattern };
    }
    const found = indicator ? fillClass(indicator, (compared === 'now' ? before : after) ?? undefined) : 'no-data';
    return {
      areaId,
      color: classes.find(({ index }) => index === found)?.color ?? LAND,
      pattern: typeof found === 'string' ? found : null,
    };
  });
}

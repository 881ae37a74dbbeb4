import type { ParameterSetting } from './parameter-grid.ts';

/** What becomes of a conclusion when assumptions change. */
export type Holding =
  | 'HOLDS'
  | 'CHANGES'
  /** It can't be said: a value is not known, or an interval spans what it is compared with. */
  | 'UNDECIDED';

/** A conclusion's key, such as the name of a state; two are the same conclusion where their keys are equal. Undefined: undecided. */
export type ConclusionKey = string | undefined;

/** 安定さ: in how many of the other settings a conclusion holds. */
export interface Stability {
  /** Settings other than today's. */
  readonly total: number;
  readonly holding: number;
  readonly changing: number;
  readonly undecided: number;
  /** What is concluded in the others, and how often: the most frequent first. What holds and what is undecided are not among them. */
  readonly changes: readonly { readonly conclusion: string; readonly count: number }[];
}

/** Where today's conclusion is itself undecided nothing can hold: what the others conclude are changes. */
export function holdingOf(base: ConclusionKey, conclusion: ConclusionKey): Holding {
  if (conclusion === undefined) return 'UNDECIDED';
  return conclusion === base ? 'HOLDS' : 'CHANGES';
}

/** @param others the conclusions of the settings other than today's: `holding` + `changing` + `undecided` is their number */
export function stabilityOf(base: ConclusionKey, others: readonly ConclusionKey[]): Stability {
  const counts = new Map<string, number>();
  for (const conclusion of others)
    if (conclusion !== undefined) counts.set(conclusion, (counts.get(conclusion) ?? 0) + 1);
  const holding = base === undefined ? 0 : (counts.get(base) ?? 0);
  const undecided = others.filter((conclusion) => conclusion === undefined).length;
  return {
    total: others.length,
    holding,
    undecided,
    changing: others.length - holding - undecided,
    changes: [...counts]
      .flatMap(([conclusion, count]) => (conclusion === base ? [] : [{ conclusion, count }]))
      .toSorted((a, b) => b.count - a.count || (a.conclusion < b.conclusion ? -1 : 1)),
  };
}

/** From the least to the greatest value as one assumption alone takes all its values; null where none of them is known. */
export interface ValueSpan {
  readonly low: number | null;
  readonly high: number | null;
}

/**
 * For each assumption how far it alone moves the value (竜巻図): today's setting and those that differ from it in nothing else.
 *
 * @param values one per setting; null where not known
 */
export function spansOf(
  settings: readonly ParameterSetting[],
  values: readonly (number | null)[],
  assumptions: number,
): ValueSpan[] {
  return Array.from({ length: assumptions }, (_, assumption) => {
    const own = settings.flatMap(({ changed }, row) => {
      const isAlone = changed.length === 0 || (changed.length === 1 && changed[0] === assumption);
      const value = values[row];
      return isAlone && value !== null && value !== undefined && Number.isFinite(value) ? [value] : [];
    });
    return own.length === 0 ? { low: null, high: null } : { low: Math.min(...own), high: Math.max(...own) };
  });
}

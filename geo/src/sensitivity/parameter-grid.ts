/** 前提: one thing that a number rests on, and what it could as well have been set to. */
export interface AssumptionChoices {
  /** How many values it may take: at least one. */
  readonly count: number;
  /** Which of them holds today. */
  readonly base: number;
}

/** One way to set all assumptions. */
export interface ParameterSetting {
  /** For each assumption the position of its value. */
  readonly choice: readonly number[];
  /** The assumptions that differ from today's; empty for today's own setting. */
  readonly changed: readonly number[];
}

/** More than this nobody can look through, and no answer waits for. */
export const MOST_SETTINGS = 1000;

/**
 * Every way to set the assumptions together, today's among them: the last assumption turns fastest. No assumption at all has one setting.
 *
 * @throws RangeError where an assumption has no value, today's isn't one of them, or the settings are more than {@link MOST_SETTINGS}
 */
export function parameterGrid(assumptions: readonly AssumptionChoices[]): ParameterSetting[] {
  for (const { count, base } of assumptions)
    if (!Number.isInteger(count) || !Number.isInteger(base) || base < 0 || base >= count)
      throw new RangeError(`an assumption of ${count} values can't have its base at ${base}`);
  const size = assumptions.reduce((product, { count }) => product * count, 1);
  if (size > MOST_SETTINGS) throw new RangeError(`${size} settings are more than ${MOST_SETTINGS}`);
  return Array.from({ length: size }, (_, row) => {
    const choice = assumptions.map(() => 0);
    let rest = row;
    for (let at = assumptions.length - 1; at >= 0; at--) {
      const { count } = assumptions[at] as AssumptionChoices;
      choice[at] = rest % count;
      rest = Math.floor(rest / count);
    }
    return { choice, changed: choice.flatMap((chosen, at) => (chosen === assumptions[at]?.base ? [] : [at])) };
  });
}

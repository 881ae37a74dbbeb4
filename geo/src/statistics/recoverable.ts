/** One equation between unknown numbers: coefficients by unknown; what they add up to is known and does not matter here. */
export type Equation = ReadonlyMap<number, number>;

/**
 * The unknowns that adding and subtracting equations gives away. Gauss–Jordan elimination: an unknown is given away when it
 * ends alone in its equation.
 */
export function listRecoverable(equations: readonly Equation[]): number[] {
  const reduced: Map<number, number>[] = [];
  for (const equation of equations) {
    const rest = new Map(equation);
    for (const known of reduced) subtract(rest, known, firstUnknown(known));
    const pivot = firstUnknown(rest);
    if (pivot === undefined) continue;
    const scale = rest.get(pivot) as number;
    for (const [unknown, coefficient] of rest) rest.set(unknown, coefficient / scale);
    for (const known of reduced) subtract(known, rest, pivot);
    reduced.push(rest);
  }
  return reduced.flatMap((equation) => (equation.size === 1 ? [...equation.keys()] : []));
}

/** Its pivot: the first key, for entries are only changed or deleted after it was set. */
function firstUnknown(equation: Map<number, number>): number | undefined {
  return equation.keys().next().value;
}

/** Takes `equation`, whose pivot has coefficient 1, as often from `target` as clears the pivot there. */
function subtract(target: Map<number, number>, equation: Map<number, number>, pivot: number | undefined): void {
  const times = pivot === undefined ? undefined : target.get(pivot);
  if (times === undefined) return;
  for (const [unknown, coefficient] of equation) {
    const next = (target.get(unknown) ?? 0) - times * coefficient;
    // coefficients are small whole numbers and their quotients: below this is rounding
    if (Math.abs(next) < 1e-9) target.delete(unknown);
    else target.set(unknown, next);
  }
}

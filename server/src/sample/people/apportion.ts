/**
 * Splits a whole number by weights into whole numbers that sum to it exactly (largest remainder).
 * With `caps` no part exceeds its cap; throws RangeError when the caps together are less than the total.
 */
export function apportion(total: number, weights: readonly number[], caps?: readonly number[]): number[] {
  const parts = weights.map(() => 0);
  let left = total;
  let open = weights.map((_, index) => index).filter((index) => (weights[index] ?? 0) > 0 && capOf(caps, index) > 0);
  while (left > 0) {
    const sum = open.reduce((whole, index) => whole + (weights[index] ?? 0), 0);
    if (sum === 0) throw new RangeError(`${left} of ${total} have no place to go`);
    const shares = open.map((index) => ({ index, exact: (left * (weights[index] ?? 0)) / sum }));
    let given = 0;
    for (const { index, exact } of shares) given += give(parts, index, Math.floor(exact), caps);
    for (const { index } of shares.toSorted((a, b) => (b.exact % 1) - (a.exact % 1) || a.index - b.index))
      if (given < left) given += give(parts, index, 1, caps);
    left -= given;
    open = open.filter((index) => (parts[index] ?? 0) < capOf(caps, index));
  }
  return parts;
}

function give(parts: number[], index: number, wanted: number, caps: readonly number[] | undefined): number {
  const had = parts[index] ?? 0;
  const given = Math.min(wanted, capOf(caps, index) - had);
  parts[index] = had + given;
  return given;
}

function capOf(caps: readonly number[] | undefined, index: number): number {
  return caps?.[index] ?? Number.POSITIVE_INFINITY;
}

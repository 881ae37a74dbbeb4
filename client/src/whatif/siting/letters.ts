/** A, B, C, …, Z, AA, AB, …: the places in the order in which each helps most, which is an order and no rank. */
export function letterAt(index: number): string {
  const last = String.fromCodePoint(65 + (index % 26));
  return index < 26 ? last : letterAt(Math.floor(index / 26) - 1) + last;
}

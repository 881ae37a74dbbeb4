/**
 * The inner edges of the classes, rising: four for the five colours of a palette. They are fixed per indicator across areas and
 * years, never taken from the values in view, so that a colour keeps its meaning.
 */
export type Breaks = readonly number[];

/** Share of people not yet reached: 0–10–20–30–40 % and more (SPEC §13). */
export const GAP_SHARE_BREAKS: Breaks = [0.1, 0.2, 0.3, 0.4];

/**
 * The class 0…breaks.length of a value, low to high; −1 for NaN (no data). A value exactly at a break belongs to the class above it: 10 % is the
 * first of 10–20. Rounding in the fifteenth digit, as 1 − 0.9 leaves it, does not move a value across its break.
 */
export function classOf(value: number, breaks: Breaks): number {
  if (Number.isNaN(value)) return -1;
  const reached = value + Math.abs(value) * 1e-12;
  let index = 0;
  for (const lower of breaks) if (reached >= lower) index++;
  return index;
}

/** The class of every value. */
export function classify(values: Float64Array, breaks: Breaks): Int8Array {
  assertAscending(breaks);
  return Int8Array.from(values, (value) => classOf(value, breaks));
}

/** @throws RangeError when a break is not above the one before it. */
export function assertAscending(breaks: Breaks): void {
  for (let i = 1; i < breaks.length; i++)
    if (!((breaks[i] as number) > (breaks[i - 1] as number)))
      throw new RangeError(`class breaks have to rise: ${breaks.join(', ')}`);
}

import { isSmallCount, LEAST_SHOWN_PEOPLE } from './audience.ts';

/** A row whose count is the sum of other rows: a town of its areas, 総数 of age groups, one filter's answer of two others'. */
export interface SumRow {
  readonly total: number;
  readonly parts: readonly number[];
}

/**
 * Which rows of a table are withheld outside staff. First every row with a count of 1–9 residents; then as many more that
 * no shown total, less the shown parts, gives back such a count, whether of one row or of several together.
 *
 * @param components per row one or several counts that add up to people whose number is shown, such as the reached and the
 *   not yet reached: withholding a row withholds them all. One array per component, one entry per row.
 * @param sums how rows add up. Rows may be parts of several totals (areas of former municipalities and of care spheres).
 * @returns 1 for each row to withhold.
 */
export function withheldRows(components: readonly Float64Array[], sums: readonly SumRow[]): Uint8Array {
  const rows = components[0]?.length ?? 0;
  const withheld = new Uint8Array(rows);
  for (const counts of components)
    for (let row = 0; row < rows; row++) if (isSmallCount(counts[row] as number)) withheld[row] = 1;

  // each round withholds at least one more row, so this ends
  for (let changed = true; changed; ) {
    changed = false;
    for (const sum of sums) {
      const next = withheld[sum.total]
        ? rowToHideTotal(sum, withheld, components)
        : rowToHideParts(sum, withheld, components);
      if (next !== undefined) {
        withheld[next] = 1;
        changed = true;
      }
    }
  }
  return withheld;
}

/** Under a shown total: the row to withhold next, until what is withheld together can't be told apart. */
function rowToHideParts(sum: SumRow, withheld: Uint8Array, components: readonly Float64Array[]): number | undefined {
  const hidden = sum.parts.filter((part) => withheld[part]);
  if (hidden.length === 0) return undefined;
  const together = components.map((counts) => hidden.reduce((total, part) => total + (counts[part] as number), 0));
  if (hidden.length > 1 && together.every((count) => !isSmallCount(count))) return undefined;
  return smallestShown(sum.parts, withheld, components) ?? sum.total;
}

/** Under a withheld total: shown parts alone would add up to it, so one has to go as well. */
function rowToHideTotal(sum: SumRow, withheld: Uint8Array, components: readonly Float64Array[]): number | undefined {
  if (sum.parts.length === 0 || sum.parts.some((part) => withheld[part])) return undefined;
  return smallestShown(sum.parts, withheld, components);
}

/** The shown part with fewest people, so that least is lost; a part without people hides nobody. */
function smallestShown(
  parts: readonly number[],
  withheld: Uint8Array,
  components: readonly Float64Array[],
): number | undefined {
  const people = (part: number) => components.reduce((sum, counts) => sum + (counts[part] as number), 0);
  let smallest: number | undefined;
  for (const part of parts)
    if (
      !withheld[part] &&
      people(part) >= LEAST_SHOWN_PEOPLE &&
      (smallest === undefined || people(part) < people(smallest))
    )
      smallest = part;
  return smallest;
}

/**
 * Which cells make up which area, in compressed rows: area `a` holds the cells
 * `cellIndex[areaStart[a]]` … `cellIndex[areaStart[a + 1] - 1]`, each with the share (0..1) of the cell
 * that lies in the area.
 */
export interface AreaShares {
  /** One entry per area and one more. */
  readonly areaStart: Uint32Array;
  readonly cellIndex: Uint32Array;
  readonly share: Float64Array;
}

export function areaCount(shares: AreaShares): number {
  return shares.areaStart.length - 1;
}

/** Rows given one by one. */
export function toAreaShares(
  rows: readonly { readonly cellIndex: readonly number[]; readonly share: readonly number[] }[],
): AreaShares {
  const areaStart = new Uint32Array(rows.length + 1);
  rows.forEach((row, area) => {
    areaStart[area + 1] = (areaStart[area] as number) + row.cellIndex.length;
  });
  return {
    areaStart,
    cellIndex: Uint32Array.from(rows.flatMap((row) => row.cellIndex)),
    share: Float64Array.from(rows.flatMap((row) => row.share)),
  };
}

/** Σ share × column over the cells of each area. NaN where a cell of the area has NaN. */
export function sumByArea({ areaStart, cellIndex, share }: AreaShares, column: Float64Array): Float64Array {
  const sums = new Float64Array(areaStart.length - 1);
  for (let area = 0; area < sums.length; area++) {
    const end = areaStart[area + 1] as number;
    let sum = 0;
    for (let at = areaStart[area] as number; at < end; at++)
      sum += (share[at] as number) * (column[cellIndex[at] as number] as number);
    sums[area] = sum;
  }
  return sums;
}

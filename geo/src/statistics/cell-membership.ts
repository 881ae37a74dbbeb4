import type { AreaShares } from '../measure/area-shares.ts';

/** Which areas each cell lies in, and by which shares. */
export class CellMembership {
  /** Per cell the areas it lies in, in ascending order, each followed by its share. */
  readonly #areas: readonly (readonly number[])[];

  constructor({ areaStart, cellIndex, share }: AreaShares, cellCount: number) {
    const areas = Array.from({ length: cellCount }, (): number[] => []);
    for (let area = 0; area + 1 < areaStart.length; area++)
      for (let at = areaStart[area] as number; at < (areaStart[area + 1] as number); at++)
        areas[cellIndex[at] as number]?.push(area, share[at] as number);
    this.#areas = areas;
  }

  /** The same for cells that lie in the same areas by the same shares, and for no others. */
  nameOf(cell: number): string {
    return (this.#areas[cell] ?? []).map((part) => Math.round(part * 1e9)).join();
  }

  /** Σ |share − share| over all areas: 0 for cells of the same areas by the same shares. */
  differenceOf(a: number, b: number): number {
    const [mine, theirs] = [this.#areas[a] ?? [], this.#areas[b] ?? []];
    let difference = 0;
    for (let i = 0, j = 0; i < mine.length || j < theirs.length; ) {
      const [area, other] = [mine[i] ?? Number.POSITIVE_INFINITY, theirs[j] ?? Number.POSITIVE_INFINITY];
      const share = area <= other ? (mine[i + 1] as number) : 0;
      const otherShare = other <= area ? (theirs[j + 1] as number) : 0;
      difference += Math.abs(share - otherShare);
      if (area <= other) i += 2;
      if (other <= area) j += 2;
    }
    return difference;
  }

  /** The difference of those two of the cells that differ most. */
  spreadOf(cells: readonly number[]): number {
    let most = 0;
    for (const [at, cell] of cells.entries())
      for (let next = at + 1; next < cells.length; next++)
        most = Math.max(most, this.differenceOf(cell, cells[next] as number));
    return most;
  }
}

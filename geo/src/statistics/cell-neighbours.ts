import type { AreaShares } from '../measure/area-shares.ts';
import type { EarthPoints } from '../measure/earth-points.ts';
import { CellMembership } from './cell-membership.ts';

/** Cells from south to north, and where each stands among them. */
interface Row {
  readonly cells: readonly number[];
  readonly place: ReadonlyMap<number, number>;
}

/** The cells near one, those that a search would find first in front, and how far each is. */
interface Near {
  readonly cells: Int32Array;
  readonly wholeMeters: Uint16Array;
}

/** As far as what lies near a cell is kept: of cells of 250 m a hundred. */
const KEPT_METERS = 1500;
/** Cells whose place is not known stand at one position, thousands of them: those are searched each time. */
const MOST_KEPT = 500;

interface Found {
  readonly other: number;
  readonly meters: number;
  readonly weighted: number;
}

function toNear(found: Found[]): Near {
  found.sort((a, b) => a.weighted - b.weighted || a.other - b.other);
  return {
    cells: Int32Array.from(found, ({ other }) => other),
    wholeMeters: Uint16Array.from(found, ({ meters }) => meters),
  };
}

function firstOf(
  { cells, wholeMeters }: Near,
  fits: (other: number) => boolean,
  mostMeters: number,
): number | undefined {
  for (let at = 0; at < cells.length; at++) {
    const other = cells[at] as number;
    if ((wholeMeters[at] as number) <= mostMeters && fits(other)) return other;
  }
  return undefined;
}

/** Cells by how near they are to each other, those of the same areas first. */
export class CellNeighbours {
  readonly #centres: EarthPoints;
  readonly #membership: CellMembership;
  /** Per cell those that lie in the same areas by the same shares. */
  readonly #alike: readonly Row[];
  readonly #all: Row;
  /** By cell, once it was searched from: a column after the other asks for the same. */
  readonly #near = new Map<number, Near | null>();

  constructor({ centres, shares }: { readonly centres: EarthPoints; readonly shares: AreaShares }, cellCount: number) {
    this.#centres = centres;
    const membership = new CellMembership(shares, cellCount);
    this.#membership = membership;
    const names = Array.from({ length: cellCount }, (_, cell) => membership.nameOf(cell));
    const toRow = (cells: readonly number[]): Row => {
      const sorted = cells.toSorted((a, b) => (centres.z[a] as number) - (centres.z[b] as number) || a - b);
      return { cells: sorted, place: new Map(sorted.map((cell, place) => [cell, place])) };
    };
    const rows = new Map(
      [...Map.groupBy(names.keys(), (cell) => names[cell])].map(([name, cells]) => [name, toRow(cells)]),
    );
    this.#all = toRow([...names.keys()]);
    this.#alike = names.map((name) => rows.get(name) ?? this.#all);
  }

  /**
   * The nearest of the cells that fit, at most so many metres away, itself apart: one of the same areas by the same shares,
   * else the one for which metres × (1 + the difference of shares) is least. Of equals the first.
   */
  findNearest(
    cell: number,
    fits: (other: number) => boolean,
    mostMeters = Number.POSITIVE_INFINITY,
  ): number | undefined {
    const near = mostMeters <= KEPT_METERS ? this.#nearOf(cell) : null;
    if (near) return firstOf(near, fits, mostMeters);
    const alike = this.#alike[cell] ?? this.#all;
    return this.#findIn(alike, cell, fits, mostMeters) ?? this.#findIn(this.#all, cell, fits, mostMeters);
  }

  /** Null where so many lie near that they are rather searched than kept. */
  #nearOf(cell: number): Near | null {
    const known = this.#near.get(cell);
    if (known !== undefined) return known;
    const found: Found[] = [];
    const { cells, place } = this.#all;
    const at = place.get(cell) as number;
    for (const step of [-1, 1])
      for (let i = at + step; i >= 0 && i < cells.length && found.length <= MOST_KEPT; i += step) {
        const other = cells[i] as number;
        if (this.#metersNorthward(cell, other) > KEPT_METERS + 1) break;
        const meters = this.#wholeMeters(cell, other);
        if (meters > KEPT_METERS) continue;
        const isAlike = this.#alike[cell] === this.#alike[other];
        // whatever lies in the same areas comes before all else
        const weighted = isAlike ? meters - KEPT_METERS - 1 : meters * (1 + this.#differenceOfShares(cell, other));
        found.push({ other, meters, weighted });
      }
    const near = found.length <= MOST_KEPT ? toNear(found) : null;
    this.#near.set(cell, near);
    return near;
  }

  #findIn(
    { cells, place }: Row,
    cell: number,
    fits: (other: number) => boolean,
    mostMeters: number,
  ): number | undefined {
    let nearest: number | undefined;
    let least = Number.POSITIVE_INFINITY;
    const at = place.get(cell) as number;
    // outwards to the south and to the north, as far as a nearer one can lie
    for (const step of [-1, 1])
      for (let i = at + step; i >= 0 && i < cells.length; i += step) {
        const other = cells[i] as number;
        if (this.#metersNorthward(cell, other) > Math.min(least, mostMeters) + 1) break;
        if (!fits(other)) continue;
        const meters = this.#wholeMeters(cell, other);
        if (meters > mostMeters || meters > least) continue;
        const weighted = meters * (1 + this.#differenceOfShares(cell, other));
        if (weighted > least || (weighted === least && other > (nearest as number))) continue;
        least = weighted;
        nearest = other;
      }
    return nearest;
  }

  #metersNorthward(a: number, b: number): number {
    const { z } = this.#centres;
    return Math.abs((z[a] as number) - (z[b] as number));
  }

  /** Whole metres, so that of cells equally far the first is taken and not one that rounding chose. */
  #wholeMeters(a: number, b: number): number {
    const { x, y, z } = this.#centres;
    const dx = (x[a] as number) - (x[b] as number);
    const dy = (y[a] as number) - (y[b] as number);
    const dz = (z[a] as number) - (z[b] as number);
    return Math.round(Math.sqrt(dx * dx + dy * dy + dz * dz));
  }

  /** Σ |share − share| over all areas. */
  #differenceOfShares(a: number, b: number): number {
    return this.#alike[a] === this.#alike[b] ? 0 : this.#membership.differenceOf(a, b);
  }
}

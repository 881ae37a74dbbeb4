import { type AreaShares, toAreaShares } from '../measure/area-shares.ts';
import { type CellColumns, cutCells, type PlaneCells, toPlaneCells } from '../measure/areal-assignment.ts';
import type { PlaneShape } from '../measure/common-area.ts';
import type { PlaneRectangle } from '../measure/plane-ring.ts';
import type { MultiPolygon } from '../measure/polygon.ts';
import type { DasymetricWeights } from './dasymetric-weights.ts';
import { indexWeights, type WeightIndex } from './weight-index.ts';

/** An area that cells are handed out to. */
export interface WeighedTerritory {
  /** Empty where the area has none. */
  readonly shape: MultiPolygon;
  /** Areas of one layer (住民自治協議会, 旧市町村, …) lie side by side; a cell is handed out once in each layer. */
  readonly layer: string;
}

/** How many of an area's cells reach over its border, by how such a cell was divided. */
export interface BorderCells {
  /** One entry per area. */
  readonly byWeight: Uint32Array;
  readonly bySurface: Uint32Array;
}

export interface WeighedAssignment {
  readonly shares: AreaShares;
  readonly borderCells: BorderCells;
}

/** A share that is less only shares a border, as in `assignCells`. */
const LEAST_SHARE = 1e-10;
/** Layers that differ by less of a cell cover the same of it: borders that are drawn twice leave slivers. */
const SLIVER = 0.02;
/** Shares that miss the whole by less have lost it to rounding. */
const ROUNDING = 1e-9;

/** What an area has of a cell. */
interface Part {
  readonly area: number;
  readonly layer: string;
  /** Of the cell's surface, 0..1. */
  readonly surface: number;
  readonly inside: PlaneShape | undefined;
}

/**
 * Assigns cells to areas as `assignCells` does, but divides a cell that several areas of a layer share by the weight that lies in
 * each of them: people live in houses, not on fields (dasymetric: Wright 1936; Eicher & Brewer 2001; Mennis 2003).
 *
 * How much of a cell falls to a town at all stays a matter of surface: a layer of weights mostly ends at the town's border and so can't
 * say how many live beyond. Every cell is therefore handed out by as much as without weights, in each layer that covers all that
 * any layer has of it; a layer that covers less (a town whose councils leave a corner out) has of it by weight too. A cell without
 * any weight in the town, and one of which weights lie in no area of a layer, is divided by surface, and `borderCells` says so.
 *
 * @throws RangeError as `assignCells` and `indexWeights`.
 */
export function assignCellsByWeight(
  cells: CellColumns,
  territories: readonly WeighedTerritory[],
  weights: DasymetricWeights,
): WeighedAssignment {
  const plane = toPlaneCells(cells);
  const index = indexWeights(weights);
  const partsOfCell = new Map<number, Part[]>();
  territories.forEach(({ shape, layer }, area) => {
    cutCells(shape, cells, plane, (cell, surface, inside) => {
      const part = { area, layer, surface, inside };
      const known = partsOfCell.get(cell);
      if (known) known.push(part);
      else partsOfCell.set(cell, [part]);
    });
  });

  const rows = territories.map(() => ({ cellIndex: [] as number[], share: [] as number[] }));
  const emptied = territories.map(() => [] as number[]);
  const borderCells = {
    byWeight: new Uint32Array(territories.length),
    bySurface: new Uint32Array(territories.length),
  };
  for (const cell of [...partsOfCell.keys()].toSorted((a, b) => a - b)) {
    const parts = partsOfCell.get(cell) as readonly Part[];
    const shares = divideByWeight(parts, rectangleOf(plane, cell), index);
    parts.forEach(({ area, surface }, at) => {
      const { share, isWeighed } = shares[at] as Share;
      if (surface < 1 - ROUNDING) {
        const counts = isWeighed ? borderCells.byWeight : borderCells.bySurface;
        counts[area] = (counts[area] as number) + 1;
      }
      if (share > LEAST_SHARE) {
        rows[area]?.cellIndex.push(cell);
        rows[area]?.share.push(share);
      } else emptied[area]?.push(cell);
    });
  }
  // where no house stands in an area nobody lives there, which is not the same as an area without a cell
  rows.forEach(({ cellIndex, share }, area) => {
    if (cellIndex.length > 0) return;
    for (const cell of emptied[area] ?? []) {
      cellIndex.push(cell);
      share.push(0);
    }
  });
  return { shares: toAreaShares(rows), borderCells };
}

interface Share {
  readonly share: number;
  readonly isWeighed: boolean;
}

function divideByWeight(parts: readonly Part[], rectangle: PlaneRectangle, index: WeightIndex): readonly Share[] {
  const bySurface = ({ surface }: Part): Share => ({ share: surface, isWeighed: false });
  const surfaces = sumByLayer(parts, (part) => part.surface);
  const most = Math.max(...surfaces.values());
  const isShared = (part: Part) => part.surface < (surfaces.get(part.layer) as number) * (1 - ROUNDING);
  const isLess = (layer: string) => (surfaces.get(layer) as number) < most * (1 - SLIVER);
  if (!parts.some((part) => part.inside && (isShared(part) || isLess(part.layer)))) return parts.map(bySurface);

  const amounts = index.amountsIn(
    rectangle,
    parts.map(({ surface, inside }) => (surface < 1 && inside ? inside : [cornersOf(rectangle)])),
  );
  const weights = sumByLayer(parts, (_, at) => amounts[at] as number);
  const heaviest = Math.max(...weights.values());
  if (heaviest === 0) return parts.map(bySurface);
  return parts.map((part, at) => {
    const isCoveredLess = isLess(part.layer);
    if (!isShared(part) && !isCoveredLess) return bySurface(part);
    const ofLayer = isCoveredLess ? heaviest : (weights.get(part.layer) as number);
    if (ofLayer === 0) return bySurface(part);
    const handedOut = isCoveredLess ? most : (surfaces.get(part.layer) as number);
    return { share: Math.min(1, (handedOut * (amounts[at] as number)) / ofLayer), isWeighed: true };
  });
}

function sumByLayer(parts: readonly Part[], amountOf: (part: Part, at: number) => number): Map<string, number> {
  const sums = new Map<string, number>();
  parts.forEach((part, at) => {
    sums.set(part.layer, (sums.get(part.layer) ?? 0) + amountOf(part, at));
  });
  return sums;
}

function rectangleOf({ left, bottom, right, top }: PlaneCells, cell: number): PlaneRectangle {
  return {
    left: left[cell] as number,
    bottom: bottom[cell] as number,
    right: right[cell] as number,
    top: top[cell] as number,
  };
}

function cornersOf({ left, bottom, right, top }: PlaneRectangle): number[] {
  return [left, bottom, right, bottom, right, top, left, top];
}

import type { Geography } from '../town/town-model.ts';
import type { DividedCells } from './explanation-input.ts';

/** How the people of an area were told from its neighbours'. */
export interface AreaDivision {
  /** Null where no square reaches over its border. */
  readonly cells: DividedCells | null;
  /** The dataset of buildings or land use that its number is made of; null where it is made of none. */
  readonly weighedBy: string | null;
}

/** @param area its index in the model. An area without a shape may be made of those inside it, and so of whatever divided them. */
export function dividedCellsOf({ areas, borderCells, weighedBy }: Geography, area: number): AreaDivision {
  const byWeight = borderCells.byWeight[area] ?? 0;
  const bySurface = borderCells.bySurface[area] ?? 0;
  const isMadeOfWeighed =
    !areas[area]?.hasShape && areas.some(({ parent }, inside) => parent === area && borderCells.byWeight[inside] !== 0);
  const isWeighed = byWeight > 0 || isMadeOfWeighed;
  return {
    cells: byWeight + bySurface > 0 ? { byWeight, bySurface, basis: weighedBy?.basis ?? null } : null,
    weighedBy: (isWeighed && weighedBy?.datasetId) || null,
  };
}

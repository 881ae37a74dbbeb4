import type { SumRow } from '@hazama/geo';

interface SummedArea {
  readonly id: string;
  readonly kind: string;
  readonly parentId: string | null;
}

/**
 * How areas add up, by their positions in the list: the areas of each kind to the municipality, and those inside an area to
 * it. What is withheld of one must not come back by taking the others from their sum.
 */
export function sumsOfAreas(areas: readonly SummedArea[]): SumRow[] {
  return areas.flatMap((holder, total) => {
    const parts = areas.flatMap((area, part) =>
      part !== total && (area.parentId === holder.id || holder.kind === 'MUNICIPALITY') ? [part] : [],
    );
    return [...Map.groupBy(parts, (part) => areas[part]?.kind).values()].map((ofKind) => ({ total, parts: ofKind }));
  });
}

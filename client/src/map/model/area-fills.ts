import type { TownIndicator } from '../../town/town.ts';
import type { AreaValue } from '../../town/use-area-values.ts';
import { type FillClass, fillClass } from './fill-class.ts';
import { legendClasses } from './legend-classes.ts';
import { LAND, mix, OUTSIDE, RECEDED } from './palettes.ts';

export const AREA_PATTERNS = ['no-data', 'suppressed'] as const;
export type AreaPattern = (typeof AREA_PATTERNS)[number];

/** How one area is painted. */
export interface AreaFill {
  readonly areaId: string;
  /** "#rrggbb"; null: the open area, which shows its cells on paper instead. */
  readonly color: string | null;
  /** Drawn over the colour where there is no number to show. */
  readonly pattern: AreaPattern | null;
}

interface Look {
  readonly indicator: TownIndicator;
  readonly values: ReadonlyMap<string, AreaValue>;
  readonly openAreaId: string | null;
  /** The one class that is left in the legend; null: all. */
  readonly keptClass: FillClass | null;
}

/** The paint of every area; the legend mixes its swatches the same way, by {@link shownColor}. */
export function areaFills(areaIds: readonly string[], look: Look): readonly AreaFill[] {
  const { indicator, values, openAreaId, keptClass } = look;
  const colors = new Map(legendClasses(indicator).map(({ index, color }) => [index, color]));
  return areaIds.map((areaId) => {
    if (areaId === openAreaId) return { areaId, color: null, pattern: null };
    const found = fillClass(indicator, values.get(areaId));
    const isKept = keptClass === null || keptClass === found;
    const color = (isKept && typeof found === 'number' && colors.get(found)) || LAND;
    return {
      areaId,
      color: shownColor(color, openAreaId !== null),
      pattern: isKept && typeof found === 'string' ? found : null,
    };
  });
}

/** While an area is open the others step back towards what lies outside. */
export const shownColor = (color: string, isReceded: boolean): string =>
  isReceded ? mix(color, OUTSIDE, RECEDED) : color;

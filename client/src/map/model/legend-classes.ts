import type { TownIndicator } from '../../town/town.ts';
import { classColors, LAND } from './palettes.ts';

/** A class of the legend: values from `from` up to but not including `to`; null: open on that side. */
export interface LegendClass {
  readonly index: number;
  readonly color: string;
  readonly from: number | null;
  readonly to: number | null;
}

type Scale = Pick<TownIndicator, 'palette' | 'breaks' | 'measure'>;

/** Low to high. An indicator without breaks (plain counts) has one class: its areas are not told apart by colour. */
export function legendClasses({ palette, breaks, measure }: Scale): readonly LegendClass[] {
  const colors = classColors(palette, breaks.length + 1);
  const classes = colors.map((color, index) => ({
    index,
    color,
    from: breaks[index - 1] ?? null,
    to: breaks[index] ?? null,
  }));
  if (measure !== 'presence') return classes;
  // one area either has it or not: nothing lies between, and one step of colour is enough to tell
  const middle = colors[Math.floor(colors.length / 2)] ?? LAND;
  return classes.flatMap((each) => {
    if (each.from === null) return each;
    return each.to === null ? { ...each, color: middle } : [];
  });
}

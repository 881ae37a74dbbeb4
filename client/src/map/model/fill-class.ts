import type { TownIndicator } from '../../town/town.ts';
import type { AreaValue } from '../../town/use-area-values.ts';

/** Which class of the legend an area is in (0 first), or why it is in none. */
export type FillClass = number | 'no-data' | 'suppressed';

type Scale = Pick<TownIndicator, 'palette' | 'unit' | 'breaks'>;

/** Whether the colours speak of the people *not yet* reached, while the value counts those who are. */
export const showsNotYet = ({ palette, unit }: Pick<Scale, 'palette' | 'unit'>): boolean =>
  palette === 'akari' && unit === 'ratio';

/** The number that colour, label and legend are about: the share not yet reached of an akari ratio, else the value. */
export const shownValue = (scale: Pick<Scale, 'palette' | 'unit'>, value: number): number =>
  showsNotYet(scale) ? 1 - value : value;

/** 1 − 0.9 is a hair under 0.1, and belongs to the class that starts there. */
const ROUNDING = 1e-9;

/** A class holds its lower edge and ends before its upper one; the last has no upper edge. */
export function fillClass(scale: Scale, value: Pick<AreaValue, 'state' | 'value'> | undefined): FillClass {
  if (value?.state === 'SUPPRESSED') return 'suppressed';
  // no way to get there is further than any number of minutes
  if (value?.state === 'UNREACHABLE') return scale.breaks.length;
  if (value?.value == null) return 'no-data';
  const shown = shownValue(scale, value.value) + ROUNDING;
  return scale.breaks.filter((edge) => shown >= edge).length;
}

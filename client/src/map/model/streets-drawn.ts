import type { TownIndicator } from '../../town/town.ts';
import type { AreaValue } from '../../town/use-area-values.ts';

/** What is drawn of an open area's streets: nothing, all of them, or also which of them lie within the walk. */
export type StreetsDrawn = 'none' | 'streets' | 'reach';

/** Streets are drawn where the value was measured along them, and nothing where it rests on straight lines or is not known. */
export function streetsDrawn(
  indicator: Pick<TownIndicator, 'measure'> | null,
  value: Pick<AreaValue, 'method'> | undefined,
): StreetsDrawn {
  if (!indicator || value?.method !== 'street') return 'none';
  return indicator.measure === 'coverage' ? 'reach' : 'streets';
}

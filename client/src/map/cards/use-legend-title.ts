import { useText } from '../../i18n/use-text.tsx';
import type { TownIndicator } from '../../town/town.ts';
import { showsNotYet } from '../model/fill-class.ts';

/** What the colours say, as words: of an akari ratio the share not yet reached. */
export function useLegendTitle(indicator: TownIndicator | null): string {
  const text = useText();
  if (!indicator) return '';
  return showsNotYet(indicator) ? text('map.legend.notYet', { name: indicator.name }) : indicator.name;
}

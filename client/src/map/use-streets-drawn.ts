import { useIndicatorValues } from '../town/use-area-values.ts';
import { useIndicator } from '../town/use-indicator.ts';
import { useOpenArea } from '../town/use-open-area.ts';
import { useYear } from '../town/use-year.ts';
import { type StreetsDrawn, streetsDrawn } from './model/streets-drawn.ts';

/** What of the open area's streets stands on the map; nothing while no area is open, or for one without a shape. */
export function useStreetsDrawn(): StreetsDrawn {
  const indicator = useIndicator();
  const openArea = useOpenArea();
  const { byArea } = useIndicatorValues(indicator?.id ?? null, useYear());
  return openArea?.bounds ? streetsDrawn(indicator, byArea.get(openArea.id)) : 'none';
}

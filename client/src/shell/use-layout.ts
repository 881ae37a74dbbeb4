import { useMediaQuery } from '../ui/use-media-query.ts';

/** A phone: the panel is a sheet, the rail a bar below. 320 px and a 200 % zoom come here too. */
export const useIsPhone = (): boolean => useMediaQuery('(width < 768px)');

/** Too narrow for map and panel side by side: the panel lies over the map. */
export const useIsOverlaid = (): boolean => useMediaQuery('(width < 1280px)');

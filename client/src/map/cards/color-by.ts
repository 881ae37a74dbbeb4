import { changeView } from '../../view-state.ts';

/** Colours the map by another indicator. */
export const colorBy = (id: string): void => changeView({ indicator: id });

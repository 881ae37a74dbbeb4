import { changeView } from '../view-state.ts';

/** Another town begins at its start: what was chosen in the last one has no meaning there. */
export function openTown(slug: string): void {
  changeView({ town: slug, area: null, tab: 'overview', layers: null, camera: null, year: null, sort: null });
}

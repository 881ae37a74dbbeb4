import type { Box } from '../model/box.ts';

/** Room left between what is shown and a card or the frame, in CSS pixels. */
const GAP = 16;

/**
 * Everything that floats over the map carries `data-map-cover`, wherever it is mounted; what the map's own cards make
 * way for too (a panel, a sheet) carries `data-map-cover="panel"`.
 */
const coverElements = (): readonly Element[] =>
  // a dialog shows some of the same cards, over everything
  [...document.querySelectorAll('[data-map-cover]')].filter((element) => !element.closest('[role="dialog"]'));

/** The boxes of what floats over the map, with a gap around, measured from the map's corner. */
export function coverBoxes(container: HTMLElement): readonly Box[] {
  const { left, top } = container.getBoundingClientRect();
  return coverElements()
    .map((element) => element.getBoundingClientRect())
    .filter(({ width, height }) => width > 0 && height > 0)
    .map((box) => ({
      left: box.left - left - GAP,
      top: box.top - top - GAP,
      right: box.right - left + GAP,
      bottom: box.bottom - top + GAP,
    }));
}

export const frameBox = ({ clientWidth, clientHeight }: HTMLElement): Box => ({
  left: GAP,
  top: GAP,
  right: clientWidth - GAP,
  bottom: clientHeight - GAP,
});

/** Calls `onChange` when the map or anything over it appears or changes its size; gives the way to stop. */
export function watchCovers(container: HTMLElement, onChange: () => void): () => void {
  const sizes = new ResizeObserver(onChange);
  const watched = new Set<Element>();
  const watchNew = () => {
    for (const element of coverElements()) {
      if (watched.has(element)) continue;
      watched.add(element);
      sizes.observe(element);
    }
  };
  sizes.observe(container);
  watchNew();
  const appearances = new MutationObserver(watchNew);
  appearances.observe(document.body, { childList: true, subtree: true });
  return () => {
    sizes.disconnect();
    appearances.disconnect();
  };
}

/** How far panels reach over the map from the right and from below, in CSS pixels. */
export function panelReach(container: HTMLElement): { readonly right: number; readonly bottom: number } {
  const map = container.getBoundingClientRect();
  let reach = { right: 0, bottom: 0 };
  for (const element of document.querySelectorAll('[data-map-cover="panel"]')) {
    const box = element.getBoundingClientRect();
    // as wide as the map: a sheet from below; else a panel from the right
    if (box.left <= map.left) reach = { ...reach, bottom: Math.max(reach.bottom, map.bottom - box.top) };
    else reach = { ...reach, right: Math.max(reach.right, map.right - box.left) };
  }
  return reach;
}

import { useSyncExternalStore } from 'react';

/** The area under the pointer or focus, shared by map, table and chart; not part of the URL. */
let hovered: string | null = null;
const listeners = new Set<() => void>();

/** `id` of the hovered area, or null. */
export const useHoveredArea = (): string | null => useSyncExternalStore(subscribe, () => hovered);

export const getHoveredArea = (): string | null => hovered;

export function hoverArea(id: string | null): void {
  if (id === hovered) return;
  hovered = id;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

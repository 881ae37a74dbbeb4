import { useSyncExternalStore } from 'react';

/** Keys that act by themselves (`/`, `?`, and those of the map) can be switched off: WCAG 2.1.4. */
const STORAGE_KEY = 'hazama.single-keys';

let on = read();
const listeners = new Set<() => void>();

export const useSingleKeys = (): boolean => useSyncExternalStore(subscribe, areSingleKeysOn);

export const areSingleKeysOn = (): boolean => on;

export function switchSingleKeys(next: boolean): void {
  on = next;
  try {
    localStorage.setItem(STORAGE_KEY, next ? 'on' : 'off');
  } catch {
    // storage may be forbidden: then the choice lasts until the page is left
  }
  for (const listener of listeners) listener();
}

function read(): boolean {
  try {
    return localStorage.getItem(STORAGE_KEY) !== 'off';
  } catch {
    return true;
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

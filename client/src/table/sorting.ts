import type { SortingState } from '@tanstack/react-table';

/** The columns that are no indicator. */
export const NUMBER = 'number';
export const OVER_65 = 'over65';
export const GAP = 'gap';

/** `sort=-gap`: the column's id, a minus for from most to least. */
export function parseSort(sort: string | null): SortingState {
  if (sort === null) return [{ id: NUMBER, desc: false }];
  return sort.startsWith('-') ? [{ id: sort.slice(1), desc: true }] : [{ id: sort, desc: false }];
}

/** null for the order that needs no saying: 地区番号. */
export function formatSort([first]: SortingState): string | null {
  if (!first || (first.id === NUMBER && !first.desc)) return null;
  return `${first.desc ? '-' : ''}${first.id}`;
}

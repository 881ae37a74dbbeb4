import { useState } from 'react';

/**
 * The items once shown, in their places, also after they have left the list: what someone has just dealt with must not
 * slip from under their pointer. New ones join at the end.
 */
export function useSteadyList<T extends { readonly id: string }>(items: readonly T[]): readonly T[] {
  const [shown, setShown] = useState(items);
  const added = items.filter(({ id }) => shown.every((item) => item.id !== id));
  if (added.length > 0) setShown([...shown, ...added]);
  return shown;
}

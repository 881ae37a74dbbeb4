import { useEffect, useState } from 'react';

const PATIENCE_MS = 400;

/** True once `active` has lasted 400 ms: a wait shorter than that shows nothing. */
export function useDelayed(active: boolean): boolean {
  const [late, setLate] = useState(false);
  useEffect(() => {
    if (!active) return undefined;
    const timer = setTimeout(() => setLate(true), PATIENCE_MS);
    return () => {
      clearTimeout(timer);
      setLate(false);
    };
  }, [active]);
  return active && late;
}

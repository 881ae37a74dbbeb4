import { useEffect, useEffectEvent, useState } from 'react';
import { changeView } from '../view-state.ts';
import { nextStop } from './model/year-stops.ts';
import type { Years } from './use-years.ts';

const STEP_MS = 1200;

/** Goes through the years up to the last with data, then stops; from there it begins anew. */
export function usePlay({ stops, year }: Years) {
  const [isPlaying, setIsPlaying] = useState(false);
  const past = stops.filter(({ kind }) => kind !== 'plan');
  const last = past.at(-1);

  const advance = useEffectEvent(() => {
    const next = year === null ? null : nextStop(past, year, 1);
    if (next) changeView({ year: next.year }, 'replace');
    if (!next || next === last) setIsPlaying(false);
  });
  useEffect(() => {
    if (!isPlaying) return undefined;
    const timer = setInterval(advance, STEP_MS);
    return () => clearInterval(timer);
  }, [isPlaying]);

  return {
    isPlaying,
    toggle: () => {
      const [first] = past;
      if (!isPlaying && first && year !== null && last && year >= last.year)
        changeView({ year: first.year }, 'replace');
      setIsPlaying(!isPlaying);
    },
  };
}

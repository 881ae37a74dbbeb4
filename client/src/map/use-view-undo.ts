import { useEffect, useRef, useState } from 'react';
import { changeView, useViewState, type ViewState } from '../view-state.ts';

/** What 元に戻す on the map brings back. */
type Step = Pick<ViewState, 'camera' | 'area' | 'indicator' | 'year' | 'layers' | 'mode'>;

const MOST_STEPS = 50;

/** Changes closer together than this are one: a drag of the slider, a pan with its follow-up. */
const SAME_STEP_MS = 700;

/** Takes back what changed on the map, one step at a time. */
export function useViewUndo(isFollowing: () => boolean) {
  const { camera, area, indicator, year, layers, mode } = useViewState();
  const past = useRef<Step[]>([]);
  const last = useRef<{ readonly step: Step; readonly at: number } | null>(null);
  const isTakingBack = useRef(false);
  const [canUndo, setCanUndo] = useState(false);

  useEffect(() => {
    const step: Step = { camera, area, indicator, year, layers, mode };
    const now = performance.now();
    // the view that an area is shown in belongs to opening it
    const isFollowUp = last.current !== null && isFollowing() && isSameButCamera(last.current.step, step);
    if (isFollowUp) {
      last.current = { step, at: last.current?.at ?? now };
      return;
    }
    if (last.current && !isTakingBack.current && now - last.current.at > SAME_STEP_MS) {
      past.current = [...past.current, last.current.step].slice(-MOST_STEPS);
      setCanUndo(true);
    }
    isTakingBack.current = false;
    last.current = { step, at: now };
  }, [camera, area, indicator, year, layers, mode, isFollowing]);

  return {
    canUndo,
    undo: () => {
      const step = past.current.pop();
      if (!step) return;
      isTakingBack.current = true;
      setCanUndo(past.current.length > 0);
      changeView(step, 'replace');
    },
  };
}

const isSameButCamera = (a: Step, b: Step): boolean =>
  a.area === b.area && a.indicator === b.indicator && a.year === b.year && a.layers === b.layers && a.mode === b.mode;

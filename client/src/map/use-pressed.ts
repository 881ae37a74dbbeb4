import { useState } from 'react';
import type { TravelView } from '../travel-view.ts';
import { useViewState } from '../view-state.ts';
import type { MarkCluster } from './model/mark-clusters.ts';
import type { PointedStop } from './owner/pointer.ts';

interface Pressed {
  readonly marks: MarkCluster | null;
  readonly stop: PointedStop | null;
  /** What the address asked then. */
  readonly over: string;
}

/** The marks or the stop that were pressed; they make room once it is asked where one gets to from there. */
export function usePressed() {
  const { travel } = useViewState();
  const [pressed, setPressed] = useState<Pressed>({ marks: null, stop: null, over: '' });
  const over = placeOf(travel);
  const { marks, stop } = pressed.over === over ? pressed : { marks: null, stop: null };
  return {
    picked: marks,
    stop,
    // a press says of both what it found, one after the other
    setPicked: (found: MarkCluster | null) => setPressed((now) => ({ ...now, marks: found, over })),
    setStop: (found: PointedStop | null) => setPressed((now) => ({ ...now, stop: found, over })),
  };
}

function placeOf(travel: TravelView | null): string {
  return travel ? `${travel.direction} ${travel.latitude} ${travel.longitude}` : '';
}

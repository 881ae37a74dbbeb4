import { useEffect, useMemo } from 'react';
import { useText } from '../../i18n/use-text.tsx';
import type { TravelView } from '../../travel-view.ts';
import { outerRings } from '../model/geometry.ts';
import type { TownMap } from '../owner/town-map.ts';
import type { TravelTime } from './use-travel-time.ts';

/** Gives the map the place that is asked about, and what is reached from it within each number of minutes. */
export function useTravelPainting(townMap: TownMap | null, travel: TravelView | null, time: TravelTime | null): void {
  const text = useText();
  const { longitude, latitude } = travel ?? {};
  const shapes = useMemo(
    () =>
      (time?.bands ?? []).flatMap(({ minutes, shape }, band) =>
        shape ? [{ band, words: text('unit.minutes', { n: minutes }), shape }] : [],
      ),
    [time, text],
  );
  useEffect(() => {
    if (!townMap) return;
    const place = longitude === undefined || latitude === undefined ? null : ([longitude, latitude] as const);
    townMap.travel.show(place, place ? shapes : []);
    const whole = shapes.at(-1);
    // on a phone the card may have come over the place
    if (place && whole && !townMap.camera.isInSight(place)) townMap.camera.fit(outerRings(whole.shape), true);
  }, [townMap, longitude, latitude, shapes]);
}

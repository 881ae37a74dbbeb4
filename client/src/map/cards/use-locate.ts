import { useState } from 'react';
import { useTown } from '../../town/town.ts';
import type { TownMap } from '../owner/town-map.ts';

/** unavailable: no device or no secure page; refused: by the person; outside: of the town. */
type Problem = 'unavailable' | 'refused' | 'outside';

/** Shows where the person is. The position stays in this browser: it is neither sent nor put into the URL's area. */
export function useLocate(townMap: TownMap | null) {
  const { bounds } = useTown();
  const [problem, setProblem] = useState<Problem | null>(null);

  const locate = () => {
    if (!isSecureContext || !('geolocation' in navigator)) return setProblem('unavailable');
    setProblem(null);
    return navigator.geolocation.getCurrentPosition(
      ({ coords: { longitude, latitude } }) => {
        const [west, south, east, north] = bounds ?? [0, 0, 0, 0];
        const isInside = longitude >= west && longitude <= east && latitude >= south && latitude <= north;
        if (isInside) townMap?.showPosition([longitude, latitude]);
        else setProblem('outside');
      },
      ({ code, PERMISSION_DENIED }) => setProblem(code === PERMISSION_DENIED ? 'refused' : 'unavailable'),
      { enableHighAccuracy: true, timeout: 10_000 },
    );
  };
  return { locate, problem };
}

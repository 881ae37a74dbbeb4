import { useMemo } from 'react';
import { isSiteTrialChange, type TrialChange } from '../edit/trial-draft.ts';
import { useTown } from '../town/town.ts';
import type { Compared } from '../view-state.ts';

/** Where places that are added or moved would stand, for the map; none where it shows today. */
export function usePlaceMarks(changes: readonly TrialChange[], compared: Compared) {
  const { kinds } = useTown();
  return useMemo(
    () =>
      (compared === 'now' ? [] : changes).flatMap((change) => {
        if (!isSiteTrialChange(change) || change.longitude === null || change.latitude === null) return [];
        const { key, resource, resourceKind, name, longitude, latitude } = change;
        const kind = kinds.find(({ id }) => id === resourceKind)?.shortName ?? '';
        return [
          {
            id: `place ${key ?? resource}`,
            point: [longitude, latitude] as const,
            tone: 'more' as const,
            words: name ?? kind,
          },
        ];
      }),
    [changes, compared, kinds],
  );
}

import { scheduleOf } from '@hazama/geo';
import { NO_SITE_CHANGE, type SiteTrialChange } from '../../edit/trial-draft.ts';
import { NO_FACTS, type PinsView } from '../../pins-view.ts';
import type { PlaceOfToday } from './use-places-of-today.ts';

/**
 * What is tried as a scenario has it: each pin and each change of a place with the words that stand beside it.
 * @param kind of the places that pins stand for
 */
export function trialChangesOf(
  { pins, gone, moved, facts }: PinsView,
  places: readonly PlaceOfToday[],
  kind: string,
): SiteTrialChange[] {
  const onRecord = (id: string) => {
    const place = places.find((each) => each.id === id);
    return {
      ...NO_SITE_CHANGE,
      resource: id,
      // of another kind than the indicator's, where it was moved while another was chosen
      resourceKind: place?.kind ?? null,
      name: place?.name ?? null,
      scheduleBefore: place?.schedule ?? null,
      capacityBefore: place?.capacity ?? null,
    };
  };
  const said = (key: string) => facts.find((each) => each.key === key) ?? NO_FACTS;
  const ofPlaces = facts.filter(({ key }) => !pins.some(({ letter }) => letter === key));
  return [
    ...pins.map(({ letter, point: [longitude, latitude] }): SiteTrialChange => {
      const { opening, capacity, departures } = said(letter);
      return {
        ...NO_SITE_CHANGE,
        kind: 'ADD_PLACE',
        key: `pin-${letter}`,
        name: letter,
        resourceKind: kind,
        longitude,
        latitude,
        schedule: opening && scheduleOf(opening),
        capacity,
        departures,
      };
    }),
    ...moved.map(({ id, point: [longitude, latitude] }): SiteTrialChange => {
      return { ...onRecord(id), kind: 'MOVE_PLACE', longitude, latitude };
    }),
    ...gone.map((id): SiteTrialChange => ({ ...onRecord(id), kind: 'REMOVE_PLACE' })),
    ...ofPlaces.flatMap(({ key, opening, capacity, departures }): SiteTrialChange[] => [
      ...(opening ? [{ ...onRecord(key), kind: 'CHANGE_OPENINGS' as const, schedule: scheduleOf(opening) }] : []),
      ...(capacity === null ? [] : [{ ...onRecord(key), kind: 'CHANGE_CAPACITY' as const, capacity }]),
      ...(departures === null ? [] : [{ ...onRecord(key), kind: 'CHANGE_DEPARTURES' as const, departures }]),
    ]),
  ];
}

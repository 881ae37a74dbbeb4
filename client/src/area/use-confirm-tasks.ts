import { useEffect, useState } from 'react';
import type { ConfirmChoice } from '../edit/confirm-row.tsx';
import { useConfirmations } from '../edit/use-confirmations.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import type { AreaDetail, AreaPresence } from './area-query.ts';
import { useAreaResources } from './use-area-resources.ts';

/** One thing that someone who knows the area can confirm. */
export interface ConfirmTask {
  readonly id: string;
  readonly icon: string;
  readonly title: string;
  readonly detail: string;
  readonly isStale: boolean;
  readonly choices: readonly ConfirmChoice[];
}

/** An area, as far as what is to be confirmed there depends on it. */
export interface ConfirmSubject extends Pick<AreaDetail, 'id' | 'name' | 'nameLatin'> {
  readonly presence: readonly (Pick<AreaPresence, 'state' | 'count'> & {
    readonly kind: Pick<AreaPresence['kind'], 'id' | 'name' | 'icon'>;
  })[];
}

/** Records grown old, then kinds of which nothing is recorded; null until all records have been looked at. */
export function useConfirmTasks(area: ConfirmSubject) {
  const text = useText();
  const areaName = useAreaName();
  const { kinds } = useTown();
  const named = { id: area.id, name: areaName(area, 'sentence') };
  const inTown = new Set(kinds.filter(({ count }) => count > 0).map(({ id }) => id));
  const { confirmResource, recordPresence } = useConfirmations();
  const { resources, hasMore, isLoading, loadMore, error, pageError, retry } = useAreaResources(area.id, {});

  // what has grown old may stand on any page
  const isMoreWanted = hasMore && !isLoading && pageError === null;
  useEffect(() => {
    if (isMoreWanted) loadMore();
  });

  // while the records are read again after a change, what was read before stands
  const complete = hasMore ? null : resources;
  const [records, setRecords] = useState(complete);
  if (complete && complete !== records) setRecords(complete);

  const stale = (records ?? [])
    .filter(({ isStale }) => isStale)
    .map(
      (resource): ConfirmTask => ({
        id: resource.id,
        icon: resource.kind.icon,
        title: resource.name,
        detail:
          resource.monthsSinceConfirmed === null
            ? text('res.neverConfirmed')
            : text('res.stale', { m: resource.monthsSinceConfirmed }),
        isStale: true,
        choices: [
          {
            id: 'exists',
            label: text('confirm.exists'),
            save: (onTakenBack) => confirmResource(resource, true, onTakenBack),
          },
          {
            id: 'gone',
            label: text('confirm.gone'),
            save: (onTakenBack) => confirmResource(resource, false, onTakenBack),
          },
        ],
      }),
    );
  const unrecorded = area.presence
    .filter(({ state, count }) => state === 'UNCONFIRMED' && count === 0)
    // what the rest of the town has is more likely to be here, too, than what nobody has recorded anywhere
    .toSorted((a, b) => Number(inTown.has(b.kind.id)) - Number(inTown.has(a.kind.id)))
    .map(
      ({ kind }): ConfirmTask => ({
        id: kind.id,
        icon: kind.icon,
        title: kind.name,
        detail: text('presence.noRecord'),
        isStale: false,
        choices: [
          {
            id: 'present',
            label: text('presence.PRESENT'),
            save: (onTakenBack) => recordPresence(named, kind, true, onTakenBack),
          },
          {
            id: 'absent',
            label: text('presence.ABSENT'),
            save: (onTakenBack) => recordPresence(named, kind, false, onTakenBack),
          },
        ],
      }),
    );
  return {
    tasks: records && [...stale, ...unrecorded],
    error: error ?? pageError,
    retry,
  };
}

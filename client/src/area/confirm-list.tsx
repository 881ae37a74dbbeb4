import { History, ListTodo } from 'lucide-react';
import { useEffect, useState } from 'react';
import { type ConfirmChoice, ConfirmRow } from '../edit/confirm-row.tsx';
import { useConfirmations } from '../edit/use-confirmations.ts';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { Button } from '../ui/button.tsx';
import { KindIcon } from '../ui/kind-icon.tsx';
import { useSteadyList } from '../ui/use-steady-list.ts';
import type { AreaDetail } from './area-query.ts';
import { useAreaResources } from './use-area-resources.ts';

/** Rows in sight at first: a list to work through, not a wall. */
const FIRST = 5;

interface Task {
  readonly id: string;
  readonly icon: string;
  readonly title: string;
  readonly detail: string;
  readonly isStale: boolean;
  readonly choices: readonly ConfirmChoice[];
}

/** 確認する: records grown old, then kinds of which nothing is recorded. */
export function ConfirmList({ area }: { readonly area: AreaDetail }) {
  const text = useText();
  const { kinds } = useTown();
  const inTown = new Set(kinds.filter(({ count }) => count > 0).map(({ id }) => id));
  const { confirmResource, recordPresence } = useConfirmations();
  const { resources, hasMore, isLoading, loadMore } = useAreaResources(area.id, {});
  const [later, setLater] = useState<ReadonlySet<string>>(new Set());
  const [isWhole, setIsWhole] = useState(false);

  // what has grown old may stand on any page
  useEffect(() => {
    if (hasMore && !isLoading) loadMore();
  });

  const stale = (resources ?? [])
    .filter(({ isStale }) => isStale)
    .map(
      (resource): Task => ({
        id: resource.id,
        icon: resource.kind.icon,
        title: resource.name,
        detail:
          resource.monthsSinceConfirmed === null
            ? text('res.neverConfirmed')
            : text('res.stale', { m: resource.monthsSinceConfirmed }),
        isStale: true,
        choices: [
          { id: 'exists', label: text('confirm.exists'), save: () => confirmResource(resource, true) },
          { id: 'gone', label: text('confirm.gone'), save: () => confirmResource(resource, false) },
        ],
      }),
    );
  const unrecorded = area.presence
    .filter(({ state, count }) => state === 'UNCONFIRMED' && count === 0)
    // what the rest of the town has is more likely to be here, too, than what nobody has recorded anywhere
    .toSorted((a, b) => Number(inTown.has(b.kind.id)) - Number(inTown.has(a.kind.id)))
    .map(
      ({ kind }): Task => ({
        id: kind.id,
        icon: kind.icon,
        title: kind.name,
        detail: text('presence.noRecord'),
        isStale: false,
        choices: [
          { id: 'present', label: text('presence.PRESENT'), save: () => recordPresence(area, kind, true) },
          { id: 'absent', label: text('presence.ABSENT'), save: () => recordPresence(area, kind, false) },
        ],
      }),
    );
  const tasks = [...stale, ...unrecorded];
  const rows = useSteadyList(tasks).filter(({ id }) => !later.has(id));
  const shown = isWhole ? rows : rows.slice(0, FIRST);
  if (rows.length === 0) return <p className="presence-note">{text('confirm.none')}</p>;

  return (
    <div className="confirm-list">
      <h3>
        <ListTodo size={18} aria-hidden />
        {text('confirm.title', { n: tasks.length })}
      </h3>
      <ul>
        {shown.map((row) => {
          const task = tasks.find(({ id }) => id === row.id);
          const { icon, title, detail, isStale, choices } = task ?? row;
          return (
            <ConfirmRow
              key={row.id}
              icon={<KindIcon icon={icon} size={24} />}
              title={title}
              detail={
                <>
                  {isStale && <History size={14} aria-hidden />}
                  {detail}
                </>
              }
              choices={choices}
              isOpen={task !== undefined}
              onLater={() => setLater(new Set([...later, row.id]))}
            />
          );
        })}
      </ul>
      {rows.length > shown.length && (
        <Button variant="link" onPress={() => setIsWhole(true)}>
          {text('list.more', { n: rows.length - shown.length })}
        </Button>
      )}
    </div>
  );
}

import { History, ListTodo } from 'lucide-react';
import { useState } from 'react';
import { ConfirmRow } from '../edit/confirm-row.tsx';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { KindIcon } from '../ui/kind-icon.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { useSteadyList } from '../ui/use-steady-list.ts';
import { type ConfirmSubject, type ConfirmTask, useConfirmTasks } from './use-confirm-tasks.ts';

/** Rows in sight at first: a list to work through, not a wall. */
const FIRST = 5;

/** 確認する: what would help to be confirmed, the oldest records first. */
export function ConfirmList({ area }: { readonly area: ConfirmSubject }) {
  const text = useText();
  const { tasks, error, retry } = useConfirmTasks(area);
  if (tasks) return <Tasks tasks={tasks} />;
  if (error) {
    return (
      <Notice
        tone="error"
        error={error}
        title={text('err.load')}
        actions={<Button onPress={retry}>{text('action.retry')}</Button>}
      />
    );
  }
  return (
    <div className="confirm-list">
      <Skeleton lines={[0.5, 0.8, 0.7, 0.8, 0.7]} lineHeight={60} />
    </div>
  );
}

function Tasks({ tasks }: { readonly tasks: readonly ConfirmTask[] }) {
  const text = useText();
  const [later, setLater] = useState<ReadonlySet<string>>(new Set());
  const [isWhole, setIsWhole] = useState(false);
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

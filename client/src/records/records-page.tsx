import { Plus, Printer, Upload } from 'lucide-react';
import { type ReactNode, useEffect } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { useMayEdit } from '../town/session.ts';
import { Button } from '../ui/button.tsx';
import { ListScreen } from '../ui/list-screen.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ViewLink } from '../view-link.tsx';
import { changeView } from '../view-state.ts';
import { useRecordSort } from './record-sort.ts';

interface Props {
  /** Of the list, once it is there. */
  readonly count: number | null;
  /** Rows of the list before its conditions; 0: the town has none. */
  readonly total: number | null;
  readonly error: Error | undefined;
  readonly retry: () => void;
  readonly filters: ReactNode;
  /** The list itself. */
  readonly children: ReactNode;
  /** What is open; null: the list alone. */
  readonly open: ReactNode;
}

/** A list with its conditions, and beside it the record that is open: on a phone in its place. */
export function RecordsPage({ count, total, error, retry, filters, children, open }: Props) {
  const text = useText();
  const mayEdit = useMayEdit();
  const records = useRecordSort();
  const isOpen = open !== null;
  useEffect(() => {
    if (!isOpen) return undefined;
    const goBack = (event: KeyboardEvent) => {
      if (event.key === 'Escape' && !event.defaultPrevented) changeView({ screen: 'records', record: null });
    };
    addEventListener('keydown', goBack);
    return () => removeEventListener('keydown', goBack);
  }, [isOpen]);
  return (
    <ListScreen
      className="records"
      title={text(`rec.${records}`)}
      count={count !== null && text('res.count', { n: count })}
      actions={
        <>
          <Button onPress={() => print()}>
            <Printer size={18} aria-hidden />
            {text('action.print')}
          </Button>
          {mayEdit && (
            <ViewLink className="button button-filled" to={{ screen: 'records', record: 'new' }}>
              <Plus size={18} aria-hidden />
              {text(`rec.${records}.new`)}
            </ViewLink>
          )}
        </>
      }
      open={open}
    >
      {error ? (
        <Notice
          tone="error"
          error={error}
          title={text('err.load')}
          actions={<Button onPress={retry}>{text('action.retry')}</Button>}
        >
          <p>{text('err.load.todo')}</p>
        </Notice>
      ) : total === null ? (
        <Skeleton lines={[1, 1, 1, 1, 1, 1]} lineHeight={56} />
      ) : total === 0 ? (
        <Notice
          tone="empty"
          title={text(`rec.${records}.none`)}
          actions={
            mayEdit && (
              <ViewLink className="button button-outlined" to={{ screen: 'import', job: null, pile: null }}>
                <Upload size={18} aria-hidden />
                {text('rec.toImport')}
              </ViewLink>
            )
          }
        >
          <p>{text(`rec.${records}.none.todo`)}</p>
        </Notice>
      ) : (
        <>
          <search className="list-filters">{filters}</search>
          {children}
        </>
      )}
    </ListScreen>
  );
}

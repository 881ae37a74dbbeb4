import { useState } from 'react';
import { useQuery } from 'urql';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { changesQuery, type Job, type RecordChange } from './import-queries.ts';
import { Paging } from './paging.tsx';
import { useFieldName } from './use-field-name.ts';

const CHANGES = ['added', 'changed', 'removed'] as const;
type Change = (typeof CHANGES)[number];
const A_PAGE = 50;

/** いまのデータと変わるところ: 追加・変更・なくなる, each record by name. */
export function Differences({ id, changes }: { readonly id: string; readonly changes: NonNullable<Job['changes']> }) {
  const text = useText();
  const format = useFormat();
  return (
    <section aria-labelledby="import-differences">
      <h2 id="import-differences">{text('import.differences')}</h2>
      <p className="import-note">{text('import.differences.unchanged', { n: format.number(changes.unchanged) })}</p>
      {CHANGES.map((change) => (
        <Fold key={change} id={id} change={change} count={changes[change]} />
      ))}
    </section>
  );
}

function Fold({ id, change, count }: { readonly id: string; readonly change: Change; readonly count: number }) {
  const text = useText();
  const format = useFormat();
  const [isOpen, setIsOpen] = useState(false);
  if (count === 0) {
    return (
      <p className="import-fold import-fold-none" data-change={change}>
        {text(`import.change.${change}`)} 0
      </p>
    );
  }
  return (
    <details className="import-fold" data-change={change} onToggle={(event) => setIsOpen(event.currentTarget.open)}>
      <summary>
        {text(`import.change.${change}`)} <b className="number">{format.number(count)}</b>
      </summary>
      {isOpen && <Records id={id} change={change} />}
    </details>
  );
}

function Records({ id, change }: { readonly id: string; readonly change: Change }) {
  const text = useText();
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [{ data, error }, ask] = useQuery({
    query: changesQuery,
    variables: { id, change, first: A_PAGE, after: cursors.at(-1) ?? null },
    requestPolicy: 'cache-and-network',
  });
  const page = data?.importJob?.changesOf;
  if (error && !page) {
    return (
      <Notice
        tone="error"
        title={text('err.load')}
        actions={<Button onPress={() => ask({ requestPolicy: 'network-only' })}>{text('action.retry')}</Button>}
      >
        <p>{text('err.load.todo')}</p>
      </Notice>
    );
  }
  if (!page) return <Skeleton lines={[0.7, 0.5, 0.6]} />;
  return (
    <>
      <ul className="import-records">
        {page.nodes.map((record, at) => (
          <li key={`${record.label} ${record.detail} ${at}`}>
            <b>{record.label}</b> <span className="import-note">{record.detail}</span>
            <FieldChanges fields={record.fields} />
          </li>
        ))}
      </ul>
      <Paging cursors={cursors} page={page.pageInfo} onCursors={setCursors} />
    </>
  );
}

function FieldChanges({ fields }: { readonly fields: RecordChange['fields'] }) {
  const text = useText();
  const nameOf = useFieldName();
  if (fields.length === 0) return null;
  return (
    <ul className="import-field-changes">
      {fields.map(({ field, before, after }) => (
        <li key={field}>
          {nameOf(field)}：<del>{before ?? text('import.empty')}</del> → <ins>{after ?? text('import.empty')}</ins>
        </li>
      ))}
    </ul>
  );
}

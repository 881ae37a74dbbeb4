import { useState } from 'react';
import { useQuery } from 'urql';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { type Job, type Row, rowsQuery } from './import-queries.ts';
import { Paging } from './paging.tsx';
import { RowCard } from './row-card.tsx';
import type { JobActions } from './use-job-actions.ts';

const A_PAGE = 50;

interface Props {
  readonly job: Job;
  readonly verdict: Row['verdict'];
  /** The row that is chosen here or on the map. */
  readonly line: number | null;
  readonly onChoose: (row: Row | null) => void;
  readonly actions: JobActions;
}

/** The rows of one pile, in the order of the file. */
export function Pile({ job, verdict, line, onChoose, actions }: Props) {
  const text = useText();
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [{ data, error }, ask] = useQuery({
    query: rowsQuery,
    variables: { id: job.id, verdict, first: A_PAGE, after: cursors.at(-1) ?? null },
    // a check has come since the one before
    requestPolicy: 'cache-and-network',
  });
  const page = data?.importJob?.rowsOf;

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
  if (!page) return <Skeleton lines={[1, 1, 1, 1]} lineHeight={56} />;
  if (page.nodes.length === 0) {
    return <p className="import-pile-empty">{text(`import.pile.${verdict}.none`)}</p>;
  }
  return (
    <>
      <p className="import-note">{text(`import.pile.${verdict}.what`)}</p>
      <ul className="import-rows">
        {page.nodes.map((row) => (
          <RowCard
            key={row.line}
            row={row}
            job={job}
            isChosen={row.line === line}
            onChoose={() => onChoose(row.line === line ? null : row)}
            actions={actions}
          />
        ))}
      </ul>
      <Paging cursors={cursors} page={page.pageInfo} onCursors={setCursors} />
    </>
  );
}

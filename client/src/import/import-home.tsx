import { useState } from 'react';
import { useQuery } from 'urql';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { Skeleton } from '../ui/skeleton.tsx';
import { ChooseFile } from './choose-file.tsx';
import { History } from './history.tsx';
import { homeQuery } from './import-queries.ts';
import { ImportSteps } from './import-steps.tsx';
import { OpenJobs } from './open-jobs.tsx';
import { WaitingRows } from './review/waiting-rows.tsx';
import { Templates } from './templates.tsx';

const A_PAGE = 20;

/** Where a file is chosen; what is under way, and all that came in before. */
export function ImportHome() {
  const text = useText();
  const { municipality } = useTown();
  const [cursors, setCursors] = useState<readonly string[]>([]);
  const [{ data, error }, ask] = useQuery({
    query: homeQuery,
    variables: { code: municipality.code, first: A_PAGE, after: cursors.at(-1) ?? null },
    requestPolicy: 'cache-and-network',
  });

  return (
    <>
      <header className="import-head">
        <h1>{text('import.title')}</h1>
        <p>{text('import.lead', { town: municipality.name })}</p>
      </header>
      <ImportSteps current="choose" />
      <ChooseFile />
      <Templates />
      {data && <WaitingRows waiting={sum(data.reviewImports.map(({ waiting }) => waiting))} />}
      {data && <OpenJobs jobs={data.importJobs} />}
      <section className="import-section" aria-labelledby="import-history">
        <h2 id="import-history">{text('import.history')}</h2>
        {data ? (
          <History
            imports={data.imports.nodes}
            waiting={new Map(data.reviewImports.map(({ importId, waiting }) => [importId, waiting]))}
            total={data.imports.totalCount}
            onOlder={
              data.imports.pageInfo.hasNextPage
                ? () => setCursors([...cursors, data.imports.pageInfo.endCursor ?? ''])
                : null
            }
            onNewer={cursors.length > 0 ? () => setCursors(cursors.slice(0, -1)) : null}
          />
        ) : error ? (
          <Notice
            tone="error"
            title={text('err.load')}
            actions={
              <Button variant="filled" onPress={() => ask({ requestPolicy: 'network-only' })}>
                {text('action.retry')}
              </Button>
            }
          >
            <p>{text('err.load.todo')}</p>
          </Notice>
        ) : (
          <Skeleton lines={[1, 1, 1]} lineHeight={56} />
        )}
      </section>
    </>
  );
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

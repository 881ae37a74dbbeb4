import './review-screen.css';
import { ArrowLeft } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useFormat } from '../../i18n/use-format.ts';
import { useText } from '../../i18n/use-text.tsx';
import { useTown } from '../../town/town.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { Skeleton } from '../../ui/skeleton.tsx';
import { Switch } from '../../ui/switch.tsx';
import { ViewLink } from '../../view-link.tsx';
import { changeView, useViewState } from '../../view-state.ts';
import { Paging } from '../paging.tsx';
import { DecideAtOnce } from './decide-at-once.tsx';
import { reviewImportsQuery, reviewRowsQuery } from './review-queries.ts';
import { ReviewRows } from './review-rows.tsx';
import { useReasonName } from './use-reason-name.ts';

const A_PAGE = 50;

/** 確かめてください: rows that publications left to a person, by import and by reason. */
export function ReviewScreen() {
  const text = useText();
  const format = useFormat();
  const reasonName = useReasonName();
  const { municipality } = useTown();
  const { of: importId, reason } = useViewState();
  const [isWithDecided, setIsWithDecided] = useState(false);
  // what was decided at once leaves the list: it is opened anew, with what is read after that
  const [before, setBefore] = useState<unknown>(null);
  const [round, setRound] = useState(0);
  const narrowed = `${importId ?? ''} ${reason ?? ''} ${isWithDecided}`;
  const [pages, setPages] = useState<{ narrowed: string; cursors: readonly string[] }>({ narrowed, cursors: [] });
  // other conditions begin at their first page
  const cursors = pages.narrowed === narrowed ? pages.cursors : [];
  const [{ data: waiting }] = useQuery({
    query: reviewImportsQuery,
    variables: { code: municipality.code },
    requestPolicy: 'cache-and-network',
  });
  const variables = {
    code: municipality.code,
    import: importId,
    reason,
    decided: isWithDecided,
    first: A_PAGE,
    after: cursors.at(-1) ?? null,
  };
  const [{ data, error, operation }, ask] = useQuery({
    query: reviewRowsQuery,
    variables,
    requestPolicy: 'cache-and-network',
  });
  const imports = waiting?.reviewImports ?? [];
  const isNarrowed = importId !== null || reason !== null;
  // until other rows are there, those of the conditions before are what the query still holds
  const isOfThese = JSON.stringify(operation?.variables) === JSON.stringify(variables);
  const page = isOfThese ? data?.reviewRows : undefined;
  // where one import alone has rows that wait, it needs no choosing
  const waitingImports = imports.filter((each) => each.waiting > 0);
  const onlyImport = importId ?? (waitingImports.length === 1 ? waitingImports[0]?.importId : undefined);

  return (
    <>
      <ViewLink to={{ screen: 'import', job: null, of: null, reason: null }} className="import-back">
        <ArrowLeft size={16} aria-hidden />
        {text('import.back')}
      </ViewLink>
      <header className="import-head">
        <h1>{text('import.review')}</h1>
        <p>{text('import.review.lead')}</p>
        <p className="import-note" aria-live="polite">
          {waiting && text('import.review.count', { n: format.number(sum(imports.map((each) => each.waiting))) })}
        </p>
      </header>
      <search className="review-filters">
        <label className="import-field">
          {text('import.review.ofImport')}
          <select
            value={importId ?? ''}
            onChange={({ target }) => changeView({ of: target.value || null, reason: null }, 'replace')}
          >
            <option value="">{text('import.review.allImports')}</option>
            {imports.map((each) => (
              <option key={each.importId} value={each.importId}>
                {text('import.review.optionOfImport', {
                  source: each.source,
                  date: format.moment(new Date(each.importedAt)),
                  n: format.number(each.waiting),
                })}
              </option>
            ))}
          </select>
        </label>
        <Switch isOn={isWithDecided} onChange={setIsWithDecided}>
          {text('import.review.withDecided')}
        </Switch>
        {page && page.reasons.length > 0 && (
          <fieldset className="review-reasons">
            <legend>{text('import.review.byReason')}</legend>
            {page.reasons.map(({ code, count }) => (
              <button
                key={code}
                type="button"
                className="review-reason"
                aria-pressed={reason === code}
                onClick={() => changeView({ reason: reason === code ? null : code }, 'replace')}
              >
                {reasonName(code)} <b className="number">{format.number(count)}</b>
              </button>
            ))}
          </fieldset>
        )}
      </search>
      {page && reason !== null && !isWithDecided && (
        <DecideAtOnce
          key={`${importId} ${reason}`}
          rows={onlyImport === undefined ? null : { importId: onlyImport, reason, count: page.totalCount }}
          isSuggested={page.nodes.some(({ notes }) =>
            notes.some(({ code, suggestion }) => code === reason && suggestion),
          )}
          onDecided={() => {
            setPages({ narrowed, cursors: [] });
            setBefore(data);
            setRound(round + 1);
          }}
        />
      )}
      {error && !page ? (
        <Notice
          tone="error"
          title={text('err.load')}
          error={error}
          actions={
            <Button variant="filled" onPress={() => ask({ requestPolicy: 'network-only' })}>
              {text('action.retry')}
            </Button>
          }
        >
          <p>{text('err.load.todo')}</p>
        </Notice>
      ) : page && data !== before ? (
        <ReviewRows
          key={`${narrowed} ${cursors.at(-1) ?? ''} ${round}`}
          rows={page.nodes}
          imports={imports}
          none={
            <Notice
              tone="empty"
              title={text(isNarrowed ? 'import.review.noneOfThese' : 'import.review.none')}
              actions={
                isNarrowed && (
                  <Button onPress={() => changeView({ of: null, reason: null }, 'replace')}>
                    {text('import.review.all')}
                  </Button>
                )
              }
            >
              <p>{text('import.review.none.what')}</p>
            </Notice>
          }
        />
      ) : (
        <Skeleton lines={[1, 1, 1, 1]} lineHeight={96} />
      )}
      {page && (
        <Paging cursors={cursors} page={page.pageInfo} onCursors={(next) => setPages({ narrowed, cursors: next })} />
      )}
    </>
  );
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useFormat } from '../i18n/use-format.ts';
import { type MessageId, useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { ViewLink } from '../view-link.tsx';
import { REVIEW } from '../view-state.ts';
import type { PastImport } from './import-queries.ts';
import { UndoDialog } from './undo-dialog.tsx';

const STATUS: Readonly<Record<string, MessageId>> = {
  published: 'import.status.published',
  unchanged: 'import.status.unchanged',
  rejected: 'import.status.rejected',
  undone: 'import.status.undone',
};

interface Props {
  readonly imports: readonly PastImport[];
  /** Rows that wait for a person, by import. */
  readonly waiting: ReadonlyMap<string, number>;
  /** Of all pages. */
  readonly total: number;
  readonly onOlder: (() => void) | null;
  readonly onNewer: (() => void) | null;
}

/** 取込の履歴: every attempt in earnest, whoever made it and from where. */
export function History({ imports, waiting, total, onOlder, onNewer }: Props) {
  const text = useText();
  const [undoing, setUndoing] = useState<PastImport | null>(null);
  if (imports.length === 0) {
    return (
      <Notice tone="empty" title={text('import.history.empty')}>
        <p>{text('import.history.empty.todo')}</p>
      </Notice>
    );
  }
  return (
    <>
      <p className="import-note">{text('import.history.count', { n: total })}</p>
      <ul className="import-history">
        {imports.map((past) => (
          <HistoryItem key={past.id} past={past} waiting={waiting.get(past.id) ?? 0} onUndo={() => setUndoing(past)} />
        ))}
      </ul>
      {(onOlder || onNewer) && (
        <div className="import-paging">
          <Button isDisabled={!onNewer} onPress={() => onNewer?.()}>
            {text('import.newer')}
          </Button>
          <Button isDisabled={!onOlder} onPress={() => onOlder?.()}>
            {text('import.older')}
          </Button>
        </div>
      )}
      {undoing && <UndoDialog id={undoing.id} source={undoing.source} onClose={() => setUndoing(null)} />}
    </>
  );
}

interface ItemProps {
  readonly past: PastImport;
  readonly waiting: number;
  readonly onUndo: () => void;
}

function HistoryItem({ past, waiting, onUndo }: ItemProps) {
  const text = useText();
  const format = useFormat();
  const { id, dataset, source, status, fileName, finishedAt, asOf, license, person, rows, version, undoableUntil } =
    past;
  return (
    <li data-status={status}>
      <div className="import-history-main">
        <p>
          <b>{source}</b> <span className="import-tag">{text(`import.dataset.${dataset as 'resources'}`)}</span>{' '}
          <span className="import-tag" data-status={status}>
            {text(STATUS[status] ?? 'import.status.rejected')}
          </span>
        </p>
        <p className="import-note">
          {format.moment(new Date(finishedAt))} ・ {person ?? text('import.person')} ・ {fileName}
          {version !== null && status === 'published' && ` ・ ${text('import.version', { n: version })}`}
        </p>
        <p className="import-note">
          {text('import.history.rows', { accepted: rows.accepted, review: rows.review, rejected: rows.rejected })}
          {asOf && ` ・ ${text('import.asOf', { date: format.date(asOf) })}`} ・ {license ?? text('import.noLicense')}
        </p>
      </div>
      <div className="import-history-actions">
        {waiting > 0 && (
          <ViewLink to={{ screen: 'import', job: REVIEW, of: id, pile: null }}>
            {text('import.review.waiting', { n: format.number(waiting) })}
            <span className="visually-hidden"> {source}</span>
          </ViewLink>
        )}
        <a href={`/export/import-report/${encodeURIComponent(id)}.xlsx`} download>
          {text('import.report')}
          <span className="visually-hidden"> {source}</span>
        </a>
        {undoableUntil && (
          <Button variant="quiet" onPress={onUndo}>
            <Undo2 size={16} aria-hidden />
            {text('action.undo')}
            <span className="visually-hidden"> {source}</span>
          </Button>
        )}
      </div>
    </li>
  );
}

import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useQuery } from 'urql';
import { useFormat } from '../i18n/use-format.ts';
import { type MessageId, useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { RECORD_FIELDS } from './record-fields.ts';
import { RECORD_HISTORIES, type RecordChange } from './record-queries.ts';
import type { RecordSort } from './record-sort.ts';
import { useFieldWords } from './use-field-words.ts';
import { useSaveRecord } from './use-save-record.ts';

const CAUSES: Readonly<Record<string, MessageId>> = {
  edit: 'res.history.edit',
  undo: 'res.history.undo',
  publish: 'res.history.publish',
};

interface Props {
  readonly tab: RecordSort;
  readonly id: string;
  readonly name: string;
  readonly source: string | null;
}

/** 履歴: what became of the record, the last first; the last change by hand can be taken back from here. */
export function RecordHistory({ tab, id, name, source }: Props) {
  const text = useText();
  const [{ data }] = useQuery({ query: RECORD_HISTORIES[tab], variables: { id } });
  const history = data?.record?.history ?? [];
  if (history.length === 0) return null;
  return (
    <details className="change-history">
      <summary>{text('res.history', { n: history.length })}</summary>
      {source && <p className="edit-note">{text('res.from', { source })}</p>}
      <ol>
        {history.map((change) => (
          <HistoryItem key={change.revision} tab={tab} change={change} name={name} />
        ))}
      </ol>
    </details>
  );
}

interface ItemProps {
  readonly tab: RecordSort;
  readonly change: RecordChange;
  readonly name: string;
}

function HistoryItem({ tab, change, name }: ItemProps) {
  const text = useText();
  const format = useFormat();
  const words = useFieldWords();
  const { undo } = useSaveRecord(tab);
  const [hasFailed, setHasFailed] = useState(false);
  const { cause, at, by, file, line, changes, canUndo, editId } = change;
  return (
    <li>
      <p>
        <b>{text(CAUSES[cause] ?? 'res.history.edit')}</b> {typeof at === 'string' && format.moment(new Date(at))} {by}
        {file && ` ${file}:${line ?? ''}`}
      </p>
      <ul>
        {RECORD_FIELDS[tab].flatMap((field) => {
          const changed = changes.find((each) => each.field === field.name);
          return changed
            ? [
                <li key={field.name}>
                  {text(field.title)}: <del>{words(field, changed.before)}</del> →{' '}
                  <ins>{words(field, changed.after)}</ins>
                </li>,
              ]
            : [];
        })}
      </ul>
      {canUndo && editId && (
        <Button variant="quiet" onPress={() => void undo(editId, name).then((done) => setHasFailed(!done))}>
          <Undo2 size={16} aria-hidden />
          {text('action.undo')}
        </Button>
      )}
      {hasFailed && <p role="alert">{text('edit.undoFailed')}</p>}
    </li>
  );
}

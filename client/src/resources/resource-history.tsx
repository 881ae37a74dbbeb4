import { Undo2 } from 'lucide-react';
import { useState } from 'react';
import { useFormat } from '../i18n/use-format.ts';
import { type MessageId, useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { Button } from '../ui/button.tsx';
import type { OpenResource } from './resource-queries.ts';
import { useSaveResource } from './use-save-resource.ts';

type Change = OpenResource['history'][number];

const CAUSES: Readonly<Record<string, MessageId>> = {
  edit: 'res.history.edit',
  undo: 'res.history.undo',
  publish: 'res.history.publish',
};

/** A value of the API in words. */
export function useValueWords() {
  const text = useText();
  const { kinds } = useTown();
  return (field: string, value: unknown): string => {
    if (value === null || value === '' || (Array.isArray(value) && value.length === 0)) return text('res.empty');
    if (field === 'kind') return kinds.find(({ id }) => id === value)?.name ?? text('res.empty');
    if (field === 'status') return text(`res.status.${value as 'active'}`);
    if (field === 'visibility') return text(`res.visible.${value as 'public'}`);
    if (field === 'location') {
      const [longitude = 0, latitude = 0] = value as number[];
      return `${latitude.toFixed(5)}, ${longitude.toFixed(5)}`;
    }
    if (field === 'fieldVisibility')
      return (value as { field: 'phone'; visibility: 'public' }[])
        .map((each) => `${text(`res.field.${each.field}`)}: ${text(`res.visible.${each.visibility}`)}`)
        .join('、');
    return Array.isArray(value) ? value.join('、') : typeof value === 'number' ? String(value) : (value as string);
  };
}

/** 履歴: what became of the record, the last first; the last change by hand can be taken back from here. */
export function ResourceHistory({ resource }: { readonly resource: OpenResource }) {
  const text = useText();
  const { history, provenance } = resource;
  return (
    <details className="change-history">
      <summary>{text('res.history', { n: history.length })}</summary>
      {provenance && (
        <p className="edit-note">
          {provenance.file
            ? text('res.from.file', { source: provenance.source, file: provenance.file, line: provenance.line ?? 0 })
            : text('res.from', { source: provenance.source })}
        </p>
      )}
      <ol>
        {history.map((change) => (
          <HistoryItem key={change.revision} change={change} name={resource.name} />
        ))}
      </ol>
    </details>
  );
}

function HistoryItem({ change, name }: { readonly change: Change; readonly name: string }) {
  const text = useText();
  const format = useFormat();
  const words = useValueWords();
  const { undo } = useSaveResource();
  const [hasFailed, setHasFailed] = useState(false);
  const { cause, at, by, file, line, changes, canUndo, editId } = change;
  const takeBack = async (id: string) => setHasFailed(!(await undo(id, name)));
  return (
    <li>
      <p>
        <b>{text(CAUSES[cause] ?? 'res.history.edit')}</b> {typeof at === 'string' && format.moment(new Date(at))} {by}
        {file && ` ${file}:${line ?? ''}`}
      </p>
      <ul>
        {changes.map(({ field, before, after }) => (
          <li key={field}>
            {text(`res.field.${field as 'name'}`)}: <del>{words(field, before)}</del> → <ins>{words(field, after)}</ins>
          </li>
        ))}
      </ul>
      {canUndo && editId && (
        <Button variant="quiet" onPress={() => void takeBack(editId)}>
          <Undo2 size={16} aria-hidden />
          {text('action.undo')}
        </Button>
      )}
      {hasFailed && <p role="alert">{text('edit.undoFailed')}</p>}
    </li>
  );
}

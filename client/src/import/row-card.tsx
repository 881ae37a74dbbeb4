import './row-card.css';
import { Pencil } from 'lucide-react';
import { useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import type { Job, Row } from './import-queries.ts';
import { PlaceWords } from './place-words.tsx';
import { RowForm } from './row-form.tsx';
import { RowNotes } from './row-notes.tsx';
import type { JobActions } from './use-job-actions.ts';

interface Props {
  readonly row: Row;
  readonly job: Job;
  readonly isChosen: boolean;
  readonly onChoose: () => void;
  readonly actions: JobActions;
}

/** One row: what it is, what was found in which cell, and what can be done about it. */
export function RowCard({ row, job, isChosen, onChoose, actions }: Props) {
  const text = useText();
  const [isEditing, setIsEditing] = useState(false);
  const isBusy = actions.isSaving || job.activity !== null;
  const { line, lineInFile, label, verdict, notes, placeLevel, decision } = row;
  const suggestions = notes.flatMap(({ suggestion }) => suggestion ?? []);
  const mayPublish = verdict !== 'accepted' || decision !== null;

  return (
    <li className="row-card" data-chosen={isChosen || undefined}>
      <div className="row-card-head">
        <button type="button" className="row-card-name" aria-pressed={isChosen} onClick={onChoose}>
          <span className="import-note">{text('import.line', { n: lineInFile })}</span>
          <b>{label || text('import.nameless')}</b>
        </button>
        {/* of a town's buildings nobody looks at one on a map */}
        {job.dataset !== 'weights' && <PlaceWords level={placeLevel} />}
      </div>
      <RowNotes notes={notes} />
      {isEditing ? (
        <RowForm
          row={row}
          isBusy={isBusy}
          saveWords={text('import.row.save')}
          onSave={async (cells) => {
            if (cells.length === 0 || (await actions.decideRow(line, { cells }))) setIsEditing(false);
          }}
          onCancel={() => setIsEditing(false)}
        />
      ) : (
        <div className="row-card-actions">
          {suggestions.map((suggestion) => (
            <Button
              key={suggestion.label}
              isDisabled={isBusy}
              onPress={() =>
                void actions.decideRow(line, { cells: cellsOf(suggestion.changes), leaveOut: !suggestion.accept })
              }
            >
              {suggestion.label}
            </Button>
          ))}
          {verdict === 'review' && (
            <>
              <Button variant="quiet" isDisabled={isBusy} onPress={() => void actions.decideRow(line, { waive: true })}>
                {text('import.row.asIs')}
              </Button>
              <Button
                variant="quiet"
                isDisabled={isBusy}
                onPress={() => void actions.decideRow(line, { leaveOut: true })}
              >
                {text('import.row.leaveOut')}
              </Button>
            </>
          )}
          {decision !== null && (
            <Button variant="quiet" isDisabled={isBusy} onPress={() => void actions.resetRow(line)}>
              {text('import.row.reset')}
            </Button>
          )}
          {(mayPublish || isChosen) && (
            <Button variant="quiet" isDisabled={isBusy} onPress={() => setIsEditing(true)}>
              <Pencil size={16} aria-hidden />
              {text('import.row.edit')}
              <span className="visually-hidden"> {label}</span>
            </Button>
          )}
        </div>
      )}
    </li>
  );
}

/** As the API's JSON has it: field → value. */
export const cellsOf = (changes: unknown): { field: string; value: string }[] =>
  Object.entries((changes ?? {}) as Record<string, string>).map(([field, value]) => ({ field, value }));

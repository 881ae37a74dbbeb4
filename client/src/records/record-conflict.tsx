import { Conflict } from '../edit/conflict.tsx';
import type { Standing } from '../edit/use-save.ts';
import { useText } from '../i18n/use-text.tsx';
import { changedFields, type Draft, draftOf, RECORD_FIELDS } from './record-fields.ts';
import type { RecordSort } from './record-sort.ts';
import { useFieldWords } from './use-field-words.ts';

interface Props {
  readonly tab: RecordSort;
  readonly draft: Draft;
  /** What the writer began from. */
  readonly before: Draft;
  readonly standing: Standing;
  /** What is to be saved over what stands. */
  readonly onChoose: (merged: Draft, standing: Draft) => void;
}

/** Two wrote at once about a record. */
export function RecordConflict({ tab, draft, before, standing, onChoose }: Props) {
  const text = useText();
  const words = useFieldWords();
  const theirs = draftOf(tab, standing.values);
  const differing = new Set(changedFields(draft, theirs));
  return (
    <Conflict
      differences={RECORD_FIELDS[tab]
        .filter(({ name }) => differing.has(name))
        .map((field) => ({
          field: field.name,
          title: text(field.title),
          left: words(field, draft[field.name]),
          right: words(field, theirs[field.name]),
        }))}
      changed={changedFields(draft, before)}
      onChoose={(mine) =>
        onChoose({ ...theirs, ...Object.fromEntries([...mine].map((name) => [name, draft[name] ?? ''])) }, theirs)
      }
    />
  );
}

import { Conflict } from '../edit/conflict.tsx';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { changedFields, draftOfValues, type EventDraft, type EventField } from './event-draft.ts';
import { useEventWords } from './use-event-words.ts';
import type { StandingEvent } from './use-save-event.ts';

interface Props {
  readonly draft: EventDraft;
  /** What the writer began from. */
  readonly before: EventDraft;
  readonly standing: StandingEvent;
  /** What is to be saved over what stands. */
  readonly onChoose: (merged: EventDraft, standing: EventDraft) => void;
}

/** Two wrote at once about an event. */
export function EventConflict({ draft, before, standing, onChoose }: Props) {
  const text = useText();
  const wordsOf = useFieldWords();
  const theirs = draftOfValues(standing.values);
  const said = (field: EventField, version: EventDraft) => wordsOf(field, version) || text('import.empty');
  return (
    <Conflict
      differences={changedFields(draft, theirs).map((field) => ({
        field,
        title: text(`event.field.${field}`),
        left: said(field, draft),
        right: said(field, theirs),
      }))}
      changed={changedFields(draft, before)}
      onChoose={(mine) =>
        onChoose({ ...theirs, ...Object.fromEntries([...mine].map((field) => [field, draft[field]])) }, theirs)
      }
    />
  );
}

/** A field of a draft as it is read. */
function useFieldWords(): (field: EventField, draft: EventDraft) => string {
  const words = useEventWords();
  const { areas } = useTown();
  const areaName = useAreaName();
  return (field, draft) => {
    if (field === 'kind') return words.kind(draft.kind);
    if (field !== 'areas') return draft[field];
    const chosen = areas.filter(({ id }) => draft.areas.includes(id));
    return chosen.map((area) => areaName(area, 'sentence')).join('、');
  };
}

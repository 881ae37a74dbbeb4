import { useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { useAreaName } from '../town/use-area-name.ts';
import { Button } from '../ui/button.tsx';
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

/** Two wrote at once: both versions side by side, field by field. One's own is chosen where one has changed it. */
export function EventConflict({ draft, before, standing, onChoose }: Props) {
  const text = useText();
  const wordsOf = useFieldWords();
  const theirs = draftOfValues(standing.values);
  const [mine, setMine] = useState<ReadonlySet<EventField>>(() => new Set(changedFields(draft, before)));
  const merge = () => {
    const own = [...mine].map((field) => [field, draft[field]]);
    onChoose({ ...theirs, ...(Object.fromEntries(own) as Partial<EventDraft>) }, theirs);
  };
  return (
    <div className="event-conflict">
      <p>
        <b>{text('res.conflict')}</b>
      </p>
      <table>
        <thead>
          <tr>
            <th scope="col">{text('res.conflict.field')}</th>
            <th scope="col">{text('res.conflict.mine')}</th>
            <th scope="col">{text('res.conflict.theirs')}</th>
          </tr>
        </thead>
        <tbody>
          {changedFields(draft, theirs).map((field) => (
            <tr key={field}>
              <th scope="row">{text(`event.field.${field}`)}</th>
              {([true, false] as const).map((isMine) => (
                <td key={String(isMine)}>
                  <label>
                    <input
                      type="radio"
                      name={`conflict-${field}`}
                      checked={mine.has(field) === isMine}
                      onChange={() => {
                        const others = [...mine].filter((each) => each !== field);
                        setMine(new Set(isMine ? [...others, field] : others));
                      }}
                    />
                    {wordsOf(field, isMine ? draft : theirs) || text('import.empty')}
                  </label>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Button variant="filled" onPress={merge}>
        {text('res.conflict.take')}
      </Button>
    </div>
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

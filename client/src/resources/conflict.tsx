import { useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { changedFields, type Draft, type DraftField, inputOf } from './draft.ts';
import { useValueWords } from './resource-history.tsx';
import type { Standing } from './use-save-resource.ts';

interface Props {
  readonly draft: Draft;
  /** What the writer began from. */
  readonly before: Draft;
  readonly standing: Standing;
  /** What is to be saved over what stands. */
  readonly onChoose: (merged: Draft) => void;
}

/** Two wrote at once: both versions side by side, field by field. One's own is chosen where one has changed it. */
export function Conflict({ draft, before, standing, onChoose }: Props) {
  const text = useText();
  const words = useValueWords();
  const theirs = draftOfValues(standing.values);
  const fields = changedFields(draft, theirs);
  const [mine, setMine] = useState<ReadonlySet<DraftField>>(() => new Set(changedFields(draft, before)));
  const said = (side: Draft, field: DraftField) => {
    const value = inputOf(side, [field])[field];
    return words(field, field === 'location' ? side.location : value);
  };
  const merge = () =>
    onChoose({
      ...theirs,
      ...Object.fromEntries(fields.filter((field) => mine.has(field)).map((field) => [field, draft[field]])),
    });
  return (
    <div className="conflict">
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
          {fields.map((field) => (
            <tr key={field}>
              <th scope="row">{text(`res.field.${field}`)}</th>
              {([true, false] as const).map((isMine) => (
                <td key={String(isMine)}>
                  <label>
                    <input
                      type="radio"
                      name={`conflict-${field}`}
                      checked={mine.has(field) === isMine}
                      onChange={() =>
                        setMine(
                          isMine ? new Set([...mine, field]) : new Set([...mine].filter((each) => each !== field)),
                        )
                      }
                    />
                    {said(isMine ? draft : theirs, field)}
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

/** What stands on the server, as a draft. */
function draftOfValues(values: Standing['values']): Draft {
  const word = (field: DraftField) => {
    const value = values[field];
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const list = (field: DraftField) => (Array.isArray(values[field]) ? (values[field] as string[]) : []);
  const [longitude, latitude] = (values['location'] as number[] | null) ?? [];
  const withheld = (values['fieldVisibility'] ?? []) as { field: string; visibility: string }[];
  return {
    kind: word('kind'),
    name: word('name'),
    nameKana: word('nameKana'),
    address: word('address'),
    location: longitude === undefined || latitude === undefined ? null : [longitude, latitude],
    servesAreas: list('servesAreas'),
    status: word('status'),
    schedule: word('schedule'),
    capacity: word('capacity'),
    organization: word('organization'),
    phone: word('phone'),
    url: word('url'),
    languages: list('languages').join('、'),
    visibility: word('visibility'),
    fieldVisibility: Object.fromEntries(withheld.map(({ field, visibility }) => [field, visibility])),
    openedOn: word('openedOn'),
    closedOn: word('closedOn'),
    confirmedOn: word('confirmedOn'),
    source: word('source'),
  };
}

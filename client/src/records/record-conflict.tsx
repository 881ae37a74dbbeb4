import { useState } from 'react';
import type { Standing } from '../edit/use-save.ts';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
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

/** Two wrote at once: both versions side by side, field by field. One's own is chosen where one has changed it. */
export function RecordConflict({ tab, draft, before, standing, onChoose }: Props) {
  const text = useText();
  const words = useFieldWords();
  const theirs = draftOf(tab, standing.values);
  const differing = new Set(changedFields(draft, theirs));
  const [mine, setMine] = useState<ReadonlySet<string>>(() => new Set(changedFields(draft, before)));
  const merge = () =>
    onChoose(
      Object.fromEntries(Object.keys(theirs).map((name) => [name, (mine.has(name) ? draft : theirs)[name] ?? ''])),
      theirs,
    );
  return (
    <div className="record-conflict">
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
          {RECORD_FIELDS[tab]
            .filter(({ name }) => differing.has(name))
            .map((field) => (
              <tr key={field.name}>
                <th scope="row">{text(field.title)}</th>
                {([true, false] as const).map((isMine) => (
                  <td key={String(isMine)}>
                    <label>
                      <input
                        type="radio"
                        name={`conflict-${field.name}`}
                        checked={mine.has(field.name) === isMine}
                        onChange={() => {
                          const others = [...mine].filter((each) => each !== field.name);
                          setMine(new Set(isMine ? [...others, field.name] : others));
                        }}
                      />
                      {words(field, (isMine ? draft : theirs)[field.name])}
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

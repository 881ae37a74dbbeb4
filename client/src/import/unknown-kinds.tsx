import { useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { Button } from '../ui/button.tsx';
import type { Job } from './import-queries.ts';
import type { JobActions } from './use-job-actions.ts';

/** 値ごとの種類: the words of a file that mean a kind, each said once for all of its rows. */
export function UnknownKinds({ job, actions }: { readonly job: Job; readonly actions: JobActions }) {
  const text = useText();
  const { kinds } = useTown();
  const [said, setSaid] = useState<ReadonlyMap<string, string>>(new Map());
  const chosen = job.unknownKinds.flatMap(({ word }) => {
    const kind = said.get(word);
    return kind ? [{ word, kind }] : [];
  });
  return (
    <form
      className="import-need"
      onSubmit={(event) => {
        event.preventDefault();
        void actions.describe({ kindMapping: chosen });
      }}
    >
      <h2>{text('import.kinds')}</h2>
      <p>{text('import.kinds.why')}</p>
      {job.unknownKinds.map(({ word, rows }) => (
        <label key={word} className="import-field">
          {text('import.kinds.word', { word, n: rows })}
          <select
            value={said.get(word) ?? ''}
            onChange={(event) => setSaid(new Map([...said, [word, event.target.value]]))}
          >
            <option value="">{text('import.pick')}</option>
            {kinds
              .filter(({ mode }) => mode !== 'COUNT')
              .map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
          </select>
        </label>
      ))}
      <div className="import-actions">
        <Button type="submit" isDisabled={chosen.length === 0 || actions.isSaving || job.activity !== null}>
          {text('import.kinds.save')}
        </Button>
      </div>
    </form>
  );
}

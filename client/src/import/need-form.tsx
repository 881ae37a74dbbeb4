import { useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { useTown } from '../town/town.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Job } from './import-queries.ts';
import type { FileSaid, JobActions } from './use-job-actions.ts';

const DATASETS = [
  'resources',
  'population',
  'areas',
  'membership',
  'presence',
  'counts',
  'targets',
  'plan',
  'events',
  'agreements',
  'assignments',
  'addresses',
  'zones',
  'lines',
  'weights',
] as const;
const AREA_KINDS = [
  'RESIDENTS_COUNCIL',
  'DISTRICT',
  'MUNICIPALITY',
  'CARE_SPHERE',
  'FORMER_MUNICIPALITY',
  'NEIGHBOURHOOD',
] as const;

interface Props {
  readonly job: Job;
  /** Columns and coordinate systems have forms of their own. */
  readonly need: Exclude<NonNullable<Job['need']>, 'MAPPING' | 'CRS'>;
  readonly actions: JobActions;
}

/** The one thing that is still to be said about a file. */
export function NeedForm({ job, need, actions }: Props) {
  const text = useText();
  const { kinds } = useTown();
  const [value, setValue] = useState('');
  const choices: readonly (readonly [value: string, label: string])[] =
    need === 'DATASET'
      ? DATASETS.map((name) => [name, `${text(`import.dataset.${name}`)} — ${text(`import.dataset.${name}.about`)}`])
      : need === 'KIND'
        ? kinds.filter(({ mode }) => mode !== 'COUNT').map(({ id, name }) => [id, name])
        : AREA_KINDS.map((kind) => [kind, text(`import.areaKind.${kind}`)]);
  const said: FileSaid =
    need === 'DATASET'
      ? { dataset: DATASETS.find((name) => name === value) ?? null }
      : need === 'YEAR'
        ? { year: Number(value) }
        : { kind: value };

  return (
    <form
      className="import-need"
      onSubmit={(event) => {
        event.preventDefault();
        if (value) void actions.describe(said);
      }}
    >
      <h2>{text(`import.need.${need}`)}</h2>
      <p>{text(`import.need.${need}.why`)}</p>
      {need === 'YEAR' ? (
        <label className="import-field">
          {text('import.year')}
          <input
            type="number"
            min={1950}
            max={2100}
            required
            value={value}
            onChange={(event) => setValue(event.target.value)}
          />
        </label>
      ) : need === 'KIND' ? (
        <label className="import-field">
          {text('import.kindOfRows')}
          <select required value={value} onChange={(event) => setValue(event.target.value)}>
            <option value="">{text('import.pick')}</option>
            {choices.map(([id, label]) => (
              <option key={id} value={id}>
                {label}
              </option>
            ))}
          </select>
        </label>
      ) : (
        <fieldset className="import-choices">
          <legend className="visually-hidden">{text(`import.need.${need}`)}</legend>
          {choices.map(([id, label]) => (
            <label key={id}>
              <input type="radio" name="need" value={id} checked={value === id} onChange={() => setValue(id)} />
              {label}
            </label>
          ))}
        </fieldset>
      )}
      {(actions.problem ?? job.problem) && (
        <Notice tone="error" title={text('import.stillOpen')}>
          <p>{actions.problem ?? job.problem?.message}</p>
        </Notice>
      )}
      <div className="import-actions">
        <Button type="submit" variant="filled" isDisabled={actions.isSaving || !value}>
          {text('import.next')}
        </Button>
        <Button variant="quiet" isDisabled={actions.isSaving} onPress={() => void actions.withdraw()}>
          {text('import.giveUp')}
        </Button>
      </div>
    </form>
  );
}

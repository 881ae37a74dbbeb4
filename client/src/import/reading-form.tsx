import { useId, useState } from 'react';
import { useFormat } from '../i18n/use-format.ts';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import type { Job, OpenJob } from './import-queries.ts';
import type { JobActions } from './use-job-actions.ts';

interface Props {
  readonly job: OpenJob;
  /** The file says no coordinate system, or one that may be another. */
  readonly asksForSystem: boolean;
  readonly actions: JobActions;
}

const ZONES = Array.from({ length: 19 }, (_, at) => at + 1);

/** Whether a person may have to say in which coordinate system a file is: it doesn't say, or its places were not found. */
export function asksForSystem({ need, said, notes, dataset, recognised, placeCounts }: Job): boolean {
  const isTable = recognised?.kind === 'csv' || recognised?.kind === 'xlsx';
  return (
    need === 'CRS' ||
    said.crs !== null ||
    notes.some(({ code }) => code === 'crs-missing') ||
    (isTable && dataset === 'resources' && placeCounts.unknown > 0)
  );
}

/** The sheets or layers among which a person may choose. */
const layersOf = ({ recognised }: OpenJob) => (recognised?.sheets ?? []).filter(({ name }) => name !== '');

export const hasLayers = (job: OpenJob): boolean => layersOf(job).length > 1;

/** 読み方: which sheet or layer is read, and in which coordinate system. */
export function ReadingForm({ job, asksForSystem: isSystemAsked, actions }: Props) {
  const text = useText();
  const format = useFormat();
  const id = useId();
  const [layer, setLayer] = useState(job.said.layer ?? '');
  const [crs, setCrs] = useState(job.said.crs ?? '');
  const isChosen = hasLayers(job);
  return (
    <form
      className="import-about"
      onSubmit={(event) => {
        event.preventDefault();
        void actions.describe({
          ...(isChosen && { layer: layer || null }),
          ...(isSystemAsked && { crs: crs.trim() || null }),
        });
      }}
    >
      {isChosen && (
        <label className="import-field">
          {text('import.layer')}
          <select value={layer} onChange={(event) => setLayer(event.target.value)}>
            <option value="">{text('import.layer.likeliest')}</option>
            {layersOf(job).map(({ name, rows }) => (
              <option key={name} value={name}>
                {text('import.layer.option', { name, n: format.number(rows) })}
              </option>
            ))}
          </select>
        </label>
      )}
      {isSystemAsked && (
        <label className="import-field">
          {text('import.crs')}
          <input
            list={`${id}-systems`}
            value={crs}
            required={job.need === 'CRS'}
            onChange={(event) => setCrs(event.target.value)}
          />
          <small>{text('import.crs.what')}</small>
        </label>
      )}
      {isSystemAsked && (
        <datalist id={`${id}-systems`}>
          <option value="JGD2011">{text('import.crs.world')}</option>
          <option value="TOKYO">{text('import.crs.tokyo')}</option>
          {ZONES.map((zone) => (
            <option key={zone} value={`平面直角${zone}系`}>
              {text('import.crs.plane', { zone })}
            </option>
          ))}
          {ZONES.map((zone) => (
            <option key={zone} value={`日本測地系 平面直角${zone}系`}>
              {text('import.crs.planeTokyo', { zone })}
            </option>
          ))}
        </datalist>
      )}
      {actions.problem && (
        <Notice tone="error" title={text('import.stillOpen')}>
          <p>{actions.problem}</p>
        </Notice>
      )}
      <div className="import-actions">
        <Button type="submit" isDisabled={actions.isSaving || job.activity !== null}>
          {text('import.reading.check')}
        </Button>
      </div>
    </form>
  );
}

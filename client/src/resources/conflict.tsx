import { useState } from 'react';
import type { Standing } from '../edit/use-save.ts';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { changedFields, type Draft, type DraftField } from './draft.ts';
import { SideBySide } from './side-by-side.tsx';

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
  const theirs = draftOfValues(standing.values);
  const fields = changedFields(draft, theirs);
  const [mine, setMine] = useState<ReadonlySet<DraftField>>(() => new Set(changedFields(draft, before)));
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
      <SideBySide
        fields={fields}
        left={{ title: text('res.conflict.mine'), draft }}
        right={{ title: text('res.conflict.theirs'), draft: theirs }}
        fromRight={new Set(fields.filter((field) => !mine.has(field)))}
        onChoose={(fromTheirs) => setMine(new Set(fields.filter((field) => !fromTheirs.has(field))))}
      />
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

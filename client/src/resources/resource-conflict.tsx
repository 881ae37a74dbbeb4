import { Conflict } from '../edit/conflict.tsx';
import type { Standing } from '../edit/use-save.ts';
import { changedFields, type Draft, type DraftField } from './draft.ts';
import { useDifferences } from './use-differences.ts';

interface Props {
  readonly draft: Draft;
  /** What the writer began from. */
  readonly before: Draft;
  readonly standing: Standing;
  /** What is to be saved over what stands. */
  readonly onChoose: (merged: Draft) => void;
}

/** Two wrote at once about a resource. */
export function ResourceConflict({ draft, before, standing, onChoose }: Props) {
  const differences = useDifferences();
  const theirs = draftOfValues(standing.values);
  return (
    <Conflict
      differences={differences(draft, theirs)}
      changed={changedFields(draft, before)}
      onChoose={(mine) =>
        onChoose({ ...theirs, ...Object.fromEntries([...mine].map((field) => [field, draft[field]])) })
      }
    />
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

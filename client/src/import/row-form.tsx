import { useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import type { Row } from './import-queries.ts';
import { useFieldName } from './use-field-name.ts';

interface Props {
  readonly row: Row;
  readonly isBusy: boolean;
  /** Only what is another than before. */
  readonly onSave: (cells: { field: string; value: string }[]) => Promise<void>;
  readonly onCancel: () => void;
}

/** What a row without it can't go in, or is not found on the map. */
const OFTEN_MISSING = ['kind', 'name', 'address', 'latitude', 'longitude', 'serves_area'];
const OF_RESOURCES = 'name';

/** The cells of a row, to be put right without the file. */
export function RowForm({ row, isBusy, onSave, onCancel }: Props) {
  const text = useText();
  const nameOf = useFieldName();
  const isResource = row.cells.some(({ field }) => field === OF_RESOURCES);
  const before = new Map(row.cells.map(({ field, value }) => [field, value]));
  if (isResource) for (const field of OFTEN_MISSING) if (!before.has(field)) before.set(field, '');
  const [values, setValues] = useState<ReadonlyMap<string, string>>(before);
  const changed = [...values].filter(([field, value]) => value.trim() !== (before.get(field) ?? ''));
  const columnOf = new Map(row.cells.map(({ field, column }) => [field, column]));
  const doubted = new Set(row.notes.map(({ field }) => field));

  return (
    <form
      className="row-form"
      onSubmit={(event) => {
        event.preventDefault();
        if (changed.length > 0) void onSave(changed.map(([field, value]) => ({ field, value: value.trim() })));
        else onCancel();
      }}
    >
      {[...values].map(([field, value]) => (
        <label
          key={field}
          className="import-field"
          data-doubted={doubted.has(columnOf.get(field) ?? field) || undefined}
        >
          {nameOf(field)}
          <input value={value} onChange={(event) => setValues(new Map([...values, [field, event.target.value]]))} />
        </label>
      ))}
      <div className="import-actions">
        <Button type="submit" variant="filled" isDisabled={isBusy}>
          {text('import.row.save')}
        </Button>
        <Button onPress={onCancel}>{text('import.row.cancel')}</Button>
      </div>
    </form>
  );
}

import { lazy, type ReactNode, Suspense, useState } from 'react';
import { useText } from '../i18n/use-text.tsx';
import { Button } from '../ui/button.tsx';
import { ErrorBoundary } from '../ui/error-boundary.tsx';
import type { Row } from './import-queries.ts';
import { useFieldName } from './use-field-name.ts';

const RowPin = lazy(async () => ({ default: (await import('./row-pin.tsx')).RowPin }));

interface Props {
  readonly row: {
    readonly cells: Row['cells'];
    readonly notes: readonly { readonly field: string | null }[];
  };
  /** What was typed before and not taken. */
  readonly given?: readonly { readonly field: string; readonly value: string }[];
  readonly isBusy: boolean;
  /** On the button. */
  readonly saveWords: string;
  /** Told only what is another than before. */
  readonly onSave: (cells: { field: string; value: string }[]) => Promise<void>;
  readonly onCancel: () => void;
  /** Another button. */
  readonly extra?: ReactNode;
}

/** What a row without it can't go in, or is not found on the map. */
const OFTEN_MISSING = ['kind', 'name', 'address', 'latitude', 'longitude', 'serves_area'];
const OF_RESOURCES = 'name';
const NOTHING_GIVEN: NonNullable<Props['given']> = [];

/** The cells of a row, to be put right without the file. */
export function RowForm({ row, given = NOTHING_GIVEN, isBusy, saveWords, onSave, onCancel, extra }: Props) {
  const text = useText();
  const nameOf = useFieldName();
  const isResource = row.cells.some(({ field }) => field === OF_RESOURCES);
  const before = new Map(row.cells.map(({ field, value }) => [field, value]));
  if (isResource) for (const field of OFTEN_MISSING) if (!before.has(field)) before.set(field, '');
  const [values, setValues] = useState<ReadonlyMap<string, string>>(
    () => new Map([...before, ...given.map(({ field, value }) => [field, value] as const)]),
  );
  const changed = [...values].filter(([field, value]) => value.trim() !== (before.get(field) ?? ''));
  const columnOf = new Map(row.cells.map(({ field, column }) => [field, column]));
  const doubted = new Set(row.notes.map(({ field }) => field));
  const set = (...entries: readonly (readonly [string, string])[]) => setValues(new Map([...values, ...entries]));

  return (
    <form
      className="row-form"
      onSubmit={(event) => {
        event.preventDefault();
        void onSave(changed.map(([field, value]) => ({ field, value: value.trim() })));
      }}
    >
      {[...values].map(([field, value]) => (
        <label
          key={field}
          className="import-field"
          data-doubted={doubted.has(columnOf.get(field) ?? field) || undefined}
        >
          {nameOf(field)}
          <input value={value} onChange={(event) => set([field, event.target.value])} />
        </label>
      ))}
      {isResource && (
        <ErrorBoundary fallback={NoMap}>
          <Suspense fallback={<div className="row-form-map" />}>
            <RowPin
              longitude={values.get('longitude') ?? ''}
              latitude={values.get('latitude') ?? ''}
              onMove={(longitude, latitude) =>
                set(['longitude', longitude], ['latitude', latitude], ['place_level', ''])
              }
            />
          </Suspense>
        </ErrorBoundary>
      )}
      <div className="import-actions">
        <Button type="submit" variant="filled" isDisabled={isBusy}>
          {saveWords}
        </Button>
        {extra}
        <Button onPress={onCancel}>{text('import.row.cancel')}</Button>
      </div>
    </form>
  );
}

/** The fields say the same in figures. */
const NoMap = () => null;

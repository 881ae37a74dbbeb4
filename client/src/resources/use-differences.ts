import type { Difference } from '../edit/side-by-side.tsx';
import { useText } from '../i18n/use-text.tsx';
import { changedFields, type Draft, type DraftField, inputOf } from './draft.ts';
import { useValueWords } from './resource-history.tsx';

/** The fields of two drafts that differ, in words. */
export function useDifferences(): (left: Draft, right: Draft) => readonly Difference<DraftField>[] {
  const text = useText();
  const words = useValueWords();
  const said = (draft: Draft, field: DraftField) =>
    words(field, field === 'location' ? draft.location : inputOf(draft, [field])[field]);
  return (left, right) =>
    changedFields(left, right).map((field) => ({
      field,
      title: text(`res.field.${field}`),
      left: said(left, field),
      right: said(right, field),
    }));
}

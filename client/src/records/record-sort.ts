import { type RecordTab, useViewState } from '../view-state.ts';

/** The lists of this slice: 協定 and 担当. */
export type RecordSort = Extract<RecordTab, 'agreements' | 'assignments'>;

/** The list that is open. */
export function useRecordSort(): RecordSort {
  const { records } = useViewState();
  return records === 'assignments' ? 'assignments' : 'agreements';
}

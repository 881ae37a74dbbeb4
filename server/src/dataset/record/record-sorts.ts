import type { DatasetName, RecordDataset } from '../vocabulary.ts';
import { AGREEMENTS } from './agreements.ts';
import { ASSIGNMENTS } from './assignments.ts';
import type { RecordSort } from './record-sort.ts';

export const RECORD_SORTS: Readonly<Record<RecordDataset, RecordSort>> = {
  agreements: AGREEMENTS,
  assignments: ASSIGNMENTS,
};

/** The sort of a dataset's records; undefined for datasets of another shape. */
export function findRecordSort(dataset: DatasetName): RecordSort | undefined {
  return Object.values(RECORD_SORTS).find((sort) => sort.dataset === dataset);
}

/** The sort whose records a table holds: the ledger calls them by it. */
export function findSortOfTable(table: string): RecordSort | undefined {
  return Object.values(RECORD_SORTS).find((sort) => sort.table === table);
}

import type { Transaction } from '../../database/index.ts';
import { type ChangeCounts, NO_CHANGES } from '../import-report.ts';
import { EVENTS } from '../publication/events.ts';
import { addChanges } from '../publication/publish-rows.ts';
import { refreshResourceAreas } from '../publication/resource-areas.ts';
import { type EditedTable, keepLaterRowEdits } from '../publication/row-edits.ts';
import { tableOf } from '../record/publish-records.ts';
import { findRecordSort } from '../record/record-sorts.ts';
import type { DatasetName } from '../vocabulary.ts';
import { keepLaterEdits, restoreRows, type Undone } from './restore-rows.ts';
import { UNDOABLE_TABLES } from './undoable-tables.ts';

/** Brings all records that a revision of a dataset touched back to what they were, under what people have written since. */
export async function restoreRecords(
  transaction: Transaction,
  dataset: DatasetName,
  undone: Undone,
): Promise<ChangeCounts> {
  const { municipalityCode } = undone;
  let changes: ChangeCounts = NO_CHANGES;
  for (const table of UNDOABLE_TABLES[dataset])
    changes = addChanges(changes, { ...(await restoreRows(transaction, table, undone)), unchanged: 0 });
  if (dataset === 'resources') await keepLaterEdits(transaction, undone);
  const edited = editedTable(dataset);
  if (edited) await keepLaterRowEdits({ transaction, municipalityCode }, edited, undone);
  await refreshResourceAreas({ transaction, municipalityCode });
  return changes;
}

/** Of the datasets whose rows keep what people write over them. */
function editedTable(dataset: DatasetName): EditedTable | undefined {
  if (dataset === 'gtfs') return undefined;
  if (dataset === 'events') return EVENTS;
  const sort = findRecordSort(dataset);
  return sort && tableOf(sort);
}

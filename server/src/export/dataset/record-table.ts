import { visibleLevels } from '../../account/index.ts';
import { DATASET_TITLES, RECORD_SORTS, type RecordDataset } from '../../dataset/index.ts';
import type { ExportContext } from '../export-context.ts';
import { type ExportTable, onePage } from '../export-table.ts';
import { listSortRows } from './sort-rows.repository.ts';
import { templateColumns } from './template-columns.ts';

/** 協定, 担当, …: the records that the viewer may know of, in the columns of their template. */
export async function recordTable(
  { database, town, viewer }: ExportContext,
  dataset: RecordDataset,
): Promise<ExportTable> {
  const sort = RECORD_SORTS[dataset];
  const levels = visibleLevels(viewer);
  const rows = await listSortRows(database, sort, { code: town.code, revision: town.revision, levels });
  const columns = templateColumns(dataset);
  return {
    title: DATASET_TITLES[dataset],
    columns,
    geometryType: null,
    pages: onePage(
      rows.map(({ cells }) => ({ cells: columns.map(({ name }) => cells[name] ?? null), geometry: null })),
    ),
    notes: [],
  };
}

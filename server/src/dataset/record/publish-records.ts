import type { ChangeCounts } from '../import-report.ts';
import { saveOrganizations } from '../publication/organizations.ts';
import type { Publication } from '../publication/publication.ts';
import { publishRows, type RevisionedTable } from '../publication/publish-rows.ts';
import { type EditedTable, keepRowEdits } from '../publication/row-edits.ts';
import type { ReadRecord, RecordSort } from './record-sort.ts';

export interface IdentifiedRecord {
  readonly id: string;
  readonly line: number;
  readonly record: ReadRecord;
}

export async function publishRecords(
  sort: RecordSort,
  records: readonly IdentifiedRecord[],
  revision: number,
  publication: Publication,
): Promise<ChangeCounts> {
  const named = records.flatMap(({ record }) => record.organization ?? []);
  const organizationIds = await saveOrganizations(named, publication);
  const rows = records.map(({ id, line, record }) => [
    id,
    ...columnValues(sort, record, organizationIds),
    { file: publication.fileName, line },
    {},
  ]);
  const table = tableOf(sort);
  return publishRows(publication, table, revision, rows, async (staged) => {
    await keepRowEdits(staged, table, publication);
    return 0;
  });
}

/** What stands in each of the table's columns. */
export function columnValues(
  { columns }: RecordSort,
  { columns: values, organization }: ReadRecord,
  organizationIds: ReadonlyMap<string, string>,
): unknown[] {
  return columns.map((column) =>
    column === 'organization_id'
      ? organization === null
        ? null
        : (organizationIds.get(organization) ?? null)
      : values[column],
  );
}

/** Where in the file a record stands moves whenever a line is put in above it. */
export function tableOf({ table, columns, label }: RecordSort): RevisionedTable & EditedTable {
  return { name: table, key: ['id'], content: columns, incidental: ['provenance', 'file_values'], label };
}

import type { Statements } from '../../database/index.ts';
import { recordId } from '../value/record-id.ts';
import type { DatasetName } from '../vocabulary.ts';

/** 列の対応: field → the file's name of the column. */
export type ColumnMapping = Readonly<Record<string, string>>;

export interface SavedMapping {
  /** Of the header that it was made for. */
  readonly headerHash: string;
  readonly mapping: ColumnMapping;
  /** 種類の対応: the file's word → kind of resource. */
  readonly kindMapping: Readonly<Record<string, string>>;
}

/** With the dataset that it was made for. */
export interface RememberedMapping extends SavedMapping {
  readonly dataset: DatasetName;
}

/** What people have said about the columns of all earlier files of a town, the newest first. */
export function listRememberedMappings(statements: Statements, municipalityCode: string): Promise<RememberedMapping[]> {
  return statements.query<RememberedMapping>(
    `SELECT dataset, header_hash AS "headerHash", mapping, kind_mapping AS "kindMapping" FROM column_mapping
     WHERE municipality_code = $1 ORDER BY saved_at DESC`,
    [municipalityCode],
  );
}

/** What people have said about the columns of earlier files. */
export function listSavedMappings(
  statements: Statements,
  municipalityCode: string,
  dataset: DatasetName,
): Promise<SavedMapping[]> {
  return statements.query<SavedMapping>(
    `SELECT header_hash AS "headerHash", mapping, kind_mapping AS "kindMapping" FROM column_mapping
     WHERE municipality_code = $1 AND dataset = $2 ORDER BY saved_at DESC`,
    [municipalityCode, dataset],
  );
}

/** Remembers for the next file with the same header. */
export async function saveMapping(
  statements: Statements,
  municipalityCode: string,
  dataset: DatasetName,
  { headerHash, mapping, kindMapping }: SavedMapping,
): Promise<void> {
  await statements.query(
    `INSERT INTO column_mapping (municipality_code, id, dataset, header_hash, mapping, kind_mapping) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (municipality_code, id) DO UPDATE SET mapping = excluded.mapping, kind_mapping = excluded.kind_mapping, saved_at = now()`,
    [
      municipalityCode,
      recordId(municipalityCode, 'mapping', dataset, headerHash),
      dataset,
      headerHash,
      JSON.stringify(mapping),
      JSON.stringify(kindMapping),
    ],
  );
}

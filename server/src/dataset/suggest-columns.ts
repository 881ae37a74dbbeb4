import type { Database } from '../database/index.ts';
import { type InputFile, readInputFile } from './file/read-file.ts';
import { readTables } from './file/read-tables.ts';
import { IssueLog, Refusal } from './issue.ts';
import { listSavedMappings } from './publication/saved-mappings.ts';
import { type MappingSuggestion, suggestMapping } from './sources/suggest-mapping.ts';
import type { DatasetName } from './vocabulary.ts';

function likeness({ columns }: MappingSuggestion): number {
  return columns.reduce((sum, { confidence }) => sum + confidence, 0);
}

/**
 * What the columns of a file seem to be, of the sheet that looks most like the dataset's table; null where the file can't be
 * read. Nothing is imported by it.
 */
export async function suggestColumns(
  database: Database,
  {
    municipality,
    dataset,
    file,
    layer,
  }: {
    readonly municipality: string;
    readonly dataset: DatasetName;
    readonly file: InputFile;
    /** The sheet or layer that a person named. */
    readonly layer?: string | undefined;
  },
): Promise<MappingSuggestion | null> {
  const saved = await listSavedMappings(database, municipality, dataset);
  try {
    const { bytes } = await readInputFile(file);
    const tables = await readTables(bytes, new IssueLog(''));
    const wanted = layer === undefined ? tables : tables.filter(({ sheet }) => sheet === layer);
    const suggestions = wanted.map((table) => suggestMapping(table, dataset, saved));
    return suggestions.toSorted((a, b) => likeness(b) - likeness(a))[0] ?? null;
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

import path from 'node:path';
import type { Database } from '../database/index.ts';
import type { Catalogue } from './catalogue.ts';
import { DEFAULT_CATALOGUE_DIR, readCatalogue } from './read-catalogue.ts';
import { saveCatalogue } from './save-catalogue.ts';

/**
 * Reads the project's catalogue and a city's own files in `<dataDir>/catalogue`, and writes both into the database.
 * @throws CatalogueError when a file can't be used; the database is then unchanged
 */
export async function loadCatalogue(database: Database, dataDir: string): Promise<Catalogue> {
  const catalogue = readCatalogue([DEFAULT_CATALOGUE_DIR, path.join(dataDir, 'catalogue')]);
  await saveCatalogue(database, catalogue);
  return catalogue;
}

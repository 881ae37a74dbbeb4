import { loadCatalogue } from '@hazama/server/catalogue';
import { addMunicipality, type ImportReport, type ImportRequest, importFile } from '@hazama/server/dataset';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

/** The day on which these tests take place. */
export const NOW = new Date('2026-11-22T03:00:00Z');

type Dataset = ImportRequest['dataset'];
type Options = NonNullable<ImportRequest['options']>;

/** 伊賀市, 伊勢崎市 and 高松市 with the default catalogue and nothing else. */
export async function openImportTowns(): Promise<ImportTowns> {
  const place = await openTestDatabase();
  await loadCatalogue(place.database, '/nonexistent');
  await addMunicipality(place, { code: '24216', name: '伊賀市', slug: 'iga' });
  await addMunicipality(place, { code: '10204', name: '伊勢崎市', slug: 'isesaki', reportingKind: 'DISTRICT' });
  await addMunicipality(place, { code: '37201', name: '高松市' });
  return new ImportTowns(place);
}

export class ImportTowns {
  readonly #place: TestDatabase;

  constructor(place: TestDatabase) {
    this.#place = place;
  }
  get database() {
    return this.#place.database;
  }
  close() {
    return this.#place.close();
  }

  import(request: ImportRequest): Promise<ImportReport> {
    return importFile({ database: this.database, now: () => NOW }, request);
  }

  /** Imports a file of this machine. */
  file(dataset: Dataset, municipality: string, path: string, options: Options = {}): Promise<ImportReport> {
    return this.import({ dataset, municipality, file: { path }, options });
  }

  /** Imports a text or bytes into 伊賀市. */
  iga(dataset: Dataset, name: string, content: string | Uint8Array, options: Options = {}): Promise<ImportReport> {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
    return this.import({ dataset, municipality: '24216', file: { name, bytes }, options });
  }
}

/** The issues of a report by code: how many of each. */
export function codes(report: ImportReport): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { code } of report.issues) counts[code] = (counts[code] ?? 0) + 1;
  return counts;
}

/** The one issue of a code. */
export function issueOf(report: ImportReport, code: string) {
  const found = report.issues.filter((issue) => issue.code === code);
  if (found.length !== 1)
    throw new Error(`${found.length} issues ${code} in ${JSON.stringify(report.issues.slice(0, 5))}`);
  return found[0];
}

import type { Database } from '../database/index.ts';
import { addMunicipality, type ImportReport, importFile } from '../dataset/index.ts';
import { dayInTokyo } from '../indicator/index.ts';
import { SAMPLE_TOWNS } from './facts/read-town-facts.ts';
import { generateSampleTown } from './generate-sample-town.ts';
import type { SampleFile, SampleTown } from './sample-town.ts';

export interface SampleServices {
  readonly database: Database;
  /** The clock; the machine's by default. */
  readonly now?: () => Date;
}

/** A sample that can't be loaded: a name that isn't there, or a file that the import didn't take. */
export class SampleError extends Error {}

/**
 * Brings the sample towns of these slugs into the database by the ordinary import, and answers with the codes of those that
 * were not complete before: their numbers are to be computed. A town that is there stays as it is; one that a stop left
 * half-made is made whole. The catalogue has to be loaded.
 * @throws SampleError
 */
export async function loadSampleTowns(
  services: SampleServices,
  slugs: readonly string[],
  onProgress: (step: string) => void = () => undefined,
): Promise<string[]> {
  const unknown = slugs.find((slug) => !SAMPLE_TOWNS.includes(slug));
  if (unknown !== undefined)
    throw new SampleError(
      `HAZAMA_SAMPLE の「${unknown}」という見本の町はありません。${SAMPLE_TOWNS.join(',')} から選ぶか、none にしてください。`,
    );
  const { database, now = () => new Date() } = services;
  const loaded: string[] = [];
  for (const slug of slugs) {
    if (await isComplete(database, slug)) continue;
    onProgress(`見本の町をつくっています(${slug})`);
    const town = generateSampleTown(slug, dayInTokyo(now()));
    if (await isTheTownsOwn(database, town.municipality.code)) continue;
    await addMunicipality(services, { ...town.municipality, isDemo: true });
    for (const [index, file] of town.files.entries()) {
      onProgress(`${town.municipality.name}の見本を読みこんでいます ${index + 1}/${town.files.length}(${file.name})`);
      assertTaken(await importSampleFile(services, town, file), town, file);
    }
    loaded.push(town.municipality.code);
  }
  return loaded;
}

/** The targets go in last, and then the numbers are computed: where both are, all is. */
async function isComplete(database: Database, slug: string): Promise<boolean> {
  const rows = await database.query(
    `SELECT 1 FROM municipality
     JOIN dataset ON dataset.municipality_code = municipality.code AND dataset.name = 'targets'
     JOIN revision ON revision.municipality_code = municipality.code AND revision.cause = 'COMPUTE'
     WHERE municipality.slug = $1 LIMIT 1`,
    [slug],
  );
  return rows.length > 0;
}

/** A town that brought in its own data under the code is no demo, and never becomes one. */
async function isTheTownsOwn(database: Database, code: string): Promise<boolean> {
  const rows = await database.query('SELECT 1 FROM municipality WHERE code = $1 AND NOT is_demo', [code]);
  return rows.length > 0;
}

function importSampleFile(
  services: SampleServices,
  { municipality }: SampleTown,
  file: SampleFile,
): Promise<ImportReport> {
  const bytes = 'text' in file ? new TextEncoder().encode(file.text) : file.bytes;
  return importFile(services, {
    dataset: file.command,
    municipality: municipality.code,
    file: { name: file.name, bytes },
    options: file.options,
  });
}

/** The sample is the project's own: a row that the import doesn't take is a fault, never a remark. */
function assertTaken(report: ImportReport, { municipality }: SampleTown, file: SampleFile): void {
  const { status, rows, issues } = report;
  const isTaken = status === 'published' || status === 'unchanged';
  if (isTaken && rows.rejected === 0 && rows.review === 0) return;
  const [issue] = issues.filter(({ level }) => level === 'ERROR' || level === 'WARN');
  const place = [issue?.line && `${issue.line}行目`, issue?.field].filter(Boolean).join(' ');
  throw new SampleError(
    `${municipality.name}の見本 ${file.name} を取り込めませんでした(${status}、入らなかった行 ${rows.rejected + rows.review})。${place} ${issue?.message ?? ''}`,
  );
}

import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Database } from '../database/index.ts';
import {
  checkRequest,
  DatasetError,
  listRememberedMappings,
  type MappingSuggestion,
  onScreen,
  type RequestOptions,
  type RowEdit,
  type RowEdits,
  recogniseFile,
  suggestColumns,
} from '../dataset/index.ts';
import { notFound, UserError } from '../wire/index.ts';
import { changeJob, findJob, insertJob } from './import-job.repository.ts';
import { needOf, type StoredJob } from './import-job.ts';
import { findRow } from './job-detail.repository.ts';
import { JobFiles } from './job-files.ts';
import type { JobProgress } from './job-queue.ts';
import { type ImportJobServices, JobRunner, requestOf } from './job-runner.ts';

/** What a person says about a row of a file. */
interface RowSaid {
  readonly leaveOut: boolean;
  /** Its doubts are none. */
  readonly waive: boolean;
  readonly changes: Readonly<Record<string, string>>;
}

/**
 * What is being brought in on the import screen. A file is staged, checked by a dry run as often as one likes, and
 * published; the same functions as the command line's do it. The work goes on whoever looks, one job of a municipality at a
 * time, and what stands in the database tells how far a job is after a reload or a new start of the server.
 */
export class ImportJobs {
  readonly #database: Database;
  readonly #files: JobFiles;
  readonly #runner: JobRunner;

  constructor(services: ImportJobServices) {
    this.#database = services.database;
    this.#files = new JobFiles(services.dataDir);
    this.#runner = new JobRunner(services, this.#files);
  }

  progressOf(job: StoredJob): JobProgress | null {
    return this.#runner.progressOf(job);
  }

  /** After a start of the server: what was cut off can be run again. @param onFault told what nobody expected of the work */
  start(onFault: (fault: unknown) => void): Promise<void> {
    return this.#runner.start(onFault);
  }

  close(): Promise<void> {
    return this.#runner.close();
  }

  /** Keeps an uploaded file and tells what it is. What can't be taken (a list of people, a picture) is not kept. */
  async stage(municipalityCode: string, fileName: string, upload: Readable): Promise<StoredJob> {
    const id = randomUUID();
    const fileBytes = await this.#files.write(id, upload);
    const { file, problem } = await recogniseFile(
      { name: fileName, path: this.#files.pathOf(id) },
      await listRememberedMappings(this.#database, municipalityCode),
    );
    if (problem) await this.#files.remove(id);
    const job = {
      municipalityCode,
      id,
      fileName,
      fileBytes,
      recognised: file,
      dataset: file?.dataset ?? null,
      problem,
    };
    await insertJob(this.#database, job, new Date());
    const stored = await this.get(id);
    if (!problem && needOf(stored) === null) await this.check(id);
    return this.get(id);
  }

  /** What its columns seem to be, with what a person has said of them; null while nobody knows what it holds, or it has ended. */
  async match(job: StoredJob): Promise<MappingSuggestion | null> {
    const { dataset, municipalityCode, id, fileName, options } = job;
    if (!dataset || !(await this.#files.has(id))) return null;
    const file = { name: fileName, path: this.#files.pathOf(id) };
    const suggested = await suggestColumns(this.#database, {
      municipality: municipalityCode,
      dataset,
      file,
      layer: options.layer,
    });
    return suggested && overlaid(suggested, options.mapping ?? {});
  }

  /** @throws UserError NOT_FOUND */
  async get(id: string): Promise<StoredJob> {
    const job = await findJob(this.#database, id);
    if (!job) throw notFound(`取込「${id}」はありません。取込の一覧から選びなおしてください。`);
    return job;
  }

  /** What a person says about the file; the check is done anew as soon as nothing more is needed. */
  async describe(
    id: string,
    { dataset, options }: { readonly dataset: StoredJob['dataset'] | undefined; readonly options: RequestOptions },
  ): Promise<StoredJob> {
    const job = await this.#getIdle(id);
    const kindMapping = { ...job.options.kindMapping, ...options.kindMapping };
    const said = { ...job.options, ...options, ...(Object.keys(kindMapping).length > 0 && { kindMapping }) };
    const next = { ...job, dataset: dataset ?? job.dataset, options: said, problem: null };
    if (next.dataset) asUserError(() => checkRequest(requestOf(next, this.#files)));
    await changeJob(
      this.#database,
      job,
      { dataset: next.dataset, options: said, problem: null, state: 'STAGED' },
      new Date(),
    );
    if (needOf(next) === null) await this.check(id);
    return this.get(id);
  }

  /** What a person says about one row, without the file: values put right, doubts that are none, or that it stays out. */
  async decideRow(id: string, line: number, { leaveOut, waive, changes }: RowSaid): Promise<StoredJob> {
    const job = await this.#getIdle(id);
    const row = await findRow(this.#database, job, line);
    if (!row) throw notFound(`${line}行目はこの取込にありません。一覧から選びなおしてください。`);
    const before = job.edits[line];
    const doubts = row.notes.filter(({ level }) => level === 'WARN').map(({ code }) => code);
    const edit: RowEdit = {
      verdict: leaveOut ? 'LEFT_OUT' : 'ACCEPTED',
      changes: { ...before?.changes, ...changes },
      reasons: waive ? [...new Set([...(before?.reasons ?? []), ...doubts])] : (before?.reasons ?? []),
    };
    return this.#recheck(job, { ...job.edits, [line]: edit });
  }

  /** The row is the file's again. */
  async resetRow(id: string, line: number): Promise<StoredJob> {
    const job = await this.#getIdle(id);
    const { [String(line)]: _taken, ...others } = job.edits;
    return this.#recheck(job, others);
  }

  async #recheck(job: StoredJob, edits: RowEdits): Promise<StoredJob> {
    await changeJob(this.#database, job, { edits, problem: null }, new Date());
    return this.check(job.id);
  }

  /** Begins a dry run in the background. */
  async check(id: string): Promise<StoredJob> {
    const job = await this.#getIdle(id);
    await this.#runner.check(job);
    return this.get(id);
  }

  /** Begins to publish what was checked, and to compute what follows from it. */
  async publish(id: string): Promise<StoredJob> {
    const job = await this.#getIdle(id);
    if (job.state !== 'CHECKED')
      throw new UserError('CONFLICT', 'まだ確かめていないので、反映できません。先に「確かめる」を終えてください。');
    await this.#runner.publish(job);
    return this.get(id);
  }

  /** やめる: what is under way stops at its next step; a job that is idle ends, and its file goes. */
  async withdraw(id: string): Promise<StoredJob> {
    const job = await this.get(id);
    if (job.activity === 'COMPUTING' || job.state === 'PUBLISHED')
      throw new UserError('CONFLICT', 'もう反映されています。「元に戻す」で前の内容に戻せます。');
    await this.#runner.withdraw(job);
    return this.get(id);
  }

  async #getIdle(id: string): Promise<StoredJob> {
    const job = await this.get(id);
    if (job.activity)
      throw new UserError('CONFLICT', 'この取込はいま動いています。終わるのを待つか、やめてから変えてください。');
    if (job.state === 'PUBLISHED' || job.state === 'WITHDRAWN' || job.state === 'REJECTED')
      throw new UserError('CONFLICT', 'この取込はもう終わっています。ファイルを選びなおしてください。');
    if (!(await this.#files.has(id)))
      throw new UserError('CONFLICT', 'ファイルがこのサーバーにもうありません。ファイルを選びなおしてください。');
    return job;
  }
}

/** What a person has said goes before what seems to be. */
function overlaid(suggested: MappingSuggestion, mapping: Readonly<Record<string, string>>): MappingSuggestion {
  const said = Object.entries(mapping);
  if (said.length === 0) return suggested;
  const columns = suggested.columns.map((column) => {
    const field = said.find(([, name]) => name === column.name)?.[0] ?? null;
    return { ...column, field, confidence: field ? 1 : 0, reason: field ? '選ばれた列です' : '使わない列です' };
  });
  return { ...suggested, columns, mapping };
}

/** What is wrong with an answer is said on the spot. */
function asUserError(check: () => unknown): void {
  try {
    check();
  } catch (error) {
    if (error instanceof DatasetError) throw new UserError(error.code, onScreen(error.message));
    throw error;
  }
}

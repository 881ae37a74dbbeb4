import { randomUUID } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Database } from '../database/index.ts';
import {
  type CheckDetail,
  checkRequest,
  DatasetError,
  type ImportRequest,
  importFile,
  listRememberedMappings,
  type MappingSuggestion,
  type RequestOptions,
  type RowEdit,
  type RowEdits,
  recogniseFile,
  suggestColumns,
} from '../dataset/index.ts';
import type { ComputeQueue } from '../indicator/index.ts';
import { notFound, UserError } from '../wire/index.ts';
import {
  changeJob,
  deleteDetail,
  findJob,
  findVersion,
  insertJob,
  listCutOff,
  replaceDetail,
} from './import-job.repository.ts';
import { type Activity, isMendable, needOf, type StoredJob } from './import-job.ts';
import { findImport } from './import-ledger.repository.ts';
import { findRow } from './job-detail.repository.ts';
import { JobFiles } from './job-files.ts';
import { type JobProgress, JobQueue, Stopped } from './job-queue.ts';

/** What a person says about a row of a file. */
interface RowSaid {
  readonly leaveOut: boolean;
  /** Its doubts are none. */
  readonly waive: boolean;
  readonly changes: Readonly<Record<string, string>>;
}

export interface ImportJobServices {
  readonly database: Database;
  readonly computeQueue: ComputeQueue;
  readonly dataDir: string;
}

const CUT_OFF = {
  code: 'cut-off',
  message: 'サーバーが途中で止まったため、終わっていません。データは変わっていません。もう一度実行してください。',
};
const CUT_OFF_COMPUTING = {
  code: 'cut-off',
  message: '反映は終わっています。指標の計算の途中でサーバーが止まったので、始めなおしたときから計算しなおしています。',
};
const FAULT_COMPUTING = {
  code: 'fault-computing',
  message:
    '反映は終わっています。指標の計算で問題が起きたので、1時間以内に計算しなおします。続くときは管理する人に知らせてください。',
};
const FAULT = {
  code: 'fault',
  message:
    'サーバーで問題が起きました。データは変わっていません。もう一度試して、続くときは管理する人に知らせてください。',
};

/**
 * What is being brought in on the import screen. A file is staged, checked by a dry run as often as one likes, and
 * published; the same functions as the command line's do it. The work goes on whoever looks, one job of a municipality at a
 * time, and what stands in the database tells how far a job is after a reload or a new start of the server.
 */
export class ImportJobs {
  readonly #services: ImportJobServices;
  readonly #files: JobFiles;
  readonly #queue = new JobQueue();
  #onFault: (fault: unknown) => void = () => undefined;

  constructor(services: ImportJobServices) {
    this.#services = services;
    this.#files = new JobFiles(services.dataDir);
  }

  progressOf({ municipalityCode, id }: StoredJob): JobProgress | null {
    return this.#queue.find(municipalityCode, id);
  }

  /** Keeps an uploaded file and tells what it is. What can't be taken (a list of people, a picture) is not kept. */
  async stage(municipalityCode: string, fileName: string, upload: Readable): Promise<StoredJob> {
    const { database } = this.#services;
    const id = randomUUID();
    const fileBytes = await this.#files.write(id, upload);
    const { file, problem } = await recogniseFile(
      { name: fileName, path: this.#files.pathOf(id) },
      await listRememberedMappings(database, municipalityCode),
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
    await insertJob(database, job, new Date());
    const stored = await this.get(id);
    if (!problem && needOf(stored) === null) await this.check(id);
    return this.get(id);
  }

  /** What its columns seem to be, with what a person has said of them; null while nobody knows what it holds, or it has ended. */
  async match(job: StoredJob): Promise<MappingSuggestion | null> {
    const { dataset, municipalityCode, id, fileName, options } = job;
    if (!dataset || !(await this.#files.has(id))) return null;
    const file = { name: fileName, path: this.#files.pathOf(id) };
    const suggested = await suggestColumns(this.#services.database, {
      municipality: municipalityCode,
      dataset,
      file,
      layer: options.layer,
    });
    return suggested && overlaid(suggested, options.mapping ?? {});
  }

  /** @throws UserError NOT_FOUND */
  async get(id: string): Promise<StoredJob> {
    const job = await findJob(this.#services.database, id);
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
    if (next.dataset) asUserError(() => checkRequest(this.#requestOf(next)));
    await this.#change(job, { dataset: next.dataset, options: said, problem: null, state: 'STAGED' });
    if (needOf(next) === null) await this.check(id);
    return this.get(id);
  }

  /** What a person says about one row, without the file: values put right, doubts that are none, or that it stays out. */
  async decideRow(id: string, line: number, { leaveOut, waive, changes }: RowSaid): Promise<StoredJob> {
    const job = await this.#getIdle(id);
    const row = await findRow(this.#services.database, job, line);
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
    await this.#change(job, { edits, problem: null });
    return this.check(job.id);
  }

  /** Begins a dry run in the background. */
  async check(id: string): Promise<StoredJob> {
    const job = await this.#getIdle(id);
    await this.#begin(job, 'CHECKING', (tell) => this.#runCheck(job, tell));
    return this.get(id);
  }

  /** Begins to publish what was checked, and to compute what follows from it. */
  async publish(id: string): Promise<StoredJob> {
    const job = await this.#getIdle(id);
    if (job.state !== 'CHECKED')
      throw new UserError('CONFLICT', 'まだ確かめていないので、反映できません。先に「確かめる」を終えてください。');
    await this.#begin(job, 'PUBLISHING', (tell) => this.#runPublish(job, tell));
    return this.get(id);
  }

  /** やめる: what is under way stops at its next step; a job that is idle ends, and its file goes. */
  async withdraw(id: string): Promise<StoredJob> {
    const job = await this.get(id);
    if (job.activity === 'COMPUTING' || job.state === 'PUBLISHED')
      throw new UserError('CONFLICT', 'もう反映されています。「元に戻す」で前の内容に戻せます。');
    if (!this.#queue.stop(job.municipalityCode, id)) await this.#end(job, 'WITHDRAWN');
    return this.get(id);
  }

  /** After a start of the server: what was cut off can be run again. @param onFault told what nobody expected of the work */
  async start(onFault: (fault: unknown) => void): Promise<void> {
    this.#onFault = onFault;
    for (const job of await listCutOff(this.#services.database)) {
      // another server's, where the file is not here
      if (job.activity !== 'COMPUTING' && !(await this.#files.has(job.id))) continue;
      const isPublished = (await findImport(this.#services.database, job.id))?.isPublished ?? false;
      if (isPublished) await this.#end(job, 'PUBLISHED');
      await this.#change(job, { activity: null, problem: isPublished ? CUT_OFF_COMPUTING : CUT_OFF });
    }
  }

  close(): Promise<void> {
    return this.#queue.close();
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

  #change(job: StoredJob, change: Parameters<typeof changeJob>[2]): Promise<void> {
    return changeJob(this.#services.database, job, change, new Date());
  }

  async #begin(
    job: StoredJob,
    activity: Activity,
    run: (tell: (done: number, total: number) => void) => Promise<void>,
  ): Promise<void> {
    await this.#change(job, { activity, problem: null });
    this.#queue.add(job.municipalityCode, job.id, async (tell) => {
      try {
        tell(0, 0);
        await run(tell);
      } catch (error) {
        await this.#fail(job, error).catch((fault: unknown) => this.#onFault(fault));
      }
    });
  }

  async #fail(job: StoredJob, error: unknown): Promise<void> {
    if (error instanceof Stopped)
      return this.#change(job, {
        activity: null,
        problem: { code: 'stopped', message: '途中でやめました。データは変わっていません。' },
      });
    if (error instanceof DatasetError) {
      const state = error.code === 'CONFLICT' ? 'STAGED' : job.state;
      return this.#change(job, { activity: null, state, problem: { code: error.code, message: error.message } });
    }
    this.#onFault(error);
    return this.#change(job, { activity: null, problem: FAULT });
  }

  #requestOf(job: StoredJob): ImportRequest {
    if (!job.dataset) throw new Error(`nothing is known of job ${job.id}`);
    return {
      dataset: job.dataset,
      municipality: job.municipalityCode,
      file: { name: job.fileName, path: this.#files.pathOf(job.id) },
      options: job.options,
      edits: job.edits,
    };
  }

  async #runCheck(job: StoredJob, tell: (done: number, total: number) => void): Promise<void> {
    const { database } = this.#services;
    const request = this.#requestOf(job);
    const { municipalityCode, datasetId } = checkRequest(request);
    const checkedVersion = await findVersion(database, municipalityCode, datasetId);
    let detail: CheckDetail = { rows: [], changes: [] };
    const report = await importFile(
      this.#services,
      { ...request, dryRun: true, onChecked: (found) => (detail = found) },
      ({ done, total }) => tell(done, total),
    );
    const { refusal } = report;
    if (refusal && !isMendable(refusal.code)) {
      await this.#change(job, { problem: refusal, checkId: report.id });
      return this.#end(job, 'REJECTED');
    }
    const change = {
      state: refusal ? 'STAGED' : 'CHECKED',
      activity: null,
      problem: refusal,
      checkId: report.id,
      checkedVersion,
      checkedAt: new Date(),
      outcome: { status: report.status, format: report.format, rows: report.rows, changes: report.changes },
    } as const;
    return database.transaction(async (transaction) => {
      await replaceDetail(transaction, job, detail);
      await changeJob(transaction, job, change, new Date());
    });
  }

  async #runPublish(job: StoredJob, tell: (done: number, total: number) => void): Promise<void> {
    const { computeQueue } = this.#services;
    const report = await importFile(
      this.#services,
      { ...this.#requestOf(job), id: job.id, expectedVersion: job.checkedVersion },
      ({ done, total }) => tell(done, total),
    );
    const { refusal } = report;
    if (refusal) return this.#change(job, { activity: null, state: 'STAGED', problem: refusal });
    const outcome = { status: report.status, format: report.format, rows: report.rows, changes: report.changes };
    await this.#change(job, { activity: 'COMPUTING', outcome });
    await this.#end(job, 'PUBLISHED', 'COMPUTING');
    if (report.status !== 'published') return this.#change(job, { activity: null });
    try {
      await computeQueue.compute(job.municipalityCode, {
        onProgress: ({ done, total }) => untilStopped(tell, done, total),
      });
    } catch (fault) {
      // the data has changed by now: nobody may be told that it hasn't
      this.#onFault(fault);
      return this.#change(job, { activity: null, problem: FAULT_COMPUTING });
    }
    return this.#change(job, { activity: null });
  }

  /** Nothing of a job is kept that nobody needs any more: its rows, its values put right, its file. */
  async #end(
    job: StoredJob,
    state: 'PUBLISHED' | 'REJECTED' | 'WITHDRAWN',
    activity: Activity | null = null,
  ): Promise<void> {
    const { database } = this.#services;
    await database.transaction(async (transaction) => {
      await deleteDetail(transaction, job);
      await changeJob(transaction, job, { state, activity, edits: {} }, new Date());
    });
    await this.#files.remove(job.id);
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

/** What was published is computed to its end, whoever would stop it. */
function untilStopped(tell: (done: number, total: number) => void, done: number, total: number): void {
  try {
    tell(done, total);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
}

/** What is wrong with an answer is said on the spot. */
function asUserError(check: () => unknown): void {
  try {
    check();
  } catch (error) {
    if (error instanceof DatasetError) throw new UserError(error.code, error.message);
    throw error;
  }
}

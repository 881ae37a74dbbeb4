import type { Database } from '../database/index.ts';
import { type CheckDetail, checkRequest, DatasetError, type ImportRequest, importFile } from '../dataset/index.ts';
import type { ComputeQueue } from '../indicator/index.ts';
import { changeJob, deleteDetail, findVersion, listCutOff, replaceDetail } from './import-job.repository.ts';
import { type Activity, isMendable, type StoredJob } from './import-job.ts';
import { findImport } from './import-ledger.repository.ts';
import type { JobFiles } from './job-files.ts';
import { type JobProgress, JobQueue, Stopped } from './job-queue.ts';

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
 * Runs the work of import jobs in the background, one job of a municipality at a time: the dry run, the publication and
 * the computing that follows from it. How each ends is written to its job, also where it was stopped or cut off.
 */
export class JobRunner {
  readonly #services: ImportJobServices;
  readonly #files: JobFiles;
  readonly #queue = new JobQueue();
  #onFault: (fault: unknown) => void = () => undefined;

  constructor(services: ImportJobServices, files: JobFiles) {
    this.#services = services;
    this.#files = files;
  }

  progressOf({ municipalityCode, id }: StoredJob): JobProgress | null {
    return this.#queue.find(municipalityCode, id);
  }

  /** Begins a dry run. */
  check(job: StoredJob): Promise<void> {
    return this.#begin(job, 'CHECKING', (tell) => this.#runCheck(job, tell));
  }

  /** Begins to publish, and to compute what follows from it. */
  publish(job: StoredJob): Promise<void> {
    return this.#begin(job, 'PUBLISHING', (tell) => this.#runPublish(job, tell));
  }

  /** What is under way stops at its next step; a job that is idle ends, and its file goes. */
  async withdraw(job: StoredJob): Promise<void> {
    if (!this.#queue.stop(job.municipalityCode, job.id)) await this.#end(job, 'WITHDRAWN');
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

  async #runCheck(job: StoredJob, tell: (done: number, total: number) => void): Promise<void> {
    const { database } = this.#services;
    const request = requestOf(job, this.#files);
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
      { ...requestOf(job, this.#files), id: job.id, expectedVersion: job.checkedVersion },
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

/** What was published is computed to its end, whoever would stop it. */
function untilStopped(tell: (done: number, total: number) => void, done: number, total: number): void {
  try {
    tell(done, total);
  } catch (error) {
    if (!(error instanceof Stopped)) throw error;
  }
}

/** What its file and all that was said of it ask for. */
export function requestOf(job: StoredJob, files: JobFiles): ImportRequest {
  if (!job.dataset) throw new Error(`nothing is known of job ${job.id}`);
  return {
    dataset: job.dataset,
    municipality: job.municipalityCode,
    file: { name: job.fileName, path: files.pathOf(job.id) },
    options: job.options,
    edits: job.edits,
  };
}

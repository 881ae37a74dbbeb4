import type {
  ChangeCounts,
  DatasetName,
  RecognisedFile,
  RequestOptions,
  RowCounts,
  RowEdits,
} from '../dataset/index.ts';

export const JOB_STATES = ['STAGED', 'CHECKED', 'PUBLISHED', 'REJECTED', 'WITHDRAWN'] as const;
/** 選んだ・確かめた・反映した・入れられない・やめた */
export type JobState = (typeof JOB_STATES)[number];

export const ACTIVITIES = ['CHECKING', 'PUBLISHING', 'COMPUTING'] as const;
export type Activity = (typeof ACTIVITIES)[number];

/** What has to be said before a file can be checked. */
export const NEEDS = ['DATASET', 'MAPPING', 'KIND', 'AREA_KIND', 'YEAR', 'CRS'] as const;
export type Need = (typeof NEEDS)[number];

/** Counts of the last check. */
export interface CheckOutcome {
  /** dry-run, unchanged or rejected */
  readonly status: string;
  readonly format: string;
  readonly rows: RowCounts;
  readonly changes: ChangeCounts;
}

/** Why a job can't go on, in words for the person who looks at it. `code` is an issue's, or one of this slice's own. */
export interface JobProblem {
  readonly code: string;
  readonly message: string;
}

/** A file that somebody is bringing in, as it is kept. */
export interface StoredJob {
  readonly municipalityCode: string;
  readonly id: string;
  readonly state: JobState;
  readonly activity: Activity | null;
  readonly fileName: string;
  readonly fileBytes: number;
  readonly recognised: RecognisedFile | null;
  readonly dataset: DatasetName | null;
  readonly options: RequestOptions;
  readonly edits: RowEdits;
  readonly checkId: string | null;
  readonly checkedVersion: number | null;
  readonly checkedAt: Date | null;
  readonly outcome: CheckOutcome | null;
  readonly problem: JobProblem | null;
  readonly createdAt: Date;
  readonly changedAt: Date;
}

/** Refusals after which a person has only to say something; the others end the job. */
const NEED_OF: Readonly<Record<string, Need>> = {
  'table-unknown': 'MAPPING',
  'column-missing': 'MAPPING',
  'table-of-another-dataset': 'DATASET',
  'kind-missing': 'KIND',
  'year-missing': 'YEAR',
  'crs-unknown': 'CRS',
};

/** What a person is asked next; null: nothing. */
export function needOf({ dataset, options, problem, state }: StoredJob): Need | null {
  if (state === 'PUBLISHED' || state === 'WITHDRAWN' || state === 'REJECTED') return null;
  if (dataset === null) return 'DATASET';
  if ((dataset === 'areas' || dataset === 'membership') && !options.kind) return 'AREA_KIND';
  return (problem && NEED_OF[problem.code]) ?? null;
}

/** Whether a job whose check was refused can still become an import: by an answer, or by values put right. */
export const isMendable = (code: string): boolean => code in NEED_OF || code === 'no-acceptable-row';

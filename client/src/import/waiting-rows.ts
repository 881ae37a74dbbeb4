import type { Job } from './import-queries.ts';

/** Rows that would stay out and that somebody could bring in. Of a map's ways those left out are none that people walk along. */
export function waitingRows({ dataset, rows }: Pick<Job, 'dataset' | 'rows'>): number {
  return dataset === 'streets' ? 0 : (rows?.review ?? 0) + (rows?.rejected ?? 0);
}

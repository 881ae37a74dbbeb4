import { useEffect } from 'react';
import { useQuery } from 'urql';
import { type Job, jobQuery } from './import-queries.ts';

/** While something is done with a job, its progress is asked for this often. */
const ASK_EVERY_MS = 700;

/** A job, followed while something is done with it. `job` is null until it is there, undefined where there is none. */
export function useJob(id: string): {
  readonly job: Job | null | undefined;
  readonly error: Error | null;
  readonly retry: () => void;
} {
  const [{ data, error, fetching }, ask] = useQuery({
    query: jobQuery,
    variables: { id },
    requestPolicy: 'cache-and-network',
  });
  const job = data?.importJob;
  const isMoving = job?.id === id && job.activity !== null;
  useEffect(() => {
    if (!isMoving || fetching) return undefined;
    const timer = setTimeout(() => ask({ requestPolicy: 'network-only' }), ASK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [isMoving, fetching, ask]);
  const current = job && job.id === id ? job : null;
  return {
    job: current ?? (data && data.importJob === null && !fetching ? undefined : null),
    error: current ? null : (error ?? null),
    retry: () => ask({ requestPolicy: 'network-only' }),
  };
}

/** One job as the bench reports it: medians in milliseconds, and ours over the floor. */
export interface BenchRow {
  readonly job: string;
  readonly ms: number;
  readonly floorMs?: number;
  readonly ratio?: number;
}

/** Runs a job and its floor by turns, so that what else the machine does meets both, and takes the medians. */
export function compareMedians(
  job: string,
  run: { readonly ours: () => unknown; readonly floor?: () => unknown },
  rounds: number,
): BenchRow {
  const ours: number[] = [];
  const floor: number[] = [];
  // the first third warms up and is thrown away
  const warmup = Math.ceil(rounds / 3);
  for (let round = -warmup; round < rounds; round++) {
    const [oursMs, floorMs] = [timed(run.ours), run.floor && timed(run.floor)];
    if (round < 0) continue;
    ours.push(oursMs);
    if (floorMs !== undefined) floor.push(floorMs);
  }
  const ms = median(ours);
  if (floor.length === 0) return { job, ms };
  const floorMs = median(floor);
  return { job, ms, floorMs, ratio: ms / floorMs };
}

/** Runs a job and its floor by turns many times, and takes the time that all but the slowest stay under. */
export function percentileOf(
  job: string,
  run: { readonly ours: () => unknown; readonly floor: () => unknown },
  { rounds, percentile }: { readonly rounds: number; readonly percentile: number },
): BenchRow {
  const times = { ours: [] as number[], floor: [] as number[] };
  const warmup = Math.ceil(rounds / 3);
  for (let round = -warmup; round < rounds; round++) {
    const [oursMs, floorMs] = [timed(run.ours), timed(run.floor)];
    if (round < 0) continue;
    times.ours.push(oursMs);
    times.floor.push(floorMs);
  }
  const at = (values: readonly number[]) =>
    values.toSorted((a, b) => a - b)[Math.ceil(percentile * values.length) - 1] ?? Number.NaN;
  const [ms, floorMs] = [at(times.ours), at(times.floor)];
  return { job, ms, floorMs, ratio: ms / floorMs };
}

function timed(run: () => unknown): number {
  const from = performance.now();
  run();
  return performance.now() - from;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

export function toMarkdown(title: string, rows: readonly BenchRow[]): string {
  return [
    `## ${title}`,
    '',
    '| job | ms | floor ms | ratio |',
    '|---|---|---|---|',
    ...rows.map(({ job, ms, floorMs, ratio }) => `| ${job} | ${figure(ms)} | ${figure(floorMs)} | ${figure(ratio)} |`),
    '',
  ].join('\n');
}

function figure(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(value < 10 ? 2 : 1);
}

import http from 'node:http';

const agent = new http.Agent({ keepAlive: true, maxSockets: 64 });

/** One request; resolves to the bytes of its answer, throws where it is neither 200 nor 204. */
export function request(url: string, body?: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const options = {
      agent,
      method: body ? 'POST' : 'GET',
      headers: body ? { 'content-type': 'application/json' } : {},
    };
    const sent = http.request(url, options, (response) => {
      let bytes = 0;
      let text = '';
      response.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (response.statusCode !== 200) text += chunk.toString();
      });
      response.on('end', () =>
        response.statusCode === 200 || response.statusCode === 204
          ? resolve(bytes)
          : reject(new Error(`${response.statusCode}: ${text}`)),
      );
    });
    sent.once('error', reject);
    sent.end(body);
  });
}

/** How long each of `count` requests took, in milliseconds, `concurrency` of them under way at a time. */
async function latencies(
  send: (index: number) => Promise<number>,
  count: number,
  concurrency: number,
): Promise<number[]> {
  const taken: number[] = [];
  let next = 0;
  const worker = async () => {
    for (let index = next++; index < count; index = next++) {
      const from = performance.now();
      await send(index);
      taken.push(performance.now() - from);
    }
  };
  await Promise.all(Array.from({ length: concurrency }, worker));
  return taken;
}

/** Ours and the floor by turns, so that what else the machine does meets both: the median latency of all requests of each. */
export async function compareLoads(
  job: string,
  { ours, floor }: Record<'ours' | 'floor', (index: number) => Promise<number>>,
  { count, concurrency, rounds }: { readonly count: number; readonly concurrency: number; readonly rounds: number },
) {
  const taken = { ours: [] as number[], floor: [] as number[] };
  for (let round = -1; round < rounds; round++) {
    for (const [name, send] of [
      ['ours', ours],
      ['floor', floor],
    ] as const) {
      const millis = await latencies((index) => send(round * count + index), count, concurrency);
      // the first round warms up
      if (round >= 0) taken[name].push(...millis);
    }
  }
  const [ms, floorMs] = [median(taken.ours), median(taken.floor)];
  return { job, ms, floorMs, ratio: ms / floorMs };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

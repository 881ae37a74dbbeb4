import { LiveTown, StreetNetwork, streetGraphOfInts, unpackTownArrays } from '@hazama/geo';
import type { LiveReply, LiveRequest } from './live-messages.ts';

// Holds one town's arrays and answers while a pin is dragged, so that the page has nothing to do but to paint.

/** What of a worker's global scope it uses; TypeScript's own types of it can't stand beside those of a page. */
interface Scope {
  postMessage(reply: LiveReply): void;
  addEventListener(type: 'message', listener: (event: MessageEvent<LiveRequest>) => void): void;
}
const scope = globalThis as unknown as Scope;

let town: LiveTown | null = null;

scope.addEventListener('message', ({ data }) => {
  if (data.type === 'open') void open(data);
  else if (town) {
    const begun = performance.now();
    const answer = town.whatIf({ added: data.question.added, changed: new Map(data.question.changed) });
    scope.postMessage({ type: 'answer', id: data.id, answer, milliseconds: performance.now() - begun });
  }
});

async function open({ arraysUrl, streetsUrl }: Extract<LiveRequest, { type: 'open' }>): Promise<void> {
  try {
    const arrays = unpackTownArrays(await read(arraysUrl));
    const streets =
      arrays.streets === null
        ? null
        : new StreetNetwork(streetGraphOfInts(new Int32Array(await read(`${streetsUrl}?v=${arrays.streets}`))));
    town = new LiveTown(arrays, streets);
    const { areaIds, placeIds, rule, cells, sideMeters, people } = arrays;
    scope.postMessage({
      type: 'opened',
      areaIds,
      placeIds,
      rule,
      streets: arrays.streets,
      cells: rule.isOfDepartures ? null : { ...cells, sideMeters, people },
    });
  } catch (error) {
    const { status, message } = error instanceof Refusal ? error : { status: 0, message: '' };
    scope.postMessage({ type: 'failed', status, message });
  }
}

/** The server answered, and gave nothing. */
class Refusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

async function read(url: string): Promise<ArrayBuffer> {
  const response = await fetch(url);
  if (response.ok) return response.arrayBuffer();
  const problem = (await response.json().catch(() => ({}))) as {
    readonly detail?: unknown;
    readonly message?: unknown;
  };
  const said = [problem.detail, problem.message].find((words) => typeof words === 'string');
  throw new Refusal(response.status, typeof said === 'string' ? said : '');
}

import { computeMunicipality, dayInTokyo, Towns } from '@hazama/server/indicator';
import { takeTurn } from '@hazama/server/siting';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { A, C, CODE, centreAt, insertResource, insertThreeCells, WEST, WHOLE } from '../indicator/three-cells.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

// The town of three cells: 100, 60 and 40 older people in A, B and C, 572 m from one to the next; a place reaches 692 m far.

const RECENTLY = dayInTokyo(new Date(Date.now() - 60 * 86_400_000));
const KAYOINOBA = { municipality: CODE, indicator: 'coverage.kayoinoba' };
let server: TestServer;

beforeAll(async () => {
  server = await startTestServer();
  const { database } = server;
  await insertThreeCells(database);
  const known = { areas: [WEST, WHOLE], confirmedOn: RECENTLY };
  await insertResource(database, { ...known, id: `${CODE}-far`, kind: 'kayoinoba', at: centreAt(A - 4) });
  await computeMunicipality({ database, towns: new Towns(database), clock: () => new Date() }, CODE);
});
afterAll(() => server?.close());

const STEPS = `subscription ($input: SitingInput!) { sitingProgress(input: $input) {
  isWaiting value bound soFar { optimal curve places { key added } } plan { curve optimal places { key added area { name } } }
} }`;

const candidate = (key: string, column: number) => {
  const [longitude, latitude] = centreAt(column);
  return { key, longitude, latitude };
};
const BOTH = { ...KAYOINOBA, count: 2, candidates: [candidate('c', C), candidate('a', A)] };

function subscribe(body: unknown, { as = '', ...init }: RequestInit & { as?: string } = {}): Promise<Response> {
  return fetch(`${server.url}/graphql${as && `?as=${as}`}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify(body),
    ...init,
  });
}

interface Told {
  readonly data?: { readonly sitingProgress: Step } | null;
  readonly errors?: readonly { readonly message: string; readonly extensions: unknown; readonly path?: unknown }[];
}
interface Step {
  readonly isWaiting: boolean;
  readonly value: number | null;
  readonly bound: number | null;
  readonly plan: { readonly curve: number[]; readonly places: { key: string; added: number }[] } | null;
}

interface NextStep {
  readonly done: number;
  readonly settings: number;
  readonly sensitivity: unknown;
}

/** What a stream of events told, to its end. */
async function readEvents(response: Response): Promise<Told[]> {
  const events = (await response.text()).split('\n\n').filter((event) => event.startsWith('event:'));
  expect(events.at(-1)).toBe('event: complete\ndata:');
  return events.slice(0, -1).map((event) => {
    expect(event).toMatch(/^event: next\ndata: /);
    return JSON.parse(event.slice(event.indexOf('{'))) as Told;
  });
}

/** Holds the turn of searches until it is let go. */
function holdTurn(): { readonly letGo: () => void; readonly held: Promise<void> } {
  const release = new AbortController();
  const held = takeTurn(function* () {
    while (!release.signal.aborted) yield;
  });
  return { held, letGo: () => release.abort() };
}

describe('a stream of a search', () => {
  it('tells that it waits, what is found and what no choice exceeds, and the plan that the query gives', async () => {
    const response = await subscribe({ query: STEPS, variables: { input: BOTH } });
    expect(response.headers.get('content-type')).toBe('text/event-stream; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(response.headers.get('x-request-id')).toBeTruthy();
    const steps = (await readEvents(response)).map(({ data }) => data?.sitingProgress);
    expect(steps[0]).toEqual({ isWaiting: true, value: null, bound: null, soFar: null, plan: null });
    // A reaches A and B, C all but A: 160, then 200
    // who closes the stream here has A
    expect(steps[1]).toEqual({
      isWaiting: false,
      value: 160,
      bound: 200,
      soFar: { optimal: false, curve: [0, 160], places: [{ key: 'a', added: 160 }] },
      plan: null,
    });
    const { data } = await server.graphql<{ siting: unknown }>(
      `query ($input: SitingInput!) { siting(input: $input) { curve optimal places { key added area { name } } } }`,
      { input: BOTH },
    );
    expect(steps.at(-1)).toEqual({ isWaiting: false, value: 200, bound: 200, soFar: null, plan: data?.siting });
    expect(steps.at(-1)?.plan?.curve).toEqual([0, 160, 200]);
  });

  it('tells how many settings of the next place are done, and what the query gives', async () => {
    const fields = 'total holding sentence variants { holds best { key added } }';
    const asked = { input: { ...BOTH, count: 1 } };
    const response = await subscribe({
      query: `subscription ($input: SitingInput!) { nextPlaceProgress(input: $input) {
        done settings sensitivity { ${fields} }
      } }`,
      variables: asked,
    });
    const events = (await response.text()).split('\n\n').filter((event) => event.startsWith('event: next'));
    const steps = events.map(
      (event) =>
        (JSON.parse(event.slice(event.indexOf('{'))) as { data: { nextPlaceProgress: NextStep } }).data
          .nextPlaceProgress,
    );
    const { data } = await server.graphql<{ nextPlaceSensitivity: { total: number } }>(
      `query ($input: SitingInput!) { nextPlaceSensitivity(input: $input) { ${fields} } }`,
      asked,
    );
    // today's setting is one of them, and none that it is compared with
    const settings = (data?.nextPlaceSensitivity.total ?? 0) + 1;
    expect(steps[0]).toEqual({ done: 0, settings, sensitivity: null });
    expect(steps[1]).toEqual({ done: 1, settings, sensitivity: null });
    expect(steps.map(({ done }) => done)).toEqual(steps.map(({ done }) => done).toSorted((a, b) => a - b));
    expect(steps.at(-1)).toEqual({ done: settings, settings, sensitivity: data?.nextPlaceSensitivity });
  });

  it('tells the public tens alone', async () => {
    const told = await readEvents(await subscribe({ query: STEPS, variables: { input: BOTH } }, { as: 'public' }));
    const numbers = told.flatMap(({ data }) => [data?.sitingProgress.value, data?.sitingProgress.bound]);
    expect(numbers.filter((value) => value != null).length).toBeGreaterThan(2);
    for (const value of numbers) expect((value ?? 0) % 10).toBe(0);
  });

  it.each<[string, Record<string, unknown>, string, RegExp]>([
    [
      'a count of none',
      { query: STEPS, variables: { input: { ...BOTH, count: 0 } } },
      'BAD_USER_INPUT',
      /count は1から/,
    ],
    [
      'a town that is not',
      { query: STEPS, variables: { input: { ...BOTH, municipality: '24998' } } },
      'NOT_FOUND',
      /24998/,
    ],
    ['variables that do not fit', { query: STEPS, variables: {} }, 'BAD_USER_INPUT', /問い合わせを読めません/],
    ['a field that is not', { query: 'subscription { nothing }' }, 'BAD_USER_INPUT', /問い合わせを読めません/],
    ['text that is no GraphQL', { query: 'subscription {' }, 'BAD_USER_INPUT', /問い合わせを読めません/],
    ['a query', { query: '{ municipalities { name } }' }, 'BAD_USER_INPUT', /subscription だけです/],
  ])('answers %s in the words of queries', async (_name, body, code, message) => {
    const [told, ...more] = await readEvents(await subscribe(body));
    expect(more).toEqual([]);
    expect(told?.data ?? null).toBeNull();
    expect(told?.errors?.[0]?.message).toMatch(message);
    expect(told?.errors?.[0]?.extensions).toEqual({ code });
  });

  it('is asked for by GET too, and refused without a query or as JSON', async () => {
    const asked = new URLSearchParams({ query: STEPS, variables: JSON.stringify({ input: BOTH }) });
    const response = await fetch(`${server.url}/graphql?${asked}`, { headers: { accept: 'text/event-stream' } });
    expect((await readEvents(response)).at(-1)?.data?.sitingProgress.value).toBe(200);
    const empty = await subscribe({});
    expect(empty.status).toBe(400);
    expect(await empty.json()).toMatchObject({ errors: [{ extensions: { code: 'BAD_USER_INPUT' } }] });
    const { errors } = await server.graphql(STEPS, { input: BOTH });
    expect(errors?.[0]).toMatchObject({
      message: expect.stringContaining('text/event-stream'),
      extensions: { code: 'BAD_USER_INPUT' },
    });
  });

  it('is refused where eight wait already, and says when to come back', async () => {
    const { held, letGo } = holdTurn();
    const waiting = Array.from({ length: 7 }, () => takeTurn(function* () {}));
    const told = await readEvents(await subscribe({ query: STEPS, variables: { input: BOTH } }));
    expect(told.at(-1)?.errors?.[0]).toMatchObject({
      message: expect.stringMatching(/混み合っています.*待って/),
      extensions: { code: 'TOO_COMPLEX' },
    });
    letGo();
    await Promise.all([held, ...waiting]);
  });
});

describe('who goes before the end', () => {
  it.each(['a stream', 'a query'])('leaves no search behind: %s', async (way) => {
    const { held, letGo } = holdTurn();
    const gone = new AbortController();
    const asked =
      way === 'a stream'
        ? subscribe({ query: STEPS, variables: { input: BOTH } }, { signal: gone.signal })
        : fetch(`${server.url}/graphql`, {
            method: 'POST',
            headers: { 'content-type': 'application/json' },
            body: JSON.stringify({
              query: 'query ($input: SitingInput!) { siting(input: $input) { method } }',
              variables: { input: { ...BOTH, count: 3 } },
            }),
            signal: gone.signal,
          });
    const read = asked.then((response) => response.text());
    read.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 300));
    gone.abort();
    await expect(read).rejects.toThrow(/abort/i);
    // the one that holds the turn and seven more: an eighth place is free again only if the search has left the queue
    await new Promise((resolve) => setTimeout(resolve, 200));
    const others = Array.from({ length: 8 }, () => takeTurn(function* () {}));
    const settled = Promise.allSettled(others);
    letGo();
    await held;
    const outcomes = (await settled).map(({ status }) => status);
    expect(outcomes).toEqual([...Array.from({ length: 7 }, () => 'fulfilled'), 'rejected']);
  });
});

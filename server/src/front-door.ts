import http from 'node:http';
import type net from 'node:net';
import { codeOf, reasonOf, SurroundingsError } from './surroundings-error.ts';

/** What passes requests on, once there is someone to answer them. */
type Handler = (request: http.IncomingMessage, response: http.ServerResponse) => void;

export interface FrontDoor {
  /** Without a slash at its end: `http://127.0.0.1:4000` */
  readonly url: string;
  /** Names the step of the start that is under way; `/readyz` answers 503 with it. */
  readonly waitFor: (step: string) => void;
  /** From here on `handler` answers everything but `/healthz` and `/readyz`, which asks `assertHealthy`. */
  readonly open: (handler: Handler, assertHealthy: () => Promise<void>) => void;
  /** Takes no more requests, and resolves when those that are open have been answered. */
  readonly close: () => Promise<void>;
}

type State =
  | { readonly is: 'starting'; readonly step: string }
  | { readonly is: 'ready'; readonly handler: Handler; readonly assertHealthy: () => Promise<void> }
  | { readonly is: 'stopping' };

/** How long an answer may take after a stop was asked for. */
const PATIENCE_MILLISECONDS = 5_000;

/**
 * Listens before anything else is done: a used port is known before a database is made, and whoever looks after the process
 * can tell a server at work on its start from a dead one.
 */
export async function openFrontDoor(host: string, port: number): Promise<FrontDoor> {
  let state: State = { is: 'starting', step: '起動しています' };
  const server = http.createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    if (pathname === '/healthz') return send(response, 200, { status: 'alive' });
    if (pathname === '/readyz') return void sendReadiness(response, state);
    if (state.is === 'ready') return state.handler(request, response);
    sendWaitPage(response, state);
  });
  await listen(server, host, port);
  return {
    url: urlOf(server, host),
    waitFor: (step) => {
      state = { is: 'starting', step };
    },
    open: (handler, assertHealthy) => {
      state = { is: 'ready', handler, assertHealthy };
    },
    close: () => {
      state = { is: 'stopping' };
      return closeServer(server);
    },
  };
}

function listen(server: http.Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(cannotListen(host, port, error)));
    server.listen({ host, port }, resolve);
  });
}

function cannotListen(host: string, port: number, error: Error): SurroundingsError {
  return codeOf(error) === 'EADDRINUSE'
    ? new SurroundingsError(
        `ポート ${port} は、ほかのプログラムが使っています。それを止めるか、PORT で別の番号を指定してください（例：PORT=4001 npm start）。`,
        `Port ${port} is in use by another program: stop that one, or name another with PORT (PORT=4001 npm start).`,
        { cause: error },
      )
    : new SurroundingsError(
        `HOST=${host} PORT=${port} で待ち受けられません（${reasonOf(error)}）。HOST と PORT を確かめてください。`,
        `It can't listen at HOST=${host} PORT=${port} (${reasonOf(error)}): check HOST and PORT.`,
        { cause: error },
      );
}

async function sendReadiness(response: http.ServerResponse, state: State): Promise<void> {
  if (state.is === 'starting') return send(response, 503, { status: 'starting', reason: state.step });
  if (state.is === 'stopping') return send(response, 503, { status: 'stopping', reason: '終了しています' });
  try {
    await state.assertHealthy();
    send(response, 200, { status: 'ready' });
  } catch (error) {
    send(response, 503, { status: 'failing', reason: `データベースが答えません（${reasonOf(error)}）` });
  }
}

/** Whoever opens the page too early sees it by itself as soon as it is there. */
function sendWaitPage(response: http.ServerResponse, state: State): void {
  const step = state.is === 'starting' ? state.step : '終了しています';
  response.writeHead(503, {
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': "default-src 'none'",
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
    'retry-after': '2',
    refresh: '2',
  });
  response.end(`<!doctype html><html lang="ja"><title>狭間</title><p>準備しています：${step}…</p></html>`);
}

function send(response: http.ServerResponse, status: number, body: Readonly<Record<string, string>>): void {
  response.writeHead(status, {
    'content-type': 'application/json; charset=utf-8',
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(JSON.stringify(body));
}

function urlOf(server: http.Server, host: string): string {
  const { port } = server.address() as net.AddressInfo;
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

function closeServer(server: http.Server): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), PATIENCE_MILLISECONDS);
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });
}

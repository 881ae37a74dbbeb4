import { AsyncLocalStorage } from 'node:async_hooks';
import { randomInt } from 'node:crypto';
import type { FastifyBaseLogger, FastifyInstance } from 'fastify';

/** Told over the telephone: no 0 and O, no 1 and I. */
const LETTERS = '23456789ABCDEFGHJKLMNPQRSTUVWXYZ';
const LENGTH = 8;

/** 問い合わせ番号, such as 7KQ2M9XA: by it a failure on someone's screen is found in the log, where it is `reqId`. */
export function createRequestId(): string {
  return Array.from({ length: LENGTH }, () => LETTERS[randomInt(LETTERS.length)]).join('');
}

/** Every answer carries the number of its request. */
export function registerRequestId(app: FastifyInstance): void {
  app.addHook('onRequest', async (request, reply) => {
    void reply.header('x-request-id', request.id);
  });
}

/** The log of the request that is being answered, for what is called without it. */
export const requestLog = new AsyncLocalStorage<FastifyBaseLogger>();

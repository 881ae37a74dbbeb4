import { createHash } from 'node:crypto';
import { ByteCache } from '../cache/index.ts';
import type { Occasion } from './context.ts';

/** An answer as it was sent. */
export interface Answer<Body> {
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Body;
}

const MAX_BYTES = 64 * 1024 * 1024;

/**
 * Answers to queries, kept under everything that they depend on: the question as it was asked, who asks, the day, and the
 * register's stamp. None of them is ever stale: when anything changes, so does its name.
 */
export class AnswerCache<Body> {
  readonly #answers: ByteCache<Answer<Body>>;

  constructor(bytesOf: (body: Body) => number) {
    this.#answers = new ByteCache(MAX_BYTES, ({ body }) => bytesOf(body));
  }

  /** `question`: what of the request decides its answer: text, variables, media type. */
  keyOf({ viewer, today, register }: Occasion, question: readonly string[]): string {
    const parts = [viewer.mode, viewer.role, viewer.audience, today, register.stamp, ...question];
    return createHash('sha256').update(JSON.stringify(parts)).digest('base64');
  }

  get(key: string): Answer<Body> | undefined {
    return this.#answers.get(key);
  }

  set(key: string, answer: Answer<Body>): void {
    this.#answers.set(key, answer);
  }
}

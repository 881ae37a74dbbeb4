import { findKeptAnswer, keepAnswer } from '../offline/kept-answers.ts';
import { reportAnswer, reportKeptAnswer, reportSilence } from './connection.ts';
import { takeEarlyAnswer } from './early-answers.ts';
import { OWN_ENDPOINT } from './endpoint.ts';

const KEPT_WITHIN_MS = 1000;

/**
 * Asks the server, and says whether it answered. What it said to a question of one's own is kept; where nobody answers,
 * what it said last time is given, with a badge that says from when. A mutation is neither kept nor answered from there.
 */
export async function fetchOrKept(input: RequestInfo | URL, init?: RequestInit): Promise<Response> {
  const askedAt = performance.now();
  const question = keptQuestion(input, init);
  try {
    const response = await (takeEarlyAnswer(input, init) ?? fetch(input, init));
    reportAnswer(askedAt);
    if (question === null || !response.ok) return response;
    // read whole: urql lets go of an answer as soon as it has it, and a copy would end with it
    const text = await response.text();
    whenIdle(() => void keep(question, text).catch(() => undefined));
    return new Response(text, { status: response.status, headers: response.headers });
  } catch (error) {
    // the screen no longer wants it: that says nothing of the server
    if (init?.signal?.aborted) throw error;
    reportSilence();
    const kept = question === null ? null : await findKeptAnswer(question).catch(() => null);
    if (!kept) throw error;
    reportKeptAnswer(kept.at);
    return new Response(kept.text, { headers: { 'content-type': 'application/json' } });
  }
}

/** null for what isn't kept: a mutation, and what is asked as another audience. */
function keptQuestion(input: RequestInfo | URL, init: RequestInit | undefined): string | null {
  if (input !== OWN_ENDPOINT || typeof init?.body !== 'string') return null;
  const { query } = JSON.parse(init.body) as { readonly query?: unknown };
  return typeof query === 'string' && query.trimStart().startsWith('query') ? init.body : null;
}

/** After what the answer is waited for: the first screen needs every moment. Safari has no idle callbacks. */
const whenIdle = (work: () => void): void => {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(work, { timeout: KEPT_WITHIN_MS });
  else setTimeout(work, 0);
};

/** A disk that is full keeps nothing, and nothing else is lost by it. */
async function keep(question: string, text: string): Promise<void> {
  // half an answer is none
  if (text.includes('"errors"') && (JSON.parse(text) as { errors?: unknown }).errors !== undefined) return;
  await keepAnswer(question, { text, at: new Date() });
}

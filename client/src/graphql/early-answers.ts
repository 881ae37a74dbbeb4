import { type AnyVariables, createRequest, type DocumentInput, formatDocument, stringifyVariables } from '@urql/core';
import { makeFetchBody } from '@urql/core/internal';

/** What was asked before the code that shows it was there. */
const asked = new Map<string, Promise<Response>>();

/**
 * Asks what the screen will ask as soon as its code is there, in the very words that the client will use. Whether anyone
 * wants the answer is not known yet: where the screen asks something else, it asks for itself.
 */
export function askEarly<Variables extends AnyVariables>(
  url: string,
  query: DocumentInput<unknown, Variables>,
  variables: Variables,
): void {
  const request = createRequest(query, variables);
  // as the cache will: with the types' names
  const body = makeFetchBody({ ...request, query: formatDocument(request.query) as typeof request.query });
  const answer = fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/graphql-response+json, application/json' },
    body: JSON.stringify(body),
    // read whole: the connection is free again, whether anyone wants the answer or not
  }).then(async (response) => new Response(await response.text(), response));
  // who takes it hears of it
  answer.catch(() => undefined);
  asked.set(keyOf(url, body), answer);
}

/** The answer to a question that was asked early, once; undefined where it wasn't. */
export function takeEarlyAnswer(
  input: RequestInfo | URL,
  init: RequestInit | undefined,
): Promise<Response> | undefined {
  if (asked.size === 0 || typeof input !== 'string' || typeof init?.body !== 'string') return undefined;
  const key = keyOf(input, JSON.parse(init.body) as Question);
  const answer = asked.get(key);
  asked.delete(key);
  return answer;
}

interface Question {
  readonly query?: unknown;
  readonly variables?: unknown;
}

/** Variables may come in any order, and be left out where there are none. */
const keyOf = (url: string, { query, variables }: Question): string =>
  stringifyVariables([url, query, variables ?? {}]);

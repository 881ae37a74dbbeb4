import { Readable } from 'node:stream';
import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { EMBED_DOOR, viewerOf } from '../account/index.ts';
import {
  type Answer,
  AnswerCache,
  type Context,
  createContext,
  type EventStream,
  readOccasion,
  type Services,
} from '../graphql/index.ts';
import { badInput, EncodedBytes, sendEncoded } from '../wire/index.ts';
import { requestLog } from './request-id.ts';

interface GraphqlParts {
  readonly apollo: ApolloServer<Context>;
  readonly eventStream: EventStream;
  readonly services: Services;
}

/**
 * `/graphql`, and `/embed/graphql` as the public: GraphQL over HTTP, with the answers to repeated questions kept, and
 * subscriptions as streams of events.
 */
export async function registerGraphql(
  app: FastifyInstance,
  { apollo, eventStream, services }: GraphqlParts,
): Promise<void> {
  const answers = new AnswerCache<EncodedBytes>(({ plain }) => plain.length * 2);

  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    const occasion = await readOccasion(services, viewerOf(request));
    const text = typeof request.body === 'string' ? request.body : '';
    const context = () => createContext(services, occasion, untilGone(reply));
    if (takesEventsAlone(request)) return sendEvents(eventStream, { request, reply, text, context: context() });
    const key = answers.keyOf(occasion, [request.method, request.url, request.headers.accept ?? '', text]);
    let answer = answers.get(key);
    if (!answer) {
      const asked = context();
      const made = await requestLog.run(request.log, () => execute(apollo, request, text, asked));
      for (const [name, value] of made.headers) void reply.header(name, value);
      void reply.code(made.status);
      answer = made;
      if (made.status === 200 && asked.answer.isRepeatable) answers.set(key, made);
    } else for (const [name, value] of answer.headers) void reply.header(name, value);
    // kept here, under all that it depends on; no one else knows when it changes
    void reply.header('cache-control', 'no-store');
    return sendEncoded(request, reply, answer.body);
  };

  await app.register(async (scope) => {
    // the text itself is half of the answer's name in the cache; other types of body are no GraphQL: 415
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('application/json', { parseAs: 'string' }, (_request, text, done) => done(null, text));
    for (const door of ['', EMBED_DOOR]) scope.route({ method: ['GET', 'POST'], url: `${door}/graphql`, handler });
  });
}

/** Aborted where the asker has gone. */
function untilGone(reply: FastifyReply): AbortSignal {
  const gone = new AbortController();
  reply.raw.once('close', () => gone.abort());
  return gone.signal;
}

/** Whether the request is for a stream of events: who takes JSON too asks a question like any other. */
function takesEventsAlone({ headers }: FastifyRequest): boolean {
  const types = (headers.accept ?? '').split(',').map((type) => type.split(';')[0]?.trim());
  return types.includes('text/event-stream') && !types.some((type) => type === '*/*' || type?.endsWith('json'));
}

interface AskedStream {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly text: string;
  readonly context: Context;
}

async function sendEvents(eventStream: EventStream, { request, reply, text, context }: AskedStream) {
  const { method, url } = request;
  const [body, { status }] = await requestLog.run(request.log, () =>
    eventStream({ method, url, body: JSON.stringify(method === 'POST' ? parseBody(text) : null), context }),
  );
  // what it says in English of a request without a query
  if (body === null || typeof body === 'string') throw badInput('query に subscription を書いて送ってください。');
  void reply
    .code(status)
    .header('content-type', 'text/event-stream; charset=utf-8')
    .header('cache-control', 'no-store');
  // a proxy that gathered the events would bring them all at the end
  return reply.header('x-accel-buffering', 'no').send(Readable.from(body));
}

async function execute(
  apollo: ApolloServer<Context>,
  request: FastifyRequest,
  text: string,
  context: Context,
): Promise<Answer<EncodedBytes> & { readonly status: number }> {
  const headers = new HeaderMap();
  for (const [name, value] of Object.entries(request.headers))
    if (value !== undefined) headers.set(name, Array.isArray(value) ? value.join(', ') : value);
  const response = await apollo.executeHTTPGraphQLRequest({
    httpGraphQLRequest: {
      method: request.method,
      headers,
      search: new URL(request.url, 'http://localhost').search,
      body: request.method === 'POST' ? parseBody(text) : undefined,
    },
    context: async () => context,
  });
  // queries and mutations come whole; nothing here defers or streams
  const body = response.body.kind === 'complete' ? response.body.string : '';
  return { headers: response.headers, status: response.status ?? 200, body: new EncodedBytes(Buffer.from(body)) };
}

function parseBody(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw badInput('要求の本文が JSON として読めません。');
  }
}

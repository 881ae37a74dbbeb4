import { type ApolloServer, HeaderMap } from '@apollo/server';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { EMBED_DOOR, viewerOf } from '../account/index.ts';
import {
  type Answer,
  AnswerCache,
  type Context,
  createContext,
  readOccasion,
  type Services,
} from '../graphql/index.ts';
import { badInput, EncodedBytes, sendEncoded } from '../wire/index.ts';
import { requestLog } from './request-id.ts';

/** `/graphql`, and `/embed/graphql` as the public: GraphQL over HTTP, with the answers to repeated questions kept. */
export async function registerGraphql(
  app: FastifyInstance,
  apollo: ApolloServer<Context>,
  services: Services,
): Promise<void> {
  const answers = new AnswerCache<EncodedBytes>(({ plain }) => plain.length * 2);

  const handler = async (request: FastifyRequest, reply: FastifyReply) => {
    const occasion = await readOccasion(services, viewerOf(request));
    const text = typeof request.body === 'string' ? request.body : '';
    const key = answers.keyOf(occasion, [request.method, request.url, request.headers.accept ?? '', text]);
    let answer = answers.get(key);
    if (!answer) {
      const gone = new AbortController();
      reply.raw.once('close', () => gone.abort());
      const context = createContext(services, occasion, gone.signal);
      const made = await requestLog.run(request.log, () => execute(apollo, request, text, context));
      for (const [name, value] of made.headers) void reply.header(name, value);
      void reply.code(made.status);
      answer = made;
      if (made.status === 200 && context.answer.isRepeatable) answers.set(key, made);
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

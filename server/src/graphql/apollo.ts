import { ApolloServer, type ApolloServerPlugin } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { type GraphQLSchema, OperationTypeNode } from 'graphql';
import { badInput, stringify } from '../wire/index.ts';
import { compiledGateway } from './compiled-executor.ts';
import type { Context } from './context.ts';
import { createErrorFormatter } from './format-error.ts';
import { assertWithinLimits, LIMITS } from './limits.ts';

const GRAPHQL_RESPONSE = 'application/graphql-response+json';

/** Apollo with our limits, errors and executor; what it is mounted on is the caller's. */
export async function createApollo(
  schema: GraphQLSchema,
  logFault: (error: unknown) => void,
): Promise<ApolloServer<Context>> {
  const apollo = new ApolloServer<Context>({
    gateway: compiledGateway(schema),
    stringifyResult: stringify,
    formatError: createErrorFormatter(logFault),
    includeStacktraceInErrorResponses: false,
    introspection: true,
    persistedQueries: false,
    parseOptions: { maxTokens: LIMITS.tokens },
    // a page of another site is refused by its Origin, for every route, before it comes here
    csrfPrevention: false,
    // its own handler would end the process before the database is closed
    stopOnTerminationSignals: false,
    plugins: [
      ApolloServerPluginLandingPageDisabled(),
      // it would wrap the resolver of every field
      ApolloServerPluginCacheControlDisabled(),
      limitsPlugin,
      statusPlugin,
      repeatablePlugin,
    ],
  });
  await apollo.start();
  return apollo;
}

const limitsPlugin: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    didResolveOperation: async ({ document, operation, request }) => {
      if (operation?.operation === OperationTypeNode.SUBSCRIPTION)
        throw badInput('subscription は Accept: text/event-stream で送ってください。');
      if (operation) assertWithinLimits(document, operation, request.variables ?? {});
    },
  }),
};

/** A query that went well can be answered the same again, until something changes. */
const repeatablePlugin: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ operation, response, contextValue }) => {
      const { body } = response;
      contextValue.answer.isRepeatable =
        operation?.operation === OperationTypeNode.QUERY &&
        body.kind === 'single' &&
        !body.singleResult.errors &&
        !contextValue.answer.isMoving;
    },
  }),
};

/** GraphQL over HTTP: a client that takes `application/json` alone gets 200 for an answer in GraphQL's own words, errors too. */
const statusPlugin: ApolloServerPlugin<Context> = {
  requestDidStart: async () => ({
    willSendResponse: async ({ request, source, response }) => {
      const takes = request.http?.headers.get('accept') ?? '';
      // without a query it isn't GraphQL yet
      if (source && response.http.status === 400 && !takes.includes(GRAPHQL_RESPONSE)) response.http.status = 200;
    },
  }),
};

import {
  type DocumentNode,
  type ExecutionResult,
  GraphQLError,
  type GraphQLSchema,
  getOperationAST,
  getVariableValues,
  OperationTypeNode,
  parse,
  subscribe,
  validate,
} from 'graphql';
import { createHandler, type Response } from 'graphql-sse';
import { badInput } from '../wire/index.ts';
import type { Context } from './context.ts';
import { createErrorFormatter } from './format-error.ts';
import { assertWithinLimits, LIMITS } from './limits.ts';

/** What one asks to be told of, as it came in, and what it is answered from. */
export interface StreamRequest {
  readonly method: string;
  readonly url: string;
  /** Of a POST. */
  readonly body: string;
  readonly context: Context;
}

/** Answers one subscription with a stream of events (GraphQL over Server-Sent Events, distinct connections). */
export type EventStream = (request: StreamRequest) => Promise<Response>;

interface Asked {
  readonly query: string;
  readonly operationName?: string | undefined;
  readonly variables?: Record<string, unknown> | undefined;
}

/**
 * Subscriptions under the limits, with the errors and the context of queries. Whatever goes wrong is an event in the same
 * words as in an answer to a query: a stream that broke off would say nothing.
 */
export function createEventStream(schema: GraphQLSchema, logFault: (error: unknown) => void): EventStream {
  const format = createErrorFormatter(logFault);
  const handle = createHandler<null, Context>({
    // no stream is kept open for operations that come later
    authenticate: () => null,
    onSubscribe: async ({ context }, params) => {
      const asked = params as Asked;
      const faulty = readOperation(schema, asked);
      // it takes for a result what has data
      if ('errors' in faulty) return { ...faulty, data: null };
      const result = await subscribe({
        schema,
        document: faulty.document,
        operationName: asked.operationName,
        variableValues: asked.variables,
        contextValue: context,
      });
      return Symbol.asyncIterator in result ? untilFault(result) : result;
    },
    onNext: (_context, _request, result) => {
      const { errors } = result as ExecutionResult;
      if (!errors) return undefined;
      return { ...result, errors: errors.map((error) => format(error.toJSON(), error) as GraphQLError) };
    },
  });
  return ({ method, url, body, context }) =>
    handle({
      method,
      url,
      body,
      raw: null,
      context,
      // it takes the exact words alone, and what comes here was looked at before
      headers: { get: (name) => HEADERS[name] },
    });
}

const HEADERS: Readonly<Record<string, string>> = {
  accept: 'text/event-stream',
  'content-type': 'application/json',
};

/** Parsed, valid, a subscription, and within the limits; or why not, in the codes of queries. */
function readOperation(
  schema: GraphQLSchema,
  { query, operationName, variables = {} }: Asked,
): { readonly document: DocumentNode } | { readonly errors: readonly GraphQLError[] } {
  try {
    const document = parse(query, { maxTokens: LIMITS.tokens });
    const invalid = validate(schema, document);
    if (invalid.length > 0) return { errors: invalid.map((error) => coded(error, 'GRAPHQL_VALIDATION_FAILED')) };
    const operation = getOperationAST(document, operationName);
    if (operation?.operation !== OperationTypeNode.SUBSCRIPTION)
      throw badInput(
        'Accept: text/event-stream で受け取れるのは subscription だけです。ほかは application/json で送ってください。',
      );
    assertWithinLimits(document, operation, variables);
    const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables);
    return errors ? { errors: errors.map((error) => coded(error, 'BAD_USER_INPUT')) } : { document };
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    return { errors: [error.extensions['code'] === undefined ? coded(error, 'GRAPHQL_PARSE_FAILED') : error] };
  }
}

const coded = (error: GraphQLError, code: string): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    source: error.source ?? null,
    positions: error.positions ?? null,
    extensions: { code },
  });

/** Events to the end, a fault as the last of them. */
async function* untilFault(results: AsyncGenerator<ExecutionResult>): AsyncGenerator<ExecutionResult> {
  try {
    yield* results;
  } catch (error) {
    const fault = error instanceof GraphQLError ? error : new GraphQLError('', { originalError: error as Error });
    yield { errors: [fault] };
  }
}

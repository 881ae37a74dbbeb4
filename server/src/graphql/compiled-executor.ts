import type { ApolloServerOptionsWithGateway, BaseContext } from '@apollo/server';
import { type DocumentNode, GraphQLError, type GraphQLSchema } from 'graphql';
import { type CompiledQuery, compileQuery, isCompiledQuery } from 'graphql-jit';

type Gateway = ApolloServerOptionsWithGateway<BaseContext>['gateway'];
type Executor = Awaited<ReturnType<Gateway['load']>>['executor'];

/** Compiled operations kept; a client has some dozens. */
const MAX_COMPILED = 500;

/**
 * Apollo's hook for another executor: each operation is compiled to JavaScript once and kept by its text.
 * graphql-js walks the operation anew for every object, which on long lists costs more than the database.
 */
export function compiledGateway(schema: GraphQLSchema): Gateway {
  const compiled = new Map<string, CompiledQuery>();
  const compile = (
    key: string,
    document: DocumentNode,
    operationName: string | undefined,
  ): CompiledQuery | GraphQLError[] => {
    const known = compiled.get(key);
    if (known) return known;
    const made = compileQuery(schema, document, operationName);
    if (!isCompiledQuery(made)) return [...(made.errors ?? [])];
    const [oldest] = compiled.keys();
    if (compiled.size >= MAX_COMPILED && oldest !== undefined) compiled.delete(oldest);
    compiled.set(key, made);
    return made;
  };
  const executor: Executor = async ({ document, request, operationName, queryHash, context }) => {
    const query = compile(`${queryHash} ${operationName ?? ''}`, document, operationName ?? undefined);
    if (Array.isArray(query)) return { errors: query };
    const result = await query.query({}, context, request.variables ?? {});
    if (!result.errors) return result;
    // without `data` nothing has run: the variables didn't fit
    const fault = result.data === undefined ? 'BAD_USER_INPUT' : undefined;
    return { ...result, errors: result.errors.map((error) => ownError(error, fault)) };
  };
  return {
    load: async () => ({ executor }),
    onSchemaLoadOrUpdate: (callback) => {
      callback({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    stop: async () => undefined,
  };
}

/** The compiler's errors have no `extensions` unless the resolver's had some, which Apollo doesn't expect. */
function ownError({ message, path, originalError }: GraphQLError, code: string | undefined): GraphQLError {
  return new GraphQLError(message, {
    path: path ?? null,
    originalError: originalError ?? null,
    extensions: code ? { code, http: { status: 400 } } : { ...(originalError as Partial<GraphQLError>)?.extensions },
  });
}

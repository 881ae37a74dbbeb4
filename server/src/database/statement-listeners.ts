import type pg from 'pg';

export type StatementListener = (sql: string) => void;

/** Lets listeners see every statement that a pool's connections send, whoever sends it. */
export function listenToStatements(pool: pg.Pool): Set<StatementListener> {
  const listeners = new Set<StatementListener>();
  pool.on('connect', (client) => {
    const send = client.query.bind(client) as (...args: unknown[]) => unknown;
    client.query = ((...args: unknown[]) => {
      if (listeners.size > 0) for (const listener of listeners) listener(textOf(args[0]));
      return send(...args);
    }) as typeof client.query;
  });
  return listeners;
}

/** pg takes a text, a config with a text, or a query object (COPY) that keeps it. */
function textOf(query: unknown): string {
  if (typeof query === 'string') return query;
  if (typeof query !== 'object' || query === null) return '';
  if ('text' in query && typeof query.text === 'string') return query.text;
  return 'cursor' in query ? textOf(query.cursor) : '';
}

import Fastify from 'fastify';
import type { Config } from './config.ts';
import { type Database, openDatabase } from './database/index.ts';

export type { Config } from './config.ts';

export interface RunningServer {
  readonly url: string;
  readonly database: Database;
  close(): Promise<void>;
}

/** Wires the parts by hand and starts to listen. */
export async function startServer(config: Config): Promise<RunningServer> {
  const database = await openDatabase(config);
  const http = Fastify({ bodyLimit: 256 * 1024 });
  http.get('/healthz', () => 'ok');
  const url = await http.listen({ host: config.host, port: config.port });
  return {
    url,
    database,
    close: async () => {
      await http.close();
      await database.close();
    },
  };
}

import 'reflect-metadata';
import type { Config } from './config.ts';
import { type Database, openDatabase } from './database/index.ts';
import { openFrontDoor } from './front-door.ts';
import { buildSchema, createServices } from './graphql/index.ts';
import { createHttpServer } from './http/index.ts';
import { prepareData } from './prepare-data.ts';

export type { Config } from './config.ts';

export interface RunningServer {
  readonly url: string;
  readonly database: Database;
  close(): Promise<void>;
}

/**
 * Listens, opens the database, and wires the parts by hand; resolves when it can answer.
 * `onProgress` hears of the steps that take seconds, in Japanese. Throws `SurroundingsError` when it can't start.
 */
export async function startServer(
  config: Config,
  onProgress: (step: string) => void = () => undefined,
): Promise<RunningServer> {
  const door = await openFrontDoor(config.host, config.port);
  const report = (step: string) => {
    door.waitFor(step);
    onProgress(step);
  };
  try {
    const database = await openDatabase({ ...config, onProgress: report });
    await prepareData(database, config, report);
    const http = await createHttpServer({
      services: createServices(database),
      schema: await buildSchema(),
      logLevel: config.logLevel,
    });
    await http.ready();
    door.open(
      (request, response) => http.routing(request, response),
      () => database.assertHealthy(),
    );
    return {
      url: door.url,
      database,
      close: async () => {
        await door.close();
        await http.close();
        await database.close();
      },
    };
  } catch (error) {
    await door.close();
    throw error;
  }
}

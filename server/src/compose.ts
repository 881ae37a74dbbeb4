import 'reflect-metadata';
import { newToken, removeServerFile, writeServerFile } from './command/index.ts';
import type { Config } from './config.ts';
import { type Database, openDatabase } from './database/index.ts';
import { openFrontDoor } from './front-door.ts';
import { openServices, type Services } from './services.ts';

export type { Config } from './config.ts';

export interface RunningServer {
  readonly url: string;
  readonly database: Database;
  /** Resolves with the reason when the embedded database has ended by itself: then only a new start helps. */
  readonly failed: Promise<Error>;
  close(): Promise<void>;
}

/**
 * Listens, opens the database, and wires the parts by hand; resolves when it can answer.
 * `onProgress` hears of the steps that take seconds, in Japanese. Throws `SurroundingsError` when it can't start.
 * `open` gives the database: tests hand in one that is open already.
 */
export async function startServer(
  config: Config,
  onProgress: (step: string) => void = () => undefined,
  open: typeof openDatabase = openDatabase,
): Promise<RunningServer> {
  const door = await openFrontDoor(config.host, config.port);
  const report = (step: string) => {
    door.waitFor(step);
    onProgress(step);
  };
  const failed = Promise.withResolvers<Error>();
  let services: Services | undefined;
  try {
    const opening = openServices(config, report, { onFailure: failed.resolve, open });
    // loading would hold up a connection, which has a time limit; the embedded database opens in a thread of its own
    if (config.databaseUrl) await opening;
    const [answering, opened] = await Promise.all([import('./answering.ts'), opening]);
    services = opened;
    const { database, close } = opened;
    await answering.bringSampleTowns(opened, config.sampleTowns, report);
    const importJobs = new answering.ImportJobs({ ...opened, dataDir: config.dataDir });
    const http = await answering.createHttpServer({
      services: answering.createServices({ ...opened, importJobs, embedOrigins: config.embedOrigins }),
      schema: await answering.buildSchema(),
      logLevel: config.logLevel,
    });
    const address = { url: door.url, token: newToken() };
    answering.registerCommandRoute(http, opened, address.token);
    await http.ready();
    door.open(
      (request, response) => http.routing(request, response),
      () => database.assertHealthy(),
    );
    writeServerFile(config.dataDir, address);
    await importJobs.start((fault) => http.log.error(fault));
    const stopKeeping = answering.keepCurrent({ ...opened, clock: () => new Date() }, (fault) => http.log.error(fault));
    return {
      url: door.url,
      database,
      failed: failed.promise,
      close: async () => {
        removeServerFile(config.dataDir, address);
        await door.close();
        await http.close();
        await importJobs.close();
        await stopKeeping();
        await close();
      },
    };
  } catch (error) {
    await door.close();
    await services?.close();
    throw error;
  }
}

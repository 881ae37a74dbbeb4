import type { Config } from './config.ts';
import { openDatabase } from './database/index.ts';

export type { Config } from './config.ts';

export interface RunningServer {
  readonly url: string;
  close(): Promise<void>;
}

/** Wires the parts by hand and starts to listen. */
export async function startServer(config: Config): Promise<RunningServer> {
  const database = await openDatabase(config);
  return { url: '', close: () => database.close() };
}

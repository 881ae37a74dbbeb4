import { startServer } from './compose.ts';
import type { Config } from './config.ts';

/** Starts the server, says where it is, and resolves when a signal has ended it. */
export async function serve(config: Config, onProgress: (step: string) => void): Promise<void> {
  const server = await startServer(config, onProgress);
  console.log(`開きました： ${server.url}/`);
  await new Promise<void>((resolve) => {
    // a terminal sends the signal to this process, and so does the script that started it: the second is not an impatient one
    process.on('SIGINT', () => resolve());
    process.on('SIGTERM', () => resolve());
  });
  await server.close();
}

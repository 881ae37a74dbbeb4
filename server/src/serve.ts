import { startServer } from './compose.ts';
import type { Config } from './config.ts';
import { SurroundingsError } from './surroundings-error.ts';

/** Starts the server, says where it is, and resolves when a signal has ended it. */
export async function serve(config: Config, onProgress: (step: string) => void): Promise<void> {
  const server = await startServer(config, onProgress);
  console.log(`開きました： ${server.url}/`);
  const failure = await Promise.race([server.failed, untilSignal()]);
  await server.close();
  if (failure)
    throw new SurroundingsError(
      `データベースが止まりました（${failure.message}）。メモリーの空きを確かめて、npm start でもう一度始めてください。公開したデータは残っています。`,
      `The database has stopped (${failure.message}): see whether memory is free, and start again with npm start. What was published is kept.`,
      { cause: failure },
    );
}

/** A terminal sends the signal to this process, and so does the script that started it: the second is no impatience. */
function untilSignal(): Promise<undefined> {
  return new Promise((resolve) => {
    process.on('SIGINT', () => resolve(undefined));
    process.on('SIGTERM', () => resolve(undefined));
  });
}

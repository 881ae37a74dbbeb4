import { restoreBackup } from './backup/index.ts';
import { CommandError, type CommandWork } from './command/index.ts';
import type { Config } from './config.ts';
import { executeCommand } from './data-command/index.ts';
import { DatasetError } from './dataset/index.ts';
import { openServices } from './services.ts';

/** Opens the data for one command of the command line. Throws `SurroundingsError` when it can't. */
export async function openCommandWork(config: Config, onProgress: (step: string) => void): Promise<CommandWork> {
  const services = await openServices(config, onProgress);
  return {
    execute: async (command, onStep) => {
      try {
        return await executeCommand(services, command, onStep);
      } catch (error) {
        throw error instanceof DatasetError ? new CommandError(error.message, { cause: error }) : error;
      }
    },
    restore: (file, replacesAll, onStep) => restoreBackup(services.database, file, replacesAll, onStep),
    close: services.close,
  };
}

import type { CommandProgress, CommandResult } from './command-result.ts';

/** Where the running server takes a command, as JSON. */
export const COMMAND_PATH = '/command';

/** One line of the answer. An empty object keeps the connection: a long step would look like a dead server. */
export type AnswerLine =
  | { readonly progress: CommandProgress }
  | { readonly result: CommandResult }
  | { readonly failure: string }
  | Record<string, never>;

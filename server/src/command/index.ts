// The command line itself: it loads nothing of what works on data (see Program), so that a command that only says something is quick.
export { type AnswerLine, COMMAND_PATH } from './command-answer.ts';
export { CommandError } from './command-error.ts';
export type { CommandProgress, CommandResult, ServiceDayValues } from './command-result.ts';
export { type DataCommand, dataCommandSchema, type ExportCommand, type ImportCommand } from './data-command.ts';
export { resultText } from './result-text.ts';
export { type CommandWork, type Program, runCommandLine } from './run-command-line.ts';
export { newToken, removeServerFile, type ServerAddress, writeServerFile } from './server-file.ts';

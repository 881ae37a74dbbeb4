export { registerCommandRoute } from './command-route.ts';
export type { CommandServices } from './execute-command.ts';
export { resultText } from './result-text.ts';
export { type Program, runCommandLine } from './run-command-line.ts';
export { newToken, removeServerFile, type ServerAddress, writeServerFile } from './server-file.ts';

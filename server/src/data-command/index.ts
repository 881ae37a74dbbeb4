export { registerCommandRoute } from './command-route.ts';
export { type CommandServices, executeCommand } from './execute-command.ts';

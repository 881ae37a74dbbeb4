import fs from 'node:fs';
import path from 'node:path';
import type { RestoreSummary } from '../backup/index.ts';
import { type Config, readConfig } from '../config.ts';
import { reasonOf, SurroundingsError } from '../surroundings-error.ts';
import { type Arguments, findCommand, parseArguments } from './arguments.ts';
import { askServer } from './ask-server.ts';
import { CommandError, UsageError } from './command-error.ts';
import type { CommandProgress, CommandResult } from './command-result.ts';
import type { DataCommand } from './data-command.ts';
import { type DatabaseInspection, diagnose, findingText } from './doctor.ts';
import { helpText } from './help.ts';
import { resultJson, resultText } from './result-text.ts';
import { findServerFile } from './server-file.ts';
import { openTerminal, type Terminal } from './terminal.ts';
import { toDataCommand } from './to-data-command.ts';

/** What the command line starts; `main.ts` hands it in. */
export interface Program {
  /** Serves until a signal ends it. */
  readonly serve: (config: Config, onProgress: (step: string) => void) => Promise<void>;
  /** Opens the data in this process, where no server holds it. */
  readonly openWork: (config: Config, onProgress: (step: string) => void) => Promise<CommandWork>;
  readonly loadInspection: () => Promise<DatabaseInspection>;
}

type OnProgress = (progress: CommandProgress) => void;

/** What is done on data that this process has opened. Throws `CommandError` for wrong use. */
export interface CommandWork {
  readonly execute: (command: DataCommand, onProgress: OnProgress) => Promise<CommandResult>;
  readonly restore: (file: string, replacesAll: boolean, onProgress: OnProgress) => Promise<RestoreSummary>;
  close(): Promise<void>;
}

/** 0: done, or unchanged. 1: rejected, nothing changed. 2: wrong use or broken surroundings. */
export type ExitCode = 0 | 1 | 2;

/** Runs one command; says what went wrong, and never throws. */
export async function runCommandLine(
  argv: readonly string[],
  env: NodeJS.ProcessEnv,
  program: Program,
): Promise<ExitCode> {
  const terminal = openTerminal();
  try {
    if (argv.length === 0 || argv[0] === 'help' || argv.includes('--help') || argv.includes('-h')) {
      terminal.answer(helpText(findCommand(argv[0] === 'help' ? argv.slice(1) : argv)));
      return argv.length === 0 ? 2 : 0;
    }
    return await run(parseArguments(argv), env, program, terminal);
  } catch (error) {
    terminal.say(explanation(error));
    return 2;
  }
}

async function run(args: Arguments, env: NodeJS.ProcessEnv, program: Program, terminal: Terminal): Promise<ExitCode> {
  const config = readConfig(env);
  // npm runs in the project's folder: the person's own is told apart
  const cwd = env['INIT_CWD'] ?? process.cwd();
  switch (args.words) {
    case 'serve':
      await program.serve(config, (step) => console.log(`… ${step}`));
      return 0;
    case 'doctor': {
      const findings = await diagnose(config, await program.loadInspection());
      terminal.answer(args.has('json') ? json(findings) : findings.map(findingText).join('\n'));
      return findings.every(({ isWell }) => isWell) ? 0 : 2;
    }
    case 'restore':
      return await restore(args, path.resolve(cwd, args.operands[0] ?? ''), config, program, terminal);
    default: {
      const result = await runDataCommand(toDataCommand(args, cwd), config, program, terminal);
      const report = args.text('report');
      if (report !== undefined) writeReport(path.resolve(cwd, report), resultJson(result));
      terminal.answer(args.has('json') ? json(resultJson(result)) : resultText(result));
      return isRejected(result) ? 1 : 0;
    }
  }
}

function isRejected(result: CommandResult): boolean {
  if (result.name === 'import') return result.report.status === 'rejected';
  return result.name === 'undo' && result.undone.status === 'rejected';
}

/** In the server that holds the embedded database where one runs, else in this process. */
async function runDataCommand(
  command: DataCommand,
  config: Config,
  program: Program,
  terminal: Terminal,
): Promise<CommandResult> {
  const address = config.databaseUrl ? undefined : findServerFile(config.dataDir);
  const answer = address && (await askServer(address, command, terminal.progress));
  if (answer) return answer;
  return await withWork(config, program, terminal, (work) => work.execute(command, terminal.progress));
}

async function restore(
  args: Arguments,
  file: string,
  config: Config,
  program: Program,
  terminal: Terminal,
): Promise<ExitCode> {
  const address = findServerFile(config.dataDir);
  const isServing = address && (await fetch(new URL('/healthz', address.url)).catch(() => undefined));
  if (isServing)
    throw new SurroundingsError(
      `サーバー（${address.url}）が動いています。止めてから restore を実行してください。`,
      `The server (${address.url}) runs: stop it, then restore.`,
    );
  const summary = await withWork(config, program, terminal, (work) =>
    work.restore(file, args.has('replace'), terminal.progress),
  );
  const day = summary.createdAt.slice(0, 10);
  terminal.answer(
    args.has('json') ? json(summary) : `${day} の写しから戻しました（${summary.rows.toLocaleString('ja')} 行）。`,
  );
  return 0;
}

async function withWork<T>(
  config: Config,
  program: Program,
  terminal: Terminal,
  use: (work: CommandWork) => Promise<T>,
): Promise<T> {
  const work = await program.openWork(config, (step) => terminal.progress({ step, done: 0, total: 0 }));
  try {
    return await use(work);
  } finally {
    await work.close();
  }
}

function writeReport(file: string, report: unknown): void {
  try {
    fs.writeFileSync(file, `${json(report)}\n`);
  } catch (error) {
    throw new SurroundingsError(
      `報告を ${file} に書けません（${reasonOf(error)}）。取り込みそのものは終わっています。`,
      `The report can't be written to ${file} (${reasonOf(error)}); the import itself is done.`,
      { cause: error },
    );
  }
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

function explanation(error: unknown): string {
  if (error instanceof UsageError) return `${error.message}\n使い方は npm run hazama -- help で見られます。`;
  if (error instanceof CommandError || error instanceof SurroundingsError) return error.message;
  const trace = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `思わぬ誤りで止まりました。次の内容を添えてお知らせください。\n${trace}`;
}

import { codeOf, SurroundingsError } from '../surroundings-error.ts';
import { type AnswerLine, COMMAND_PATH } from './command-answer.ts';
import { CommandError } from './command-error.ts';
import type { CommandProgress, CommandResult } from './command-result.ts';
import type { DataCommand } from './data-command.ts';
import type { ServerAddress } from './server-file.ts';

/**
 * Has the running server do a command. Nothing where no server answers at the address, or not the one that it was of: a
 * killed server leaves its address behind.
 * @throws CommandError with what the server says when it can't be done
 */
export async function askServer(
  { url, token }: ServerAddress,
  command: DataCommand,
  onProgress: (progress: CommandProgress) => void,
): Promise<CommandResult | undefined> {
  const response = await post(url, token, command);
  if (!response || response.status === 401 || response.status === 404) return undefined;
  if (!response.ok || !response.body) throw await refusal(response);
  for await (const line of linesOf(response.body)) {
    if ('progress' in line) onProgress(line.progress);
    else if ('result' in line) return line.result;
    else if ('failure' in line) throw new CommandError(line.failure);
  }
  throw new SurroundingsError(
    'サーバーとの話が途中で切れました。サーバーが動いているか確かめてから、もう一度実行してください（取り込みは、途中までにはなりません）。',
    'The server broke off: see whether it runs, then try again (an import is whole or nothing).',
  );
}

async function post(url: string, token: string, command: DataCommand): Promise<Response | undefined> {
  try {
    return await fetch(new URL(COMMAND_PATH, url), {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
        // a compressed stream would hold lines back
        'accept-encoding': 'identity',
      },
      body: JSON.stringify(command),
    });
  } catch (error) {
    const cause = error instanceof Error ? error.cause : undefined;
    if (codeOf(cause) === 'ECONNREFUSED') return undefined;
    throw error;
  }
}

async function refusal(response: Response): Promise<Error> {
  const { failure } = (await response.json().catch(() => ({}))) as { failure?: string };
  return new CommandError(failure ?? `サーバーが答えませんでした（HTTP ${response.status}）。`);
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<AnswerLine> {
  let rest = '';
  for await (const chunk of body.pipeThrough(new TextDecoderStream())) {
    const lines = (rest + chunk).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) yield JSON.parse(line) as AnswerLine;
  }
}

import { timingSafeEqual } from 'node:crypto';
import { PassThrough } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { type AnswerLine, COMMAND_PATH, type CommandProgress, dataCommandSchema } from '../command/index.ts';
import { DatasetError } from '../dataset/index.ts';
import { SurroundingsError } from '../surroundings-error.ts';
import { type CommandServices, executeCommand } from './execute-command.ts';

const BEAT_MILLISECONDS = 10_000;
const LEAST_BETWEEN_PROGRESS_MILLISECONDS = 100;

/** Lets the command line of this machine work through the server, which alone may open the embedded database. */
export function registerCommandRoute(app: FastifyInstance, services: CommandServices, token: string): void {
  app.post(COMMAND_PATH, async (request, reply) => {
    if (!isTheToken(request.headers.authorization, token)) return reply.code(401).send({ failure: 'wrong token' });
    const parsed = dataCommandSchema.safeParse(request.body);
    if (!parsed.success)
      return reply
        .code(400)
        .send({ failure: `サーバーが知らない命令です（${parsed.error.issues[0]?.message ?? ''}）。` });

    const lines = new PassThrough();
    const write = (line: AnswerLine) => {
      // whoever asked may be gone; the work goes on to its end all the same
      if (!lines.destroyed) lines.write(`${JSON.stringify(line)}\n`);
    };
    const beat = setInterval(() => write({}), BEAT_MILLISECONDS);
    const work = executeCommand(
      services,
      parsed.data,
      throttled((progress) => write({ progress })),
    );
    void work
      .then(
        (result) => write({ result }),
        (error: unknown) => write({ failure: failureOf(error, (fault) => request.log.error(fault)) }),
      )
      .finally(() => {
        clearInterval(beat);
        lines.end();
      });
    return reply.type('application/x-ndjson').header('cache-control', 'no-store').send(lines);
  });
}

function isTheToken(authorization: string | undefined, token: string): boolean {
  const given = Buffer.from(authorization ?? '');
  const expected = Buffer.from(`Bearer ${token}`);
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function failureOf(error: unknown, log: (error: unknown) => void): string {
  if (error instanceof DatasetError || error instanceof SurroundingsError) return error.message;
  log(error);
  return 'サーバーの中で思わぬ誤りがありました。サーバーの記録を見てください。';
}

function throttled(report: (progress: CommandProgress) => void): (progress: CommandProgress) => void {
  let step = '';
  let at = 0;
  return (progress) => {
    const now = performance.now();
    if (progress.step === step && now - at < LEAST_BETWEEN_PROGRESS_MILLISECONDS && progress.done < progress.total)
      return;
    step = progress.step;
    at = now;
    report(progress);
  };
}

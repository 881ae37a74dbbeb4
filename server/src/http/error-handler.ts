import type { FastifyError, FastifyInstance } from 'fastify';
import { problem, UserError } from '../wire/index.ts';

/** What Fastify refuses before a handler sees it, in the reader's words. */
const REFUSALS: Readonly<Record<number, string>> = {
  400: '要求を読めません。書き方を確かめてください。',
  413: '要求の本文が大きすぎます(256 KB まで)。',
  415: '本文の形式は application/json にしてください。',
};

/** No stack, no statement, no table's name leaves the server. */
export function registerErrorHandler(app: FastifyInstance): void {
  app.setErrorHandler(async (error: FastifyError | UserError, request, reply) => {
    if (error instanceof UserError) return reply.code(error.statusCode).send(problem(error.code, error.message));
    const status = error.statusCode ?? 500;
    if (status >= 400 && status < 500)
      return reply.code(status).send(problem('BAD_USER_INPUT', REFUSALS[status] ?? REFUSALS[400] ?? ''));
    request.log.error(error);
    return reply
      .code(500)
      .send(
        problem(
          'INTERNAL_SERVER_ERROR',
          'サーバーで問題が起きました。続くときは問い合わせ番号(x-request-id)を添えて管理者に知らせてください。',
        ),
      );
  });
}

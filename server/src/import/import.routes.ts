import type { Readable } from 'node:stream';
import type { FastifyInstance } from 'fastify';
import { assertMayEdit, viewerOf } from '../account/index.ts';
import type { Database } from '../database/index.ts';
import { LARGEST_FILE_BYTES } from '../dataset/index.ts';
import { badInput, notFound } from '../wire/index.ts';
import type { ImportJobs } from './import-jobs.ts';
import { buildReportWorkbook } from './report-workbook.ts';

const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const LONGEST_NAME = 255;

/** Where files come in, and reports go out. What a file is called is in a header: names may be anybody's, and URLs are logged. */
export async function registerImports(
  app: FastifyInstance,
  { database, importJobs }: { readonly database: Database; readonly importJobs: ImportJobs },
): Promise<void> {
  await app.register(async (scope) => {
    // bytes as they come, whatever the browser takes them for
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser('*', (_request, payload, done) => done(null, payload));
    scope.post<{ Querystring: { municipality?: string; as?: string }; Body: Readable }>(
      '/imports',
      { bodyLimit: LARGEST_FILE_BYTES },
      async (request, reply) => {
        const { municipality = '' } = request.query;
        assertMayEdit(viewerOf(request));
        const [found] = await database.query<{ code: string }>('SELECT code FROM municipality WHERE code = $1', [
          municipality.slice(0, 5),
        ]);
        if (!found) throw notFound(`市町村「${municipality}」がありません。`);
        const name = fileNameOf(request.headers['x-file-name']);
        const { id } = await importJobs.stage(found.code, name, request.body);
        return reply.code(201).header('cache-control', 'no-store').send({ id });
      },
    );
  });

  app.get<{ Params: { id: string }; Querystring: { as?: string } }>(
    '/export/import-report/:id.xlsx',
    async (request, reply) => {
      assertMayEdit(viewerOf(request));
      const { id } = request.params;
      return reply
        .type(XLSX)
        .header('content-disposition', `attachment; filename="import-report.xlsx"; filename*=UTF-8''${REPORT_NAME}`)
        .header('cache-control', 'no-store')
        .send(await buildReportWorkbook(database, id));
    },
  );
}

const REPORT_NAME = encodeURIComponent('取込の報告.xlsx');

/** @throws UserError where there is none */
function fileNameOf(header: string | string[] | undefined): string {
  try {
    const name = decodeURIComponent(String(header ?? ''))
      .split(/[/\\]/)
      .at(-1)
      ?.replaceAll(/\p{Cc}/gu, '')
      .trim();
    if (name && name.length <= LONGEST_NAME) return name;
  } catch {
    // said below
  }
  throw badInput('ファイルの名前が読めません。名前を短くしてから、選びなおしてください。');
}

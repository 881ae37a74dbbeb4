import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import { UserError } from '../wire/index.ts';
import { attachment } from './attachment.ts';
import type { ExportServices } from './export-context.ts';
import { parseExportRequest } from './export-request.ts';
import type { ExportFormat } from './vocabulary.ts';
import { type ExportSummary, writeExport } from './write-export.ts';

const CONTENT_TYPES: Readonly<Record<ExportFormat, string>> = {
  csv: 'text/csv',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  geojson: 'application/geo+json',
  gpkg: 'application/geopackage+sqlite3',
};

/** As many replaced characters as a header can hold; their number is always whole. */
const MOST_IN_HEADER = 20;

interface ExportRoute {
  Params: { dataset: string; format: string };
  Querystring: Record<string, string | string[] | undefined>;
}

/**
 * `/export/{dataset}.{csv|xlsx|geojson|gpkg}?m=…`: the table as a file. It is made whole before its first byte is sent, so
 * that a fault is an answer and never a file that breaks off.
 */
export function registerExports(app: FastifyInstance, services: ExportServices): void {
  app.get<ExportRoute>('/export/:dataset.:format', async (request, reply) => {
    const { dataset, format } = request.params;
    const file = path.join(os.tmpdir(), `hazama-export-${randomUUID()}`);
    let summary: ExportSummary;
    try {
      const asked = parseExportRequest(dataset, format, request.query);
      summary = await writeExport(services, asked, file);
      void reply
        .type(contentTypeOf(summary.format, asked.parameters.encoding))
        .header('content-disposition', attachment(summary.title, `${asked.parameters.m}-${dataset}.${format}`));
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      const { statusCode: status, message: detail, code } = error;
      return reply
        .code(status)
        .header('cache-control', 'no-store')
        .type('application/problem+json')
        .send(JSON.stringify({ type: 'about:blank', title: '書き出せません', status, detail, code }));
    }
    if (summary.replaced.count > 0)
      void reply
        .header('hazama-replaced-count', summary.replaced.count)
        .header(
          'hazama-replaced',
          encodeURIComponent(JSON.stringify(summary.replaced.listed.slice(0, MOST_IN_HEADER))),
        );
    const stream = fs.createReadStream(file);
    // open, the file needs no name any more; where a system wants it to keep one, it goes when it has been read
    stream.once('close', () => fs.rmSync(file, { force: true }));
    return reply
      .header('cache-control', summary.isPublic ? 'public, no-cache' : 'no-store')
      .header('hazama-rows', summary.rows)
      .send(stream);
  });
}

function contentTypeOf(format: ExportFormat, encoding: string): string {
  if (format !== 'csv') return CONTENT_TYPES[format];
  // Shift_JIS is what the registry of character sets calls what Windows writes
  return `${CONTENT_TYPES.csv}; charset=${encoding === 'cp932' ? 'shift_jis' : 'utf-8'}; header=present`;
}

import type { FastifyInstance } from 'fastify';
import { findTemplate, TEMPLATE_NAMES } from '../dataset/index.ts';
import { notFound } from '../wire/index.ts';

interface TemplateRoute {
  Params: { name: string; format: string };
}

/** `/templates/{name}.{csv,xlsx}`: an empty input table with a filled example row. */
export function registerTemplates(app: FastifyInstance): void {
  app.get<TemplateRoute>('/templates/:name.:format', async (request, reply) => {
    const { name, format } = request.params;
    const template = format === 'csv' || format === 'xlsx' ? await findTemplate(name, format) : undefined;
    if (!template)
      throw notFound(`「${name}.${format}」というひな形はありません(${TEMPLATE_NAMES.join('・')} の csv か xlsx)。`);
    return reply
      .type(template.contentType)
      .header('content-disposition', `attachment; filename="${template.fileName}"`)
      .send(Buffer.from(template.bytes));
  });
}

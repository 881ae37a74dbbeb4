import { Readable } from 'node:stream';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { Statements } from '../database/index.ts';
import { notFound, UserError } from '../wire/index.ts';
import { hsdsId } from './hsds-id.ts';
import { type HsdsQuery, hsdsPage, ndjsonLines, pagesOf, parseHsdsQuery, type ReadPage } from './hsds-page.ts';
import { createHsdsReader, type HsdsReader } from './hsds-reader.ts';
import type { OrganizationRow } from './organization.repository.ts';
import type { ServiceRow } from './service.repository.ts';
import { organizationOf, toService, toServiceAtLocation, toSummary } from './service.ts';
import { TAXONOMY, taxonomyTerms } from './taxonomy.ts';

interface WithId {
  Params: { id: string };
}

/** What this API is, as HSDS wants its root to say. */
const ABOUT = {
  version: '3.0',
  profile: 'https://docs.openreferral.org/',
  openapi_url: 'https://raw.githubusercontent.com/openreferral/specification/3.0/schema/openapi.json',
  description: 'Hazama 狭間: 地域資源のうち、公開してよいもの。m=市町村コード で一つの町に絞れます。',
};

/**
 * `/hsds/…`: the Human Services Data Specification 3.0 of Open Referral, read only: services, organisations, where they are,
 * and the kinds as a taxonomy. Whoever asks sees what the public sees.
 */
export async function registerHsds(
  app: FastifyInstance,
  { database }: { readonly database: Statements },
): Promise<void> {
  const reader = createHsdsReader(database);
  await app.register(
    async (scope) => {
      scope.addHook('onSend', async (_request, reply) => {
        if (reply.statusCode === 200) void reply.header('cache-control', 'public, no-cache');
      });
      scope.setErrorHandler(async (error, _request, reply) => {
        if (!(error instanceof UserError)) throw error;
        return sendProblem(reply, error);
      });
      scope.get('/', async () => ABOUT);
      registerServices(scope, reader);
      registerOrganizations(scope, reader);
      registerTaxonomies(scope, reader);
    },
    { prefix: '/hsds' },
  );
}

function registerServices(scope: FastifyInstance, reader: HsdsReader): void {
  scope.get('/services', async ({ query }: FastifyRequest, reply) => {
    const kindOf = await kindFinder(reader);
    return sendList(reply, query, async (asked) => {
      const { rows, total } = await reader.listServices(asked, false);
      const toContent = asked.full ? toService : toSummary;
      const contents = rows.map((row) => (asked.minimal ? minimalOf(row) : toContent(row, kindOf(row.kindId))));
      return { contents, total };
    });
  });
  scope.get<WithId>('/services/:id', async ({ params }) => {
    const [row, kindOf] = await Promise.all([reader.getService(params.id, 'service'), kindFinder(reader)]);
    return toService(row, kindOf(row.kindId));
  });
  scope.get('/service_at_locations', async ({ query }: FastifyRequest, reply) => {
    const kindOf = await kindFinder(reader);
    return sendList(reply, query, async (asked) => {
      const { rows, total } = await reader.listServices(asked, true);
      const toContent = asked.full ? toService : toSummary;
      const contents = rows.flatMap((row) => {
        const place = toServiceAtLocation(row);
        return place ? [{ ...place, service: toContent(row, kindOf(row.kindId)) }] : [];
      });
      return { contents, total };
    });
  });
  scope.get<WithId>('/service_at_locations/:id', async ({ params }) => {
    const [row, kindOf] = await Promise.all([reader.getService(params.id, 'service_at_location'), kindFinder(reader)]);
    const place = toServiceAtLocation(row);
    if (!place) throw notFound(`「${params.id}」の場所は公開されていません。`);
    return { ...place, service: toService(row, kindOf(row.kindId)) };
  });
}

function registerOrganizations(scope: FastifyInstance, reader: HsdsReader): void {
  scope.get('/organizations', async ({ query: given }: FastifyRequest, reply) => {
    const all = pagesOf(await reader.listOrganizations(parseHsdsQuery(given)));
    return sendList(reply, given, async (query) => {
      const { contents: rows, total } = await all(query);
      const isNested = query.full || query.full_service;
      return { contents: isNested ? await nestedOrganizations(reader, rows, query) : rows.map(organizationOf), total };
    });
  });
  scope.get<WithId>('/organizations/:id', async ({ params, query }) => {
    const row = await reader.getOrganization(params.id);
    const [organization] = await nestedOrganizations(reader, [row], parseHsdsQuery(query));
    return organization;
  });
}

/** Bodies with what belongs to them; their services in a few words unless `full_service` asks for all of each. */
async function nestedOrganizations(
  reader: HsdsReader,
  rows: readonly OrganizationRow[],
  { full_service: isFull }: HsdsQuery,
) {
  const [servicesOf, kindOf] = await Promise.all([reader.listServicesOf(rows.map(({ id }) => id)), kindFinder(reader)]);
  return rows.map((row) => ({
    ...organizationOf(row),
    phones:
      row.phone === null
        ? []
        : [
            {
              id: hsdsId('phone', row.id),
              organization_id: hsdsId('organization', row.id),
              number: row.phone,
              type: 'voice',
            },
          ],
    services: (servicesOf.get(row.id) ?? []).map((service) => {
      if (isFull) return toService(service, kindOf(service.kindId));
      const { id, name, status } = toSummary(service, undefined);
      return { id, name, status };
    }),
  }));
}

const minimalOf = ({ id, modifiedAt }: ServiceRow) => ({
  id: hsdsId('service', id),
  modified_date: modifiedAt?.toISOString(),
});

/** A page of a list, or with `format=ndjson` all of it, an entry a line. */
async function sendList<T>(reply: FastifyReply, given: unknown, read: ReadPage<T>) {
  const query = parseHsdsQuery(given);
  if (query.format === 'ndjson')
    return reply.type('application/x-ndjson; charset=utf-8').send(Readable.from(ndjsonLines(query, read)));
  const { contents, total } = await read(query);
  return hsdsPage(contents, total, query);
}

function registerTaxonomies(scope: FastifyInstance, reader: HsdsReader): void {
  scope.get('/taxonomies', async ({ query }: FastifyRequest, reply) => {
    const { search = '' } = parseHsdsQuery(query);
    return sendList(reply, query, pagesOf([TAXONOMY].filter(({ name }) => name.includes(search))));
  });
  scope.get<WithId>('/taxonomies/:id', async ({ params }) => {
    if (params.id !== TAXONOMY.id) throw notFound(`「${params.id}」という分類はありません。`);
    return TAXONOMY;
  });
  scope.get('/taxonomy_terms', async ({ query: given }: FastifyRequest, reply) => {
    const query = parseHsdsQuery(given);
    const { taxonomy_id: taxonomyId, parent_id: parentId, top_only: topOnly, search = '' } = query;
    const terms = taxonomyTerms(await reader.listKinds()).filter(
      (term) =>
        (taxonomyId === undefined || taxonomyId === TAXONOMY.id) &&
        (parentId === undefined || term.parent_id === parentId) &&
        (!topOnly || term.parent_id === undefined) &&
        (term.name.includes(search) || term.code.includes(search)),
    );
    return sendList(reply, given, pagesOf(terms));
  });
  scope.get<WithId>('/taxonomy_terms/:id', async ({ params }) => {
    const term = taxonomyTerms(await reader.listKinds()).find(({ id }) => id === params.id);
    if (!term) throw notFound(`「${params.id}」という種類はありません。`);
    return term;
  });
}

async function kindFinder(reader: HsdsReader) {
  const kinds = new Map((await reader.listKinds()).map((kind) => [kind.id, kind]));
  return (id: string) => kinds.get(id);
}

function sendProblem(reply: FastifyReply, { statusCode: status, message: detail, code }: UserError): FastifyReply {
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('application/problem+json')
    .send(JSON.stringify({ type: 'about:blank', title: '答えられません', status, detail, code }));
}

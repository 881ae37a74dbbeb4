import { createHash } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { viewerOf } from '../account/index.ts';
import { createContext, readOccasion, type Services } from '../graphql/index.ts';
import { parseMunicipalityCode } from '../municipality/index.ts';
import { findPackedStreets, findStreetVersion, inflateStreets } from '../street/index.ts';
import { appendVary, badInput, EncodedBytes, notFound, sendEncoded, UserError } from '../wire/index.ts';
import { packArrays } from './pack-arrays.ts';

const FOR_EVER = 'public, max-age=31536000, immutable';

interface ArraysRoute {
  Params: { municipality: string };
  Querystring: { readonly ind?: string; readonly v?: string };
}

/**
 * `/arrays/{municipality}.bin?ind={indicator}&v={revision}`: what a browser answers もし置いたら from, for staff; where nobody is counted for everyone (docs/decisions/0032).
 * `/arrays/{municipality}/streets.bin?v={streets}`: the walking network that it names, for everyone, as it is drawn on everyone's map.
 */
export function registerArrays(app: FastifyInstance, services: Services): void {
  app.get<ArraysRoute>('/arrays/:municipality.bin', async (request, reply) => {
    const viewer = viewerOf(request);
    const code = readCode(request.params.municipality);
    const { ind: indicator } = request.query;
    if (!indicator) throw badInput('ind に指標の id を指定してください(coverage.gathering など)。');
    const occasion = await readOccasion(services, viewer);
    if (!occasion.register.find(code)) throw notFound(`市町村「${code}」は登録されていません。`);
    const context = createContext(services, occasion, request.signal);
    const ground = await context.indicators.getLiveGround(code, indicator);
    if (ground.everybody && viewer.audience !== 'STAFF')
      throw new UserError('FORBIDDEN', 'この画面では、計算のもとになる人口を渡せません。whatIf でたずねてください。');
    const streets = await findStreetVersion(services.database, code, ground.facts.revision);
    const bytes = packArrays(ground, await context.areas.listAreas(code, null), streets ?? null);
    const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
    void reply.header('cache-control', 'private, no-cache').header('etag', etag);
    appendVary(reply, 'Cookie');
    if (isKnown(request, etag)) {
      appendVary(reply, 'Accept-Encoding');
      return reply.code(304).send();
    }
    return sendEncoded(request, reply.type('application/octet-stream'), new EncodedBytes(bytes));
  });

  app.get<ArraysRoute>('/arrays/:municipality/streets.bin', async (request, reply): Promise<FastifyReply> => {
    const code = readCode(request.params.municipality);
    const { v = '' } = request.query;
    if (!/^\d{1,9}$/.test(v)) throw badInput('v には道路の版を整数で指定してください(/arrays/{code}.bin が示します)。');
    const bytes = await findPackedStreets(services.database, code, Number(v));
    if (!bytes) throw notFound('その版の道路はありません。');
    const etag = `"${code}-${v}"`;
    void reply.header('cache-control', FOR_EVER).header('etag', etag);
    if (isKnown(request, etag)) return reply.code(304).send();
    return sendEncoded(request, reply.type('application/octet-stream'), new EncodedBytes(await inflateStreets(bytes)));
  });
}

function isKnown({ headers }: FastifyRequest, etag: string): boolean {
  const known = headers['if-none-match']?.split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return known?.includes(etag) ?? false;
}

function readCode(text: string): string {
  const code = parseMunicipalityCode(text);
  if (code === undefined) throw notFound(`市町村「${text}」は登録されていません。`);
  return code;
}

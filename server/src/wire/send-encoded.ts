import type { FastifyReply, FastifyRequest } from 'fastify';
import { chooseEncoding, type EncodedBytes } from './encoded.ts';

/** Sends bytes in the encoding that the client takes. */
export async function sendEncoded(
  request: FastifyRequest,
  reply: FastifyReply,
  bytes: EncodedBytes,
): Promise<FastifyReply> {
  appendVary(reply, 'Accept-Encoding');
  const encoding = chooseEncoding(request.headers['accept-encoding'], bytes.plain.length);
  if (!encoding) return reply.send(bytes.plain);
  return reply.header('content-encoding', encoding).send(await bytes.in(encoding));
}

export function appendVary(reply: FastifyReply, name: string): void {
  const vary = reply.getHeader('vary');
  void reply.header('vary', vary ? `${String(vary)}, ${name}` : name);
}

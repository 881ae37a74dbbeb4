import type { FastifyInstance } from 'fastify';
import { EMBED_DOOR } from '../account/index.ts';
import { isEmbeddedPage } from '../embedding/index.ts';

/**
 * Nothing from outside, nothing inline: the whole product works without another host, and a text that gets into a page runs
 * nothing. The map's worker is a file of our own; images it draws itself are blobs.
 */
const POLICY = {
  'default-src': "'self'",
  'script-src': "'self'",
  'script-src-attr': "'none'",
  'style-src': "'self'",
  'worker-src': "'self'",
  'connect-src': "'self'",
  'img-src': "'self' data: blob:",
  'font-src': "'self'",
  'object-src': "'none'",
  'base-uri': "'none'",
  'form-action': "'self'",
  'frame-ancestors': "'none'",
};

/** The same for every answer but the page for frames, so they are written once. Strict-Transport-Security is for whoever puts TLS before this server. */
const HEADERS = {
  'content-security-policy': policyText(POLICY),
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'origin-agent-cluster': '?1',
  'permissions-policy': 'camera=(), microphone=(), payment=(), usb=()',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-dns-prefetch-control': 'off',
  'x-frame-options': 'DENY',
  'x-permitted-cross-domain-policies': 'none',
};

/** A host as a policy can name it: an IPv6 address can't be. */
const NAMED_HOST = /^[a-z0-9.-]+(:\d+)?$/i;

/** @param embedOrigins whose pages, beside our own, may frame the page that is made for it, and no other */
export function registerSecurityHeaders(app: FastifyInstance, embedOrigins: readonly string[]): void {
  const ancestors = ["'self'", ...embedOrigins].join(' ');
  // it names no other origin than DENY and SAMEORIGIN; frame-ancestors holds in its place
  const { 'x-frame-options': _, ...framed } = HEADERS;
  app.addHook('onRequest', async (request, reply) => {
    if (!isEmbeddedPage(request.url)) {
      void reply.headers(HEADERS);
      return;
    }
    const { host = '' } = request.headers;
    const policy = {
      ...POLICY,
      // what it is told comes in by one door, where everyone is the public
      ...(NAMED_HOST.test(host) && { 'connect-src': `${host}${EMBED_DOOR}/` }),
      'frame-ancestors': ancestors,
    };
    void reply.headers({ ...framed, 'content-security-policy': policyText(policy) });
  });
}

function policyText(policy: Readonly<Record<string, string>>): string {
  return Object.entries(policy)
    .map(([name, sources]) => `${name} ${sources}`)
    .join('; ');
}

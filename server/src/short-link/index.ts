export { type ShortLinkContext, ShortLinkResolver } from './short-link.resolver.ts';
export { registerShortLinks } from './short-link.routes.ts';

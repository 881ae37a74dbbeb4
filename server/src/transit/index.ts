export { type TransitContext, TransitResolver } from './transit.resolver.ts';

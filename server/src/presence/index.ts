export { AreaPresenceResolver } from './presence.resolver.ts';

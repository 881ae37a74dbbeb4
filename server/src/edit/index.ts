export { type EditContext, EditResolver } from './edit.resolver.ts';

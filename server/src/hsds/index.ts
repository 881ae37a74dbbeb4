export { registerHsds } from './hsds.routes.ts';

export { registerArrays } from './arrays.routes.ts';

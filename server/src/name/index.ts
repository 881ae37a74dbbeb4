export { fold, searchKey } from './fold.ts';

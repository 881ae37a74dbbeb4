export { fold, searchKey } from './fold.ts';
export { everydayKanji } from './kanji-variants.ts';

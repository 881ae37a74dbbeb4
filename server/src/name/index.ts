export { fold, searchKey } from './fold.ts';
export { everydayKanji } from './kanji-variants.ts';
export { latinMunicipalityName, latinName, latinPrefectureName } from './latin-name.ts';

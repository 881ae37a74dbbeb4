/** What stands in brackets behind a name and says nothing of what it names: 「人口（人）」「名称（必須）」. */
const UNIT =
  /[([（](?:単位[:：]?)?(?:人|名|世帯|件|か所|箇所|ヶ所|回|席|床|m|km|㎡|必須|任意|西暦|和暦|半角|全角)[)\]）]/gi;

/**
 * The form in which names of columns are compared. Brackets, units and spaces aside: 「緯度（世界測地系）」 stays itself,
 * 「緯 度」 is 緯度, 「人口（人）」 is 人口, "Name_Kana" is namekana.
 */
export function headerKey(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('〜', '~')
    .replaceAll(UNIT, '')
    .replaceAll(/[\s_#\-‐・"'()[\]【】「」*※]/g, '');
}

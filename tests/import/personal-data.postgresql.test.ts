import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { codes, type ImportTowns, openImportTowns } from './support.ts';

let towns: ImportTowns;
beforeAll(async () => {
  towns = await openImportTowns();
});
afterAll(() => towns.close());

/** Imports a table of resources as it is typed. */
const imported = (header: string, rows: readonly string[]) =>
  towns.iga('resources', 'x.csv', `${header}\n${rows.join('\n')}\n`, { kind: 'salon' });

describe('a list of people by its columns', () => {
  it.each([
    '氏名,住所,生年月日',
    '名称,住所,誕生日',
    '世帯主,住所,世帯人員',
    '氏名,住所,独居',
    '氏名,住所,年齢',
    'お名前,住所,性別',
    '名称,住所,続柄',
    '名称,住所,要介護度',
    '名称,住所,障害等級',
    '名称,住所,療育手帳',
    '名称,住所,マイナンバー',
    '名称,住所,被保険者番号',
    '名称,住所,緊急連絡先',
    '名称,住所,避難支援者',
    '要支援者,住所,名称',
    '利用者氏名,住所,同居家族',
    '参加者,住所,年齢',
    '入居者名,住所,主治医',
    '会員氏名,住所,性別',
    '名称,住所,病名',
    '名称,住所,服薬の状況',
    '名称,住所,民生委員氏名',
    '名称,住所,キーパーソン',
    '氏名,住所,生活保護',
    'name,address,birthday',
    '名称,住所,受給者番号',
  ])('%s', async (header) => {
    const report = await imported(header, ['山田,西町1,x', '鈴木,西町2,y']);
    expect(codes(report)).toMatchObject({ 'personal-data': 1 });
    expect(report.status).toBe('rejected');
    expect(JSON.stringify(report)).not.toContain('山田');
  });
});

describe('a list of people by its values, whatever the columns are called', () => {
  it.each<[string, string, readonly string[]]>([
    [
      'names and birthdays',
      '名称,住所,日付',
      ['山田 太郎,西町1,S10.4.1', '鈴木 花子,西町2,昭和22年5月3日', '佐藤 次郎,西町3,1964/10/10'],
    ],
    ['names and 男・女', '名称,住所,区分け', ['山田 太郎,西町1,男', '鈴木 花子,西町2,女', '佐藤 次郎,西町3,男']],
    ['levels of care', '名称,住所,区分け', ['甲,西町1,要介護1', '乙,西町2,要介護３', '丙,西町3,要支援2']],
    ['classes of a 手帳', '名称,住所,メモ', ['甲,西町1,身体障害者手帳2級', '乙,西町2,1級', '丙,西町3,4級']],
    ['個人番号', '名称,住所,番号', ['甲,西町1,123456789018', '乙,西町2,021000000008', '丙,西町3,123456789018']],
    [
      'birthdays and 男・女',
      '名称,住所,A,B',
      ['甲,西町1,1930-01-01,男', '乙,西町2,1945-02-02,女', '丙,西町3,1960-03-03,女'],
    ],
  ])('%s', async (_what, header, rows) => {
    const report = await imported(header, rows);
    expect(codes(report)).toMatchObject({ 'personal-data': 1 });
    for (const cell of rows.flatMap((row) => row.split(',')).filter((text) => text.length > 3))
      expect(JSON.stringify(report)).not.toContain(cell);
  });
});

describe('places, and counts of people per area,', () => {
  it.each<[string, readonly string[]]>([
    ['名称,住所,世帯数,要介護認定者数', ['甲,西町1,10,2', '乙,西町2,20,3']],
    ['名称,住所,障害者用トイレ', ['甲,西町1,有']],
    ['名称,住所,受入対象者', ['甲,西町1,要介護の方', '乙,西町2,要支援2', '丙,西町3,要介護1']],
    ['名称,住所,障がい児の受入', ['甲,西町1,可']],
    ['名称,住所,設立年月日', ['甲,西町1,1931-01-01', '乙,西町2,1950-04-01', '丙,西町3,1962-04-01']],
    ['名称,住所,認可等年月日', ['甲,西町1,S23.4.1', '乙,西町2,S40.4.1', '丙,西町3,H12.4.1']],
    ['名称,住所,代表者', ['甲,西町1,山田 太郎', '乙,西町2,鈴木 花子', '丙,西町3,佐藤 次郎']],
    ['名称,住所,生活保護指定', ['甲医院,西町1,有']],
    ['名称,住所,障害福祉サービス', ['甲,西町1,生活介護']],
    ['名称,住所,対象年齢', ['甲,西町1,65歳以上']],
    ['名称,住所,見守り事業', ['甲,西町1,有']],
    ['名称,住所,ひとり暮らし高齢者数', ['甲,西町1,12']],
    ['地区,名称,要介護1,要介護2', ['西部,甲,10,12', '東部,乙,8,9']],
    ['名称,住所,確認日', ['甲,西町1,2026-04-01', '乙,西町2,2025-04-01', '丙,西町3,2024-04-01']],
    ['名称,住所,家族会', ['甲,西町1,有']],
    ['名称,住所,認知症カフェ', ['甲,西町1,有']],
  ])('%s come in', async (header, rows) => {
    expect(codes(await imported(header, rows))['personal-data']).toBeUndefined();
  });
});

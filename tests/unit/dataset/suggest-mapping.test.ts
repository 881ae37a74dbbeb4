import { suggestMapping, type Table } from '@hazama/server/dataset';
import { describe, expect, it } from 'vitest';

/** A sheet as it is typed: a row a line, cells between vertical bars. */
function sheet(text: string): Table {
  const lines = text.trim().split('\n');
  const rows = lines.map((line, at) => ({ line: at + 1, cells: line.split('|').map((cell) => cell.trim()) }));
  return { kind: 'csv', sheet: '', fields: undefined, rows };
}

type Dataset = Parameters<typeof suggestMapping>[1];

const fieldsOf = (text: string, dataset: Dataset = 'resources', isKind?: (word: string) => boolean) =>
  suggestMapping(sheet(text), dataset, [], isKind).columns.map(({ field }) => field);

const sureness = (header: string, value: string) =>
  suggestMapping(sheet(`${header} | 名称\n${value} | 甲`), 'resources').columns[0]?.confidence ?? 0;

const ODD = `
  地域の集まりの場（令和8年度）
  会の名前 | 集まる場所の住所 | 東西 | 南北 | いつ | 問合せ先の番号 | メモ
  ひまわり | 伊賀市西町1-2 | 136.1501 | 34.7502 | 第2水曜 10:00-12:00 | 0595-11-1111 | 駐車場なし
  あやめ | 伊賀市東町3-4 | 136.2501 | 34.7503 | 毎週金曜 13時～15時 | 0595-22-2222 |`;

describe('a table that no format reads', () => {
  const suggested = suggestMapping(sheet(ODD), 'resources');

  it('has its header found below the title', () => {
    expect(suggested).toMatchObject({ format: null, firstLine: 3, rows: 2 });
  });

  it('is understood by the names of its columns and by what they hold', () => {
    expect(suggested.mapping).toEqual({
      name: '会の名前',
      address: '集まる場所の住所',
      longitude: '東西',
      latitude: '南北',
      schedule: 'いつ',
      phone: '問合せ先の番号',
    });
  });

  it('says why, with values as examples', () => {
    expect(suggested.columns[1]).toEqual({
      index: 1,
      name: '集まる場所の住所',
      field: 'address',
      confidence: 0.88,
      reason: '列の名前が「住所」に似ています。値が住所の形です',
      samples: ['伊賀市西町1-2', '伊賀市東町3-4'],
    });
    expect(suggested.columns[6]).toMatchObject({ name: 'メモ', field: null, confidence: 0, samples: ['駐車場なし'] });
  });

  it('is the surer the more there is to say for it', () => {
    const nameAndValue = sureness('建物の緯度', '34.7502');
    expect(nameAndValue).toBeGreaterThan(sureness('建物の緯度', ''));
    expect(nameAndValue).toBeGreaterThan(sureness('建物の数', '34.7502'));
    // telephone numbers are no latitudes, whatever stands above them
    expect(fieldsOf('建物の緯度 | 名称\n0595-22-1111 | 甲')).toEqual(['phone', 'name']);
  });
});

describe('each dataset has fields of its own', () => {
  it.each<[Dataset, string, (string | null)[]]>([
    [
      'population',
      `町の名前 | 総数（人） | 高齢者（65歳以上） | うち75歳以上
       西町 | 1,200 | 300 | 100
       東町 | 900 | 200 | 90`,
      ['code', 'total', 'age_65_over', 'age_75_over'],
    ],
    [
      'presence',
      `地区名称 | 会議の種類 | 設置しているか | 確認した年月日
       西部 | network-meeting | ○ | R8.4.1
       東部 | network-meeting | × | 令和8年4月2日`,
      ['area', 'kind', 'state', 'confirmed_on'],
    ],
    [
      'membership',
      `大字の名称 | 住民自治協議会名
       西町 | 西部
       東町 | 東部`,
      ['machi_aza', 'area'],
    ],
    [
      'resources',
      `No. | A列 | B列 | C列
       1 | 〒518-0001 | https://a.example.jp/ | 甲の会
       2 | 518-0002 | https://b.example.jp/ | 乙の会`,
      [null, null, 'url', 'name'],
    ],
  ])('%s', (dataset, text, expected) => {
    expect(fieldsOf(text, dataset)).toEqual(expected);
  });

  it('and a column of words that the catalogue knows is the kind', () => {
    const text = `何 | 呼び名\nサロン | 甲\n居場所 | 乙\nサロン | 丙`;
    expect(fieldsOf(text, 'resources', (word) => ['サロン', '居場所'].includes(word))).toEqual(['kind', 'name']);
  });
});

describe('a table that a format reads', () => {
  it('keeps what is known, and only the rest is asked for', () => {
    const suggested = suggestMapping(
      sheet(`種類 | 名称 | 場所の経緯 | 経度\nsalon | 甲 | 34.7502 | 136.15`),
      'resources',
    );
    expect(suggested.format).toBe('hazama-resources');
    expect(suggested.columns.map(({ field, confidence }) => [field, confidence])).toEqual([
      ['kind', 0.99],
      ['name', 0.99],
      ['latitude', 0.85],
      ['longitude', 0.99],
    ]);
  });
});

describe('what a person said about the same header', () => {
  it('goes before all else', () => {
    const table = sheet(ODD);
    const { columns } = suggestMapping(table, 'resources');
    const names = columns.map(({ name }) => name);
    const said = { headerHash: 'another header', mapping: { name: 'メモ' }, kindMapping: {} };
    expect(suggestMapping(table, 'resources', [said]).mapping['name']).toBe('会の名前');
    expect(names).toContain('メモ');
  });
});

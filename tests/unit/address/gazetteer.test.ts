import { Gazetteer, type GazetteerEntry } from '@hazama/server/address';
import { describe, expect, it } from 'vitest';

/** Points are made up: 0.01° apart, so that every name has a neighbour within a kilometre. */
function gazetteer(...names: (string | [name: string, part: Partial<GazetteerEntry>])[]): Gazetteer {
  const entries = names.map((given, at): GazetteerEntry => {
    const [name, part] = typeof given === 'string' ? [given, {}] : given;
    return { name, koaza: null, block: null, level: null, lngLat: [136 + at * 0.01, 34.7], ...part };
  });
  return new Gazetteer(entries, { name: '伊賀市', formerNames: ['阿山', '島ヶ原地区'] });
}

const IGA = gazetteer(
  '阿保',
  '玉瀧',
  '島ヶ原',
  '上之庄',
  '上野桑町',
  '服部町',
  '服部町二丁目',
  'ゆめが丘二丁目',
  'ゆめが丘十二丁目',
  ['下友生', { koaza: '広川原' }],
  '下友生',
  '馬場',
  '瀧',
  '川西',
  '一ツ家',
  '希望ヶ丘西三丁目',
);

describe('an address', () => {
  it.each([
    ['三重県伊賀市阿保1410番地', '阿保', 'OAZA'],
    ['阿保1410', '阿保', 'OAZA'],
    ['〒518-0226 三重県伊賀市阿保1410-1', '阿保', 'OAZA'],
    ['伊賀市大字阿保字中川原1410', '阿保', 'OAZA'],
    ['伊賀市玉滝 9530-1', '玉瀧', 'OAZA'],
    ['伊賀市島ケ原5', '島ヶ原', 'OAZA'],
    ['伊賀市島が原5', '島ヶ原', 'OAZA'],
    ['伊賀市島ヶ原村5', undefined, undefined],
    ['伊賀市上ノ庄2711', '上之庄', 'OAZA'],
    ['伊賀市上野桑1521', '上野桑町', 'TOWN'],
    ['伊賀上野桑町1521', '上野桑町', 'TOWN'],
    ['三重県阿山郡阿山町馬場600番地', '馬場', 'OAZA'],
    ['伊賀市島ヶ原村島ヶ原3300', '島ヶ原', 'OAZA'],
    ['伊賀市伊賀市阿保1', '阿保', 'OAZA'],
    ['伊賀市一ツ家3', '一ツ家', 'OAZA'],
    ['ゆめが丘２－１－３', 'ゆめが丘二丁目', 'TOWN'],
    ['ゆめが丘二丁目1番3号 ゆめビル2F', 'ゆめが丘二丁目', 'TOWN'],
    ['ゆめが丘ニ丁目1', 'ゆめが丘二丁目', 'TOWN'],
    ['ゆめヶ丘12-3-4', 'ゆめが丘十二丁目', 'TOWN'],
    ['希望が丘西3丁目5', '希望ヶ丘西三丁目', 'TOWN'],
    // a number that is none of the 丁目 there are
    ['ゆめが丘2014', 'ゆめが丘', 'OAZA'],
    // a 服部町 of its own: nobody can tell whether 2 is the 丁目 or the lot
    ['服部町2-98', '服部町', 'TOWN'],
    ['服部町2丁目98', '服部町二丁目', 'TOWN'],
    ['伊賀市下友生字広川原2916', '下友生広川原', 'TOWN'],
    ['伊賀市下友生鳥ケ峯2916', '下友生', 'OAZA'],
    ['伊賀市瀧123', '瀧', 'OAZA'],
    // what only begins like a 町字 of ours
    ['兵庫県川西市中央町12', undefined, undefined],
    ['滝川123', undefined, undefined],
    ['大阪府大阪市北区梅田1', undefined, undefined],
    ['', undefined, undefined],
    ['1410', undefined, undefined],
  ])('%s → %s', (address, name, level) => {
    const match = IGA.find(address);
    expect([match?.name, match?.level]).toEqual([name, level]);
  });

  it('leads to a block where the gazetteer has blocks, and no further than the 町字 where it has not this one', () => {
    const blocks = gazetteer(
      '曲輪町',
      ['曲輪町', { block: '29' }],
      ['曲輪町', { block: '1410' }],
      ['本町', { lngLat: [136.005, 34.7] }],
    );
    expect(blocks.find('曲輪町29番地の3')).toMatchObject({ level: 'BLOCK', name: '曲輪町 29', lngLat: [136.01, 34.7] });
    expect(blocks.find('曲輪町１４１０')).toMatchObject({ level: 'BLOCK' });
    expect(blocks.find('曲輪町30')).toMatchObject({ level: 'TOWN', name: '曲輪町', lngLat: [136, 34.7] });
    expect(blocks.find('曲輪町')).toMatchObject({ level: 'TOWN' });
  });

  it('leads to the middle of the blocks where nothing else is known of the 町字', () => {
    const blocks = gazetteer(
      ['曲輪町', { block: '1', lngLat: [136, 34] }],
      ['曲輪町', { block: '3', lngLat: [138, 36] }],
    );
    expect(blocks.find('曲輪町2')).toMatchObject({ name: '曲輪町', lngLat: [137, 35] });
  });

  it('is no more exact than the table says, or than the neighbours are near', () => {
    expect(gazetteer(['柘植町', { level: 'OAZA' }], '新堂').find('柘植町8898')?.level).toBe('OAZA');
    expect(gazetteer(['柘植町', { lngLat: [136.3, 34.9] }], '新堂').find('柘植町8898')?.level).toBe('OAZA');
    expect(gazetteer('柘植町', '新堂').find('柘植町8898')?.level).toBe('TOWN');
  });

  it('leads nowhere without a gazetteer', () => {
    expect(gazetteer().isEmpty).toBe(true);
    expect(gazetteer().find('伊賀市阿保1410')).toBeUndefined();
  });
});

import { type ComparedResource, findDuplicates, likenessOf } from '@hazama/server/duplicate';
import { describe, expect, it } from 'vitest';

const PLACE: ComparedResource = {
  id: 'a',
  kindId: 'salon',
  name: 'ひまわりサロン',
  nameKana: 'ひまわりさろん',
  phone: '0595-22-1234',
  address: '伊賀市阿保1410番地の1',
  lngLat: [136.15, 34.75],
  placeLevel: 'GIVEN',
  datasetId: 'one',
  externalId: null,
};
const NOTHING = { name: 'もみじ', nameKana: null, phone: null, address: null, lngLat: null, placeLevel: null };
const other = (part: Partial<ComparedResource>): ComparedResource => ({ ...PLACE, id: 'b', datasetId: 'two', ...part });
const kinds = (part: Partial<ComparedResource>) => likenessOf(PLACE, other(part)).reasons.map(({ kind }) => kind);

describe('two records', () => {
  it.each([
    [{}, ['NEAR', 'NAME', 'PHONE', 'ADDRESS'], 1],
    [{ ...NOTHING }, [], 0],
    [{ ...NOTHING, nameKana: 'ヒマワリ サロン' }, ['KANA'], 0.4],
    [{ ...NOTHING, nameKana: 'ヒマワリサロン', phone: '（0595）２２－１２３４' }, ['KANA', 'PHONE'], 0.8],
    [{ ...NOTHING, address: '三重県伊賀市阿保1410-1' }, [], 0],
    [{ ...NOTHING, address: '伊賀市阿保１４１０－１' }, ['ADDRESS'], 0.3],
    [{ ...NOTHING, lngLat: [136.1505, 34.75], placeLevel: 'GIVEN' }, ['NEAR'], 0.35],
    [{ ...NOTHING, lngLat: [136.1506, 34.75], placeLevel: 'GIVEN' }, [], 0],
    // the point of a 町字 is shared by all that is in it
    [{ ...NOTHING, lngLat: [136.15, 34.75], placeLevel: 'TOWN' }, [], 0],
    // their own list tells them apart
    [{ datasetId: 'one', externalId: '2' }, ['NEAR', 'NAME', 'PHONE', 'ADDRESS'], 1],
  ] as const)('%o', (part, reasons, score) => {
    expect(kinds(part)).toEqual(reasons);
    expect(likenessOf(PLACE, other(part)).score).toBe(score);
  });

  it('that one list numbers apart are held for one only in spite of it', () => {
    const numbered = { ...PLACE, externalId: '1' };
    const { score, reasons } = likenessOf(numbered, other({ datasetId: 'one', externalId: '2' }));
    expect(score).toBe(0.5);
    expect(reasons.at(-1)?.text).toContain('1、2');
  });

  it('tell in words what they have in common', () => {
    expect(likenessOf(PLACE, other({})).reasons.map(({ text }) => text)).toEqual([
      '場所が0mしか離れていません',
      '名前が同じです',
      '電話番号が同じです（0595-22-1234）',
      '住所が同じです（伊賀市阿保1410番地の1）',
    ]);
  });
});

describe('duplicates', () => {
  it('are found by whatever is shared, of one kind alone, the likest first', () => {
    const pairs = findDuplicates([
      PLACE,
      other({ ...NOTHING, id: 'b', nameKana: 'ひまわりさろん', phone: '0595221234' }),
      other({ id: 'c', kindId: 'station' }),
      other({ ...NOTHING, id: 'd', name: 'かえで', lngLat: [136.15, 34.75], placeLevel: 'GIVEN' }),
      other({ ...NOTHING, id: 'e', lngLat: [136.1502, 34.7501], placeLevel: 'GIVEN', address: PLACE.address }),
    ]);
    expect(pairs.map(({ first, second, score }) => [first.id, second.id, score])).toEqual([
      ['a', 'b', 0.8],
      ['a', 'e', 0.65],
    ]);
  });

  it('are found by nearness too, on both sides of any line of the grid', () => {
    const phone = '0595-22-9999';
    const office = Array.from({ length: 10 }, (_, at) =>
      other({ ...NOTHING, id: `r${at}`, name: `サロン${at}`, phone }),
    );
    for (let step = 0; step < 40; step++) {
      const lngLat = [136.15 + step * 0.00011, 34.75 + step * 0.00009] as const;
      const near = [lngLat[0] + (step % 2 ? 0.0004 : -0.0004), lngLat[1] + (step % 3 ? 0.0002 : -0.0002)] as const;
      const placed = { ...NOTHING, placeLevel: 'GIVEN', phone } as const;
      const pair = [other({ ...placed, id: 'a', lngLat }), other({ ...placed, id: 'b', name: 'かえで', lngLat: near })];
      expect(findDuplicates([...office, ...pair])).toMatchObject([{ first: { id: 'a' }, second: { id: 'b' } }]);
    }
  });

  it('are not seen in a telephone number that a whole list shares', () => {
    const office = Array.from({ length: 30 }, (_, at) =>
      other({ ...NOTHING, id: `r${at}`, name: 'サロン', phone: '0595-22-9999' }),
    );
    expect(findDuplicates(office)).toEqual([]);
  });
});

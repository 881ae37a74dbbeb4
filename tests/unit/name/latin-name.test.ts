import { latinMunicipalityName, latinName, latinPrefectureName } from '@hazama/server/name';
import { describe, expect, it } from 'vitest';

describe('a name in Latin letters', () => {
  it.each([
    ['ふちゅう', 'Fuchu'],
    ['きじがだい', 'Kijigadai'],
    ['しまがはら', 'Shimagahara'],
    ['おおやまだ', 'Oyamada'],
    ['なんば', 'Namba'],
    ['はっちょう', 'Hatcho'],
    ['フチュウ', 'Fuchu'],
  ])('%s is %s', (kana, latin) => {
    expect(latinName(kana)).toBe(latin);
  });

  it('is not there where the reading is not known', () => {
    expect(latinName(null)).toBeNull();
    expect(latinMunicipalityName('伊賀市', null)).toBeNull();
  });
});

describe('a municipality in English', () => {
  it.each([
    ['伊賀市', 'いがし', 'Iga City'],
    ['伊勢崎市', 'いせさきし', 'Isesaki City'],
    ['玉村町', 'たまむらまち', 'Tamamura Town'],
    ['川場村', 'かわばむら', 'Kawaba Village'],
    ['渋谷区', 'しぶやく', 'Shibuya Ward'],
    ['旧上野市', 'きゅううえのし', 'Former Ueno City'],
    ['旧青山町', 'きゅうあおやまちょう', 'Former Aoyama Town'],
    // 四日市市: the 市 of the name stays
    ['四日市市', 'よっかいちし', 'Yokkaichi City'],
  ])('%s (%s) is %s', (name, kana, english) => {
    expect(latinMunicipalityName(name, kana)).toBe(english);
  });

  it.each([
    ['01100', 'Hokkaido'],
    ['24216', 'Mie'],
    ['47201', 'Okinawa'],
    ['99999', null],
  ])('the prefecture of %s is %s', (code, english) => {
    expect(latinPrefectureName(code)).toBe(english);
  });
});

import { findPrefectureName, municipalityCheckDigit, parseMunicipalityCode } from '@hazama/geo';
import { describe, expect, it } from 'vitest';

describe('parseMunicipalityCode', () => {
  // shared reference "lgcode"
  it.each([
    ['92011', '092011', true],
    ['13101', '131016', false],
    ['1100', '011002', true],
    ['24216', '242161', false],
    ['10204', '102041', false],
    ['242161', '242161', false],
    // 函館市 012025 without its zero: 12 is a prefecture (千葉県), but nobody has number 025
    ['12025', '012025', true],
  ])('reads %s as %s', (text, sixDigits, leadingZeroRestored) => {
    expect(parseMunicipalityCode(text)).toEqual({
      ok: true,
      code: sixDigits.slice(0, 5),
      sixDigits,
      leadingZeroRestored,
    });
  });

  it.each([
    ['131017', 'CHECK_DIGIT'],
    ['92012', 'PREFECTURE'],
    ['48201', 'PREFECTURE'],
    ['00201', 'PREFECTURE'],
    ['24000', 'NOT_A_MUNICIPALITY'],
    ['242', 'LENGTH'],
    ['2421610', 'LENGTH'],
    ['', 'LENGTH'],
    ['2421O', 'CHARACTER'],
    ['２４２１６', 'CHARACTER'],
  ])('says what is wrong with "%s": %s', (text, fault) => {
    expect(parseMunicipalityCode(text)).toEqual({ ok: false, fault });
  });
});

describe('municipalityCheckDigit', () => {
  it.each([
    // 6×2 + 5×4 + 4×2 + 3×1 + 2×6 = 55, no remainder by 11: 11, of which the last digit
    ['24216', 1],
    // 6×1 + 5×0 + 4×2 + 3×0 + 2×4 = 22
    ['10204', 1],
    // 6×1 + 5×3 + 4×1 + 3×0 + 2×1 = 27, remainder 5: 6
    ['13101', 6],
    // 6×2 + 5×7 + 4×1 + 3×0 + 2×3 = 57, remainder 2: 9
    ['27103', 9],
  ])('of %s is %i', (code, digit) => {
    expect(municipalityCheckDigit(code)).toBe(digit);
  });
});

describe('findPrefectureName', () => {
  it('knows the 47 from 北海道 to 沖縄県', () => {
    const names = Array.from({ length: 47 }, (_, i) => findPrefectureName(String(i + 1).padStart(2, '0')));
    expect(new Set(names).size).toBe(47);
    expect([names[0], names[9], names[23], names[46]]).toEqual(['北海道', '群馬県', '三重県', '沖縄県']);
  });

  it('knows none of 00, 48 or what has no digits', () => {
    expect(['00201', '48201', '三重県', ''].map(findPrefectureName)).toEqual(Array(4).fill(undefined));
  });
});

import { centreOf, findMeshCode, type LngLat, type MeshLevel, parseMeshCode } from '@hazama/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const LEVELS: readonly MeshLevel[] = [80_000, 10_000, 1_000, 500, 250, 125];

describe('findMeshCode', () => {
  // miettal/jismesh tests/test_to_meshcode.py
  it.each<[string, LngLat, string[]]>([
    ['Tokyo Tower', [139.745433, 35.658581], ['5339', '533935', '53393599', '533935992', '5339359921', '53393599212']],
    [
      'Kyoto Station',
      [135.759363, 34.987574],
      ['5235', '523536', '52353680', '523536804', '5235368041', '52353680412'],
    ],
  ])('codes %s on every level', (_, position, codes) => {
    expect(LEVELS.map((level) => findMeshCode(position, level))).toEqual(codes);
  });

  it('gives a position on a side to the cell north and east of it', () => {
    // 5339: latitude 53 / 1.5 = 35.333…°, longitude 100 + 39 = 139°
    expect(findMeshCode([139, 53 / 1.5], 80_000)).toBe('5339');
    expect(findMeshCode([139 - 1e-9, 53 / 1.5], 80_000)).toBe('5338');
    expect(findMeshCode([139, 53 / 1.5 - 1e-9], 80_000)).toBe('5239');
  });

  it('is not led across a side by rounding', () => {
    // the last number below 4193 / 120°: times 120 it rounds to 4193
    const below = (4193 / 120) * (1 - 2 ** -53);
    expect(Math.floor(below * 120)).toBe(4193);
    expect(below).toBeLessThan(4193 / 120);
    // 4193 = (52 × 8 + 3) × 10 + 3, so the cell below ends in row 2
    expect(findMeshCode([139.001, 4193 / 120], 1_000)).toBe('52393030');
    expect(findMeshCode([139.001, below], 1_000)).toBe('52393020');
  });

  it('knows no cell outside the grid over Japan', () => {
    expect(findMeshCode([121.9, 35], 1_000)).toBeUndefined();
    expect(findMeshCode([139, 19.9], 1_000)).toBeUndefined();
    expect(findMeshCode([-139, 35], 1_000)).toBeUndefined();
    expect(findMeshCode([Number.NaN, 35], 1_000)).toBeUndefined();
  });

  it('goes to and fro: a cell’s middle has its code, and its bounds hold every position that has it', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 122, max: 153.9, noNaN: true }),
        fc.double({ min: 20, max: 45.9, noNaN: true }),
        fc.constantFrom(...LEVELS),
        (longitude, latitude, level) => {
          const parsed = parseMeshCode(findMeshCode([longitude, latitude], level) ?? '');
          if (!parsed.ok) throw new Error(parsed.fault);
          const { west, south, east, north } = parsed.bounds;
          expect(parsed.level).toBe(level);
          expect(west <= longitude && longitude < east && south <= latitude && latitude < north).toBe(true);
          expect(findMeshCode(centreOf(parsed.bounds), level)).toBe(parsed.code);
          expect(findMeshCode([west, south], level)).toBe(parsed.code);
        },
      ),
    );
  });
});

describe('parseMeshCode', () => {
  it('knows level and bounds', () => {
    // 533935: row 53 × 8 + 3 = 427 of 1/12°, column 39 × 8 + 5 = 317 of 1/8°
    expect(parseMeshCode('533935')).toEqual({
      ok: true,
      code: '533935',
      level: 10_000,
      bounds: { west: 100 + 317 / 8, south: 427 / 12, east: 100 + 318 / 8, north: 428 / 12 },
    });
  });

  it('shares sides between neighbours to the last bit, so that no person falls between', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 0, max: 9 }), (quadrant, row) => {
        const here = parseMeshCode(`5339350${row}${quadrant}`);
        if (!here.ok) throw new Error(here.fault);
        const { east, north, west, south } = here.bounds;
        const right = parseMeshCode(findMeshCode([east, south], 500) ?? '');
        const above = parseMeshCode(findMeshCode([west, north], 500) ?? '');
        expect(right.ok && right.bounds.west).toBe(east);
        expect(above.ok && above.bounds.south).toBe(north);
      }),
    );
  });

  it.each([
    ['53393', 'LENGTH'],
    ['', 'LENGTH'],
    ['5339359921212', 'LENGTH'],
    ['５３３９', 'CHARACTER'],
    ['5339-35', 'CHARACTER'],
    [' 5339', 'CHARACTER'],
    ['2939', 'OUTSIDE_JAPAN'],
    ['5354', 'OUTSIDE_JAPAN'],
    ['533985', 'SECOND_LEVEL_DIGIT'],
    ['533938', 'SECOND_LEVEL_DIGIT'],
    ['533935990', 'QUADRANT_DIGIT'],
    ['5339359925', 'QUADRANT_DIGIT'],
  ])('says what is wrong with "%s": %s', (code, fault) => {
    expect(parseMeshCode(code)).toEqual({ ok: false, fault });
  });
});

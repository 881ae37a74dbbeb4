import { containsPoint, type Lines, type LngLat, linesWithin, type MultiPolygon } from '@hazama/geo';
import { seededRandom } from '@hazama/geo/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const lines = (...each: readonly (readonly LngLat[])[]): Lines => {
  let end = 0;
  const all = each.flat();
  return {
    start: Uint32Array.of(0, ...each.map(({ length }) => (end += length))),
    points: {
      longitude: Float64Array.from(all, ([longitude]) => longitude),
      latitude: Float64Array.from(all, ([, latitude]) => latitude),
    },
  };
};

const read = ({ start, points }: Lines): number[][][] =>
  Array.from({ length: start.length - 1 }, (_, line) =>
    Array.from({ length: (start[line + 1] as number) - (start[line] as number) }, (__, point) => [
      points.longitude[(start[line] as number) + point] as number,
      points.latitude[(start[line] as number) + point] as number,
    ]),
  );

const square: MultiPolygon = [
  [
    [
      [0, 0],
      [4, 0],
      [4, 4],
      [0, 4],
    ],
  ],
];

describe('the parts of lines within a shape', () => {
  it('end at its border', () => {
    expect(
      read(
        linesWithin(
          lines(
            [
              [-2, 1],
              [6, 1],
            ],
            [
              [1, 1],
              [2, 3],
            ],
            [
              [5, 5],
              [9, 9],
            ],
          ),
          square,
        ),
      ),
    ).toEqual([
      [
        [0, 1],
        [4, 1],
      ],
      [
        [1, 1],
        [2, 3],
      ],
    ]);
  });

  it('keep their bends, and are two where a line leaves and comes back', () => {
    expect(
      read(
        linesWithin(
          lines([
            [1, 1],
            [1, 2],
            [6, 2],
            [6, 3],
            [2, 3],
          ]),
          square,
        ),
      ),
    ).toEqual([
      [
        [1, 1],
        [1, 2],
        [4, 2],
      ],
      [
        [4, 3],
        [2, 3],
      ],
    ]);
  });

  it('leave out holes, and count every polygon', () => {
    const [outer = []] = square;
    const shape: MultiPolygon = [
      [
        ...outer,
        [
          [1, 1],
          [3, 1],
          [3, 3],
          [1, 3],
        ],
      ],
      [
        [
          [6, 0],
          [8, 0],
          [8, 4],
          [6, 4],
          [6, 0],
        ],
      ],
    ];
    expect(
      read(
        linesWithin(
          lines([
            [-1, 2],
            [9, 2],
          ]),
          shape,
        ),
      ),
    ).toEqual([
      [
        [0, 2],
        [1, 2],
      ],
      [
        [3, 2],
        [4, 2],
      ],
      [
        [6, 2],
        [8, 2],
      ],
    ]);
  });

  it('pass a corner that they touch, and a corner on which they run in', () => {
    const roof: MultiPolygon = [
      [
        [
          [0, 0],
          [4, 0],
          [2, 2],
        ],
      ],
    ];
    expect(
      read(
        linesWithin(
          lines([
            [0, 2],
            [4, 2],
          ]),
          roof,
        ),
      ),
    ).toEqual([]);
    expect(
      read(
        linesWithin(
          lines([
            [2, 3],
            [2, -1],
          ]),
          roof,
        ),
      ),
    ).toEqual([
      [
        [2, 2],
        [2, 0],
      ],
    ]);
  });

  it('run along a border on the side to which it belongs: west and south', () => {
    expect(
      read(
        linesWithin(
          lines(
            [
              [0, 1],
              [0, 3],
            ],
            [
              [1, 0],
              [3, 0],
            ],
          ),
          square,
        ),
      ),
    ).toHaveLength(2);
    expect(
      read(
        linesWithin(
          lines(
            [
              [4, 1],
              [4, 3],
            ],
            [
              [1, 4],
              [3, 4],
            ],
          ),
          square,
        ),
      ),
    ).toEqual([]);
  });

  it('are none of a shape without a corner, and none of no lines', () => {
    expect(
      read(
        linesWithin(
          lines([
            [0, 0],
            [1, 1],
          ]),
          [],
        ),
      ),
    ).toEqual([]);
    expect(read(linesWithin(lines(), square))).toEqual([]);
  });
});

/** A star with a corner every few degrees, and lines of five bends in the square around it. */
function starAndLines(seed: number) {
  const random = seededRandom(seed);
  const corners = 3 + Math.floor(random() * 40);
  const ring = Array.from({ length: corners }, (_, corner): LngLat => {
    const turn = ((corner + random() * 0.9) / corners) * 2 * Math.PI;
    const far = 0.2 + random() * 0.8;
    return [far * Math.cos(turn), far * Math.sin(turn)];
  });
  const spot = (): LngLat => [random() * 2 - 1, random() * 2 - 1];
  return { ring, drawn: lines(...Array.from({ length: 4 }, () => Array.from({ length: 6 }, spot))) };
}

const lengthOf = (all: number[][][]) =>
  all.reduce(
    (sum, line) =>
      sum +
      line.reduce((length, [x = 0, y = 0], point) => {
        const [fromX = x, fromY = y] = line[point - 1] ?? [];
        return length + Math.hypot(x - fromX, y - fromY);
      }, 0),
    0,
  );

describe('of any star and any lines', () => {
  const around: LngLat[] = [
    [-2, -2],
    [2, -2],
    [2, 2],
    [-2, 2],
  ];
  it('every stretch within lies inside, and together with those of the rest the lines are whole again', () => {
    let inside = 0;
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const { ring, drawn } = starAndLines(seed);
        const within = read(linesWithin(drawn, [[ring]]));
        for (const line of within)
          line.slice(1).forEach(([x = 0, y = 0], index) => {
            const [fromX = 0, fromY = 0] = line[index] ?? [];
            if (Math.hypot(x - fromX, y - fromY) < 1e-9) return;
            expect(containsPoint([[ring]], [(x + fromX) / 2, (y + fromY) / 2])).toBe(true);
            inside++;
          });
        const rest = read(linesWithin(drawn, [[around, ring]]));
        expect(lengthOf(within) + lengthOf(rest)).toBeCloseTo(lengthOf(read(drawn)), 9);
      }),
      { numRuns: 400 },
    );
    expect(inside).toBeGreaterThan(1000);
  });
});

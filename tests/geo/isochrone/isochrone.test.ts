import {
  areaSquareMeters,
  buildTimetable,
  containsPoint,
  createNetwork,
  createSurfaceGrid,
  distanceMeters,
  isochrone,
  legsOf,
  type MultiPolygon,
  minutesOf,
  nearestMeters,
  type Points,
  RaptorSearch,
  reverseNetwork,
  type SurfaceGrid,
  straightWalks,
  toEarthPoints,
  toStopLegs,
  travelTimeFrom,
  travelTimeToNearest,
  turnWalks,
  walkSeconds,
} from '@hazama/geo';
import { seconds, timetable, toPoints, town } from '@hazama/geo/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const never = Number.POSITIVE_INFINITY;

/** Three by three nodes at whole thousandths of a degree: small enough to draw. */
const nine: SurfaceGrid = {
  columns: 3,
  rows: 3,
  west: 136,
  south: 34,
  stepLongitude: 0.001,
  stepLatitude: 0.001,
  spacingMeters: 100,
  longitude: Float64Array.from({ length: 9 }, (_, node) => 136 + (node % 3) * 0.001),
  latitude: Float64Array.from({ length: 9 }, (_, node) => 34 + Math.floor(node / 3) * 0.001),
};
const cornersOf = (shape: MultiPolygon) => shape.map((polygon) => polygon.map((ring) => ring.length - 1));

/** How many pieces two opposite corners are, when the other two are so far. */
function piecesWhereOthersAre(far: number): number {
  return isochrone(nine, [10, far, never, far, 10, never, never, never, never], 15).length;
}

/** 0 where it is nowhere. */
function surfaceOf(shape: MultiPolygon): number {
  return shape.length > 0 ? areaSquareMeters(shape) : 0;
}

describe('an isochrone on a grid that fits on paper', () => {
  it('lies where the time between two nodes comes to the cutoff', () => {
    // 10 in the middle, 30 around: 15 is a quarter of the way to each side
    const shape = isochrone(nine, [30, 30, 30, 30, 10, 30, 30, 30, 30], 15);
    expect(shape).toEqual([
      [
        [
          [136.001, 34.00075],
          [136.00125, 34.001],
          [136.001, 34.00125],
          [136.00075, 34.001],
          [136.001, 34.00075],
        ].map((corner) => expect.arrayContaining(corner) as unknown),
      ].map((ring) => expect.arrayContaining(ring) as unknown),
    ]);
    expect(cornersOf(shape)).toEqual([[4]]);
  });

  it('ends half-way to a node that is never reached, and half a step beyond the grid', () => {
    const [[ring] = []] = isochrone(nine, [never, never, never, never, 10, never, never, never, never], 60);
    expect(ring).toContainEqual([136.0015, 34.001]);
    const whole = isochrone(
      nine,
      Array.from({ length: 9 }, () => 5),
      60,
    );
    expect(whole[0]?.[0]).toContainEqual([135.9995, 34]);
  });

  it('has a hole where it takes longer', () => {
    const shape = isochrone(nine, [5, 5, 5, 5, 40, 5, 5, 5, 5], 15);
    expect(cornersOf(shape)).toEqual([[8, 4]]);
    expect(containsPoint(shape, [136.001, 34.001])).toBe(false);
    expect(containsPoint(shape, [136.0002, 34.0002])).toBe(true);
  });

  it('joins opposite corners where the middle is within, and parts them where it is not', () => {
    // means (10 + 10 + 18 + 18) ÷ 4 = 14 and (10 + 10 + 22 + 22) ÷ 4 = 16
    expect(piecesWhereOthersAre(18)).toBe(1);
    expect(piecesWhereOthersAre(22)).toBe(2);
  });

  it('is nowhere where nothing is reached in time, and counts a time at the cutoff as within', () => {
    expect(
      isochrone(
        nine,
        Array.from({ length: 9 }, () => never),
        60,
      ),
    ).toEqual([]);
    const values = [60, 60, never, 60, 60, never, never, never, never];
    expect(isochrone(nine, values, 60)).toHaveLength(1);
    expect(isochrone(nine, values, 59.9)).toEqual([]);
  });

  it('refuses a surface of another grid', () => {
    expect(() => isochrone(nine, [1, 2], 15)).toThrow('2 values for 9 nodes');
  });
});

describe('a grid over a town', () => {
  it('is as fine as asked, and coarser where that were too many nodes', () => {
    const [west, south] = town().position({ east: 0, north: 0 });
    const [east, north] = town().position({ east: 990, north: 490 });
    const fine = createSurfaceGrid({ west, south, east, north }, { spacingMeters: 100, mostNodes: 1000 });
    expect([fine.columns, fine.rows, fine.spacingMeters]).toEqual([11, 6, 100]);
    const step = distanceMeters(
      [fine.longitude[0] as number, fine.latitude[0] as number],
      [fine.longitude[1] as number, fine.latitude[1] as number],
    );
    expect(step).toBeCloseTo(100, 1);
    // 150 m: 8 × 5 = 40 nodes; 200 m: 6 × 4 = 24
    const coarse = createSurfaceGrid({ west, south, east, north }, { spacingMeters: 100, mostNodes: 30 });
    expect([coarse.columns, coarse.rows, coarse.spacingMeters]).toEqual([6, 4, 200]);
  });
});

describe('isochrones of random surfaces', () => {
  const surface = fc.array(fc.oneof(fc.integer({ min: 0, max: 60 }), fc.constant(never)), {
    minLength: 30,
    maxLength: 30,
  });
  const grid = createSurfaceGrid(
    { west: 136, south: 34, east: 136.005, north: 34.004 },
    { spacingMeters: 110, mostNodes: 1000 },
  );

  it('hold the nodes within the cutoff and no others', () => {
    expect([grid.columns, grid.rows]).toEqual([6, 6]);
    fc.assert(
      fc.property(surface, fc.integer({ min: 0, max: 60 }), (list, half) => {
        const values = [...list, ...list.slice(0, 6)];
        // between two whole minutes no node lies on the border
        const shape = isochrone(grid, values, half + 0.5);
        for (const [node, value] of values.entries()) {
          const position = [grid.longitude[node] as number, grid.latitude[node] as number] as const;
          expect(containsPoint(shape, position)).toBe(value <= half);
        }
      }),
    );
  });

  it('hold those of smaller cutoffs: their surface never shrinks, and every corner lies within', () => {
    fc.assert(
      fc.property(surface, fc.integer({ min: 0, max: 50 }), (list, half) => {
        const values = [...list, ...list.slice(0, 6)];
        const [inner, outer] = [isochrone(grid, values, half + 0.5), isochrone(grid, values, half + 10.5)];
        expect(surfaceOf(inner)).toBeLessThanOrEqual(surfaceOf(outer) + 1);
        for (const middle of middlesOf(inner)) expect(containsPoint(outer, middle)).toBe(true);
      }),
    );
  });
});

/** A point well inside each of a shape's squares: the nodes that it holds. */
function middlesOf(shape: MultiPolygon) {
  const nodes: [number, number][] = [];
  for (let longitude = 135.9995; longitude < 136.006; longitude += 0.00037)
    for (let latitude = 33.9995; latitude < 34.005; latitude += 0.00041)
      if (containsPoint(shape, [longitude, latitude])) nodes.push([longitude, latitude]);
  return nodes;
}

/**
 * A described town: one bus from the village by the ford to the town, each half hour, twenty minutes. From the village's stop one
 * is in the town at a median of ⟨wait 15⟩ + 1 to board … and walks on from there.
 */
describe('from a place in a described town', () => {
  const day = timetable()
    .stop('village', { east: 1000, north: 1000 })
    .stop('town', { east: 7000, north: 1000 })
    .line(['village', 'town'], [20], ['9:00', '9:30', '10:00', '10:30', '11:00', '11:30', '12:00'])
    .build();
  const network = createNetwork(buildTimetable(day.input));
  const corner = town();
  const [west, south] = corner.position({ east: 0, north: 0 });
  const [east, north] = corner.position({ east: 8000, north: 2000 });
  const grid = createSurfaceGrid({ west, south, east, north });
  const place: Points = toPoints([corner.position({ east: 1000, north: 1000 })]);
  const legs = (from: Points) => toStopLegs(straightWalks(from, day.stops, { limitMeters: 900 }), 1);
  const directSeconds = nearestMeters(toEarthPoints(grid), toEarthPoints(place)).map((meters) =>
    meters * 1.3 <= 3600 ? walkSeconds(meters * 1.3, 1) : never,
  );
  const departures = minutesOf({ fromSeconds: seconds('9:00'), untilSeconds: seconds('11:00') });
  const surface = travelTimeFrom(new RaptorSearch(network), {
    access: legsOf(legs(place), 0),
    departures,
    egress: legs(grid),
    directSeconds,
    percents: [50],
  }).get(50) as Float64Array;
  const shapes = new Map([15, 30, 45, 60].map((minutes) => [minutes, isochrone(grid, surface, minutes * 60)] as const));
  const isWithin = (minutes: number, atEast: number, atNorth = 1003) =>
    containsPoint(shapes.get(minutes) ?? [], corner.position({ east: atEast, north: atNorth }));

  it('is the walk around the place in 15 minutes: 900 m ÷ 1.3 = 692 m', () => {
    expect([isWithin(15, 1670), isWithin(15, 1715)]).toEqual([true, false]);
    expect(shapes.get(15)).toHaveLength(1);
  });

  it('reaches the town by bus after half the departures’ wait', () => {
    // a minute to board: left at 9:00, 9:30, … one has just missed it. Waits of 1, 2, …, 30 minutes stand four times each:
    // the 60th of 120 is 15; with the ride 35 minutes at the stop. In 45 minutes 10 of walking: 600 m ÷ 1.3 = 461 m around it
    expect([isWithin(30, 7000), isWithin(45, 7000)]).toEqual([false, true]);
    expect([isWithin(45, 6560), isWithin(45, 6510)]).toEqual([true, false]);
    // in 60 minutes the 900 m that are walked from a stop, 692 m: the node 600 m off and half a step beyond
    expect([isWithin(60, 6360), isWithin(60, 6340)]).toEqual([true, false]);
  });

  it('holds the smaller shapes in the larger ones', () => {
    const areas = [...shapes.values()].map((shape) => areaSquareMeters(shape));
    expect(areas).toEqual(areas.toSorted((a, b) => a - b));
    for (const [minutes, next] of [
      [15, 30],
      [30, 45],
      [45, 60],
    ] as const) {
      const within = [...surface.keys()].filter((node) => (surface[node] as number) <= minutes * 60);
      expect(within.length).toBeGreaterThan(100);
      for (const node of within) {
        const position = [grid.longitude[node] as number, grid.latitude[node] as number] as const;
        expect(containsPoint(shapes.get(next) ?? [], position)).toBe(true);
      }
    }
  });

  it('agrees with travel times to sample points off the grid to two minutes, a step’s walk', () => {
    const samples = [
      { east: 1234, north: 1321 },
      { east: 7111, north: 1222 },
      { east: 6820, north: 760 },
      { east: 1481, north: 911 },
    ].map((spot) => corner.position(spot));
    const points = toPoints(samples);
    const exact = travelTimeFrom(new RaptorSearch(network), {
      access: legsOf(legs(place), 0),
      departures,
      egress: legs(points),
      directSeconds: nearestMeters(toEarthPoints(points), toEarthPoints(place)).map((m) => walkSeconds(m * 1.3, 1)),
      percents: [50],
    }).get(50) as Float64Array;
    for (const [sample, position] of samples.entries()) {
      const time = exact[sample] as number;
      expect(Number.isFinite(time)).toBe(true);
      expect(containsPoint(isochrone(grid, surface, time + 120), position)).toBe(true);
      expect(containsPoint(isochrone(grid, surface, time - 120), position)).toBe(false);
    }
  });

  it('takes the other way as long as backwards from the place: nobody comes from the town by a bus that only leaves for it', () => {
    const towards = travelTimeToNearest(new RaptorSearch(reverseNetwork(network)), {
      access: legs(grid),
      departures,
      egress: legsOf(legs(place), 0),
      directSeconds,
      percents: [50],
    }).get(50) as Float64Array;
    const shape = isochrone(grid, towards, 3600);
    expect(containsPoint(shape, corner.position({ east: 1500, north: 1000 }))).toBe(true);
    expect(containsPoint(shape, corner.position({ east: 7000, north: 1000 }))).toBe(false);
  });

  it('finds the same walks from the other end', () => {
    const there = straightWalks(day.stops, grid, { limitMeters: 900 });
    expect(turnWalks(there, grid.longitude.length)).toEqual(straightWalks(grid, day.stops, { limitMeters: 900 }));
  });
});

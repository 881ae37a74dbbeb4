import { buildStreetGraph, nearestStreetMeters, StreetNetwork, walksWithin } from '@hazama/geo';
import { seededRandom } from '@hazama/geo/testing';
import { describe, expect, it } from 'vitest';
import { at, earthPoints, networkOf, snapped, toWays } from './described-streets.ts';

/**
 * A river flows eastwards between two roads 200 m apart. The one bridge lies 850 m to the east:
 *
 *   north bank  ────────────────┐
 *   ~~~~~~~~~~ river ~~~~~~~~~~ │ bridge
 *   south bank  ────────────────┘
 */
const southBank = [at(0, 0), at(400, 0), at(850, 0)];
const northBank = [at(0, 200), at(850, 200)];
const bridge = [at(850, 0), at(850, 200)];

describe('a town with a river and one bridge', () => {
  const network = networkOf([southBank, northBank, bridge]);

  it('sends nobody across the water: 850 + 200 + 850 m to the salon 200 m away', () => {
    const [meters] = nearestStreetMeters(network, snapped(network, at(0, 0)), snapped(network, at(0, 200)));
    expect(meters).toBeCloseTo(1900, 0);
  });

  it('counts the straight legs from a house and to a door: 30 + 1900 − 2 × 100 + 20 m', () => {
    const [meters] = nearestStreetMeters(network, snapped(network, at(100, -30)), snapped(network, at(100, 220)));
    expect(meters).toBeCloseTo(30 + 750 + 200 + 750 + 20, 0);
  });

  it('goes to the nearest of several places, each from its own side', () => {
    const salons = snapped(network, at(0, 200), at(700, 0), at(850, 100));
    // from the south bank's west 700 m to the second; from the north bank's west 0 to the first; beside the bridge 850 + 50 …
    const cells = snapped(network, at(0, 0), at(0, 200), at(850, 150), at(300, 200));
    const meters = nearestStreetMeters(network, cells, salons);
    expect([...meters].map(Math.round)).toEqual([700, 0, 50, 300]);
  });

  it('has no way where the bridge is gone', () => {
    const without = networkOf([southBank, northBank]);
    const meters = nearestStreetMeters(without, snapped(without, at(0, 0)), snapped(without, at(0, 200)));
    expect(meters).toEqual(Float64Array.of(Number.POSITIVE_INFINITY));
  });

  it('lists whom a walk reaches from each site, and how long it is', () => {
    const sites = snapped(network, at(0, 0), at(850, 100), at(5000, 0));
    const homes = snapped(network, at(0, 200), at(850, 0), at(850, 200), at(850, -50), at(400, 0));
    // the first site: 850 m, 850 + 50 m, 400 m; the far bank is 1,050 and 1,900 m away. The second: 100 m either way along
    // the bridge, then 850, 50 and 450 m. The third lies beside no street
    const { start, point, meters } = walksWithin(network, sites, homes, 900.05);
    expect([...start]).toEqual([0, 3, 7, 7]);
    expect([...point]).toEqual([1, 3, 4, 1, 2, 3, 4]);
    expect([...meters].map(Math.round)).toEqual([850, 900, 400, 100, 100, 150, 550]);
  });
});

describe('buildStreetGraph', () => {
  it('joins ways at the nodes they share, never where their lines cross', () => {
    // an avenue of 600 m, a street that meets it in its middle, and a footbridge over both
    const graph = buildStreetGraph(
      toWays([
        [at(0, 0), at(300, 0), at(600, 0)],
        [at(300, 0), at(300, 100), at(300, 250)],
        [at(150, -50), at(150, 50)],
      ]),
    );
    // the ends of three ways, of which one is the junction: two halves, the street, the footbridge
    expect(graph.junctionCount).toBe(6);
    const { meters } = new StreetNetwork(graph);
    expect([...meters].map(Math.round)).toEqual([300, 300, 250, 100]);
  });

  it('keeps a ring and a loop whole', () => {
    const ring = [at(0, 0), at(300, 0), at(300, 300), at(0, 300), at(0, 0)];
    const network = networkOf([ring]);
    expect(network.graph.junctionCount).toBe(1);
    expect(network.totalMeters).toBeCloseTo(1200, 0);
    // from 100 m after its beginning to 100 m before: the short way round is 200 m, along the ring 1,000
    const [meters] = nearestStreetMeters(network, snapped(network, at(100, 0)), snapped(network, at(0, 100)));
    expect(meters).toBeCloseTo(200, 0);
  });

  it('lets nobody through a closed gate, from either side', () => {
    const ways = [[at(0, 0), at(1500, 0), at(3000, 0)]];
    const network = networkOf(ways, [at(1500, 0)]);
    expect(network.graph.junctionCount).toBe(4);
    const [meters] = nearestStreetMeters(network, snapped(network, at(1400, 0)), snapped(network, at(1600, 0)));
    expect(meters).toBe(Number.POSITIVE_INFINITY);
  });

  it('leaves out ways of one node, and a node named twice in a row', () => {
    const graph = buildStreetGraph(
      toWays([[at(0, 0)], [at(0, 0), at(0, 0)], [at(0, 0), at(50, 0), at(50, 0), at(90, 0)]]),
    );
    expect([...graph.shapeStart]).toEqual([0, 3]);
  });

  it('refuses a node that is not there', () => {
    const ways = toWays([[at(0, 0), at(1, 1)]]);
    expect(() => buildStreetGraph({ ...ways, nodeIndex: Uint32Array.of(0, 7) })).toThrow(RangeError);
  });
});

describe('snap', () => {
  // a street of 1 km with nothing but its ends, and a lane of 120 m that touches nothing
  const network = networkOf([
    [at(0, 0), at(1000, 0)],
    [at(500, 60), at(620, 60)],
  ]);

  it('goes to the nearest point of a street, not to its nearest end', () => {
    const { alongMeters, legMeters } = snapped(network, at(400, -25));
    expect(alongMeters[0]).toBeCloseTo(400, 1);
    expect(legMeters[0]).toBeCloseTo(25, 1);
  });

  it('leaves out islets: who lives beside one walks from the street', () => {
    const { street, legMeters } = snapped(network, at(500, 70));
    expect(street[0]).toBe(0);
    expect(legMeters[0]).toBeCloseTo(70, 1);
  });

  it('takes the largest piece, however small the town', () => {
    const small = networkOf([[at(0, 0), at(90, 0)]]);
    expect(snapped(small, at(40, 10)).street[0]).toBe(0);
  });

  it('knows no way further than 1,000 m from every street', () => {
    expect(snapped(network, at(500, -999)).street[0]).toBe(0);
    const far = snapped(network, at(500, -1001));
    expect(far.street[0]).toBe(-1);
    const meters = nearestStreetMeters(network, far, snapped(network, at(0, 0)));
    expect(meters[0]).toBe(Number.POSITIVE_INFINITY);
    expect(nearestStreetMeters(network, snapped(network, at(0, 0)), far)[0]).toBe(Number.POSITIVE_INFINITY);
  });

  it('finds among 3,000 stretches of street what a full scan finds', () => {
    const random = seededRandom(7);
    const spot = () => at(random() * 9000, random() * 9000);
    const winding = Array.from({ length: 3001 }, spot);
    const town = networkOf([winding]);
    const points = Array.from({ length: 300 }, spot);
    const { legMeters } = snapped(town, ...points);
    const earth = earthPoints(winding);
    points.forEach((point, i) => {
      const own = earthPoints([point]);
      const [px, py, pz] = [own.x[0] as number, own.y[0] as number, own.z[0] as number];
      let least = Number.POSITIVE_INFINITY;
      for (let a = 0; a + 1 < winding.length; a++) {
        const [ax, ay, az] = [earth.x[a] as number, earth.y[a] as number, earth.z[a] as number];
        const ux = (earth.x[a + 1] as number) - ax;
        const uy = (earth.y[a + 1] as number) - ay;
        const uz = (earth.z[a + 1] as number) - az;
        const share = ((px - ax) * ux + (py - ay) * uy + (pz - az) * uz) / (ux * ux + uy * uy + uz * uz);
        const along = Math.max(0, Math.min(1, share));
        least = Math.min(least, Math.hypot(ax + along * ux - px, ay + along * uy - py, az + along * uz - pz));
      }
      expect(legMeters[i]).toBeCloseTo(least, 6);
    });
  });

  it('finds nothing where there are no streets', () => {
    const none = networkOf([]);
    expect(snapped(none, at(0, 0)).street[0]).toBe(-1);
  });
});

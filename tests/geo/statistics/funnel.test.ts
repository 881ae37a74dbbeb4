import { type FunnelInput, funnelLimits, funnelPoint } from '@hazama/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

const sum = (part: readonly number[]) => part.reduce((total, own) => total + own, 0);

describe('funnelLimits', () => {
  it('by hand: 2 events expected of 1,000', () => {
    // Poisson of mean 2: 5 or more 0.052653, of which 5 alone 0.036089.
    // above: 5 + (0.052653 − 0.025) ÷ 0.036089 = 5.76625; below: no events are more likely than 2.5 %, so the limit is 0
    const { low, high } = funnelLimits('RATE', 0.002, 1000);
    expect(low).toBe(0);
    expect(high * 1000).toBeCloseTo(5.76625, 4);
  });

  it('by hand: half of ten people', () => {
    // binomial: up to 1 0.0107422, up to 2 0.0546875, of which 2 alone 0.0439453: 2 − (0.0546875 − 0.025) ÷ 0.0439453 = 1.324444
    // and above, in the mirror, 10 − 1.324444
    const { low, high } = funnelLimits('PROPORTION', 0.5, 10);
    expect(low * 10).toBeCloseTo(1.324444, 5);
    expect(high * 10).toBeCloseTo(8.675556, 5);
  });

  it('comes to the normal distribution’s 1.96 and 3.09 deviations where many people stand behind it', () => {
    // √(0.3 × 0.7 ÷ 90,000) = 0.0015275
    const deviation = Math.sqrt((0.3 * 0.7) / 90_000);
    const of95 = funnelLimits('PROPORTION', 0.3, 90_000);
    const of998 = funnelLimits('PROPORTION', 0.3, 90_000, 0.998);
    expect((0.3 - of95.low) / deviation).toBeCloseTo(1.96, 1);
    expect((of998.high - 0.3) / deviation).toBeCloseTo(3.09, 1);
    // and of rates: √(4000) events around 4,000
    expect((funnelLimits('RATE', 0.04, 100_000).high * 100_000 - 4000) / Math.sqrt(4000)).toBeCloseTo(1.96, 1);
  });

  it('holds its target, inside the wider limits, within the possible', () => {
    const kind = fc.constantFrom('PROPORTION' as const, 'RATE' as const);
    fc.assert(
      fc.property(
        kind,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 1, max: 20_000 }),
        (own, target, exposure) => {
          const inner = funnelLimits(own, target, exposure);
          const outer = funnelLimits(own, target, exposure, 0.998);
          expect(inner.low).toBeLessThanOrEqual(target + 1e-9);
          expect(inner.high).toBeGreaterThanOrEqual(target - 1e-9);
          expect(outer.low).toBeLessThanOrEqual(inner.low);
          expect(outer.high).toBeGreaterThanOrEqual(inner.high);
          expect(outer.low).toBeGreaterThanOrEqual(0);
          expect(outer.high).toBeLessThanOrEqual(own === 'PROPORTION' ? 1 : Number.POSITIVE_INFINITY);
        },
      ),
    );
  });

  it('leaves room for nothing but the target where there is no chance', () => {
    // all of 50 are sure to come: 49 would lie below 50 − 0.975
    expect(funnelLimits('PROPORTION', 1, 50)).toEqual({ low: expect.closeTo(49.025 / 50, 9), high: 1 });
    expect(funnelLimits('RATE', 0, 50)).toEqual({ low: 0, high: expect.closeTo(0.975 / 50, 9) });
  });
});

describe('funnelPoint', () => {
  it.each([
    [0, 'WITHIN'],
    [5, 'WITHIN'],
    [6, 'ABOVE'],
    [8, 'ABOVE'],
    [9, 'FAR_ABOVE'],
  ] as const)('of %i events where 2 are expected', (events, position) => {
    // as many or more: of 5 5.27 %, of 6 1.66 %, of 8 0.110 %, of 9 0.024 %; none 13.5 %
    expect(funnelPoint({ kind: 'RATE', events, exposure: 1000, target: 0.002 }).position).toBe(position);
  });

  it('calls a count different exactly where so few, or so many, are no more likely than its tail', () => {
    // in 2…40 trials: the chances by Pascal's triangle
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 40 }),
        fc.double({ min: 0.01, max: 0.99, noNaN: true }),
        (trials, target) => {
          let chances = [1];
          for (let trial = 0; trial < trials; trial++)
            chances = [...chances, 0].map((own, at) => own * (1 - target) + (chances[at - 1] ?? 0) * target);
          for (const events of chances.keys()) {
            const [few, many] = [sum(chances.slice(0, events + 1)), sum(chances.slice(events))];
            if (Math.min(Math.abs(few - 0.025), Math.abs(many - 0.025)) < 1e-9) continue;
            const { position } = funnelPoint({ kind: 'PROPORTION', events, exposure: trials, target });
            expect(position.endsWith('BELOW')).toBe(few < 0.025);
            expect(position.endsWith('ABOVE')).toBe(many < 0.025);
          }
        },
      ),
    );
  });

  it.each([
    [300, 'WITHIN'],
    [270, 'BELOW'],
    [250, 'FAR_BELOW'],
  ] as const)('of %i in 1,000 where 300 are expected', (events, position) => {
    // √(1000 × 0.3 × 0.7) = 14.49: 1.96 of it below is 271.6, 3.09 of it 255.2
    const point = funnelPoint({ kind: 'PROPORTION', events, exposure: 1000, target: 0.3 });
    expect(point).toMatchObject({ value: events / 1000, position });
  });

  it.each<[string, Partial<FunnelInput>]>([
    ['nobody', { exposure: 0 }],
    ['people that are not known', { exposure: Number.NaN }],
    ['events below 0', { events: -1 }],
    ['more events than people', { events: 11 }],
    ['a target above all', { target: 1.1 }],
    ['a target that is not known', { target: Number.NaN }],
    ['endlessly many people', { exposure: Number.POSITIVE_INFINITY }],
  ])('refuses %s', (_what, part) => {
    const input: FunnelInput = { kind: 'PROPORTION', events: 5, exposure: 10, target: 0.5, ...part };
    expect(() => funnelPoint(input)).toThrow(RangeError);
  });

  it('refuses limits of all and of nothing', () => {
    expect(() => funnelLimits('RATE', 1, 1, 1)).toThrow(RangeError);
    expect(() => funnelLimits('RATE', 1, 1, 0)).toThrow(RangeError);
  });
});

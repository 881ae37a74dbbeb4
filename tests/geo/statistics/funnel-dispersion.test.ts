import { type FunnelDispersion, funnelDispersion, funnelLimits, funnelPoint } from '@hazama/geo';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';

// five rates of 100: on the root's scale a deviation is 1 ÷ (2 × √100) = 0.05, and the target's root 1
const exposure = new Float64Array(5).fill(100);
/** Rates whose roots lie so many deviations from the target 1. */
const eventsAt = (...deviations: number[]) => Float64Array.from(deviations, (own) => 100 * (1 + 0.05 * own) ** 2);

const at = (events: number, dispersion?: FunnelDispersion) =>
  funnelPoint({ kind: 'RATE', events, exposure: 100, target: 1, ...(dispersion && { dispersion }) });

describe('funnelDispersion', () => {
  it('by hand: z of −2, −1, 0, 1 and 2', () => {
    const { phi, tau } = funnelDispersion('RATE', eventsAt(-2, -1, 0, 1, 2), exposure, 1, { winsorisedShare: 0 });
    // (4 + 1 + 0 + 1 + 4) ÷ 5 = 2
    expect(phi).toBeCloseTo(2, 9);
    // weights 1 ÷ 0.05² = 400 each: (5 × 2 − 4) ÷ (2,000 − 5 × 160,000 ÷ 2,000) = 6 ÷ 1,600
    expect(tau).toBeCloseTo(Math.sqrt(6 / 1600), 9);
  });

  it('draws a fifth in on either side: −9 and 9 count as −1 and 1', () => {
    const { phi } = funnelDispersion('RATE', eventsAt(-9, -1, 0, 1, 9), exposure, 1, { winsorisedShare: 0.2 });
    expect(phi).toBeCloseTo(4 / 5, 9);
  });

  it('of proportions, by hand: a half of 25 where the target is a quarter', () => {
    // asin √½ = π/4, asin √¼ = π/6, a deviation is 1 ÷ (2 × 5) = 0.1: z = (π ÷ 12) ÷ 0.1 = 2.617994
    const { phi } = funnelDispersion('PROPORTION', Float64Array.of(12.5), Float64Array.of(25), 0.25);
    expect(phi).toBeCloseTo((Math.PI / 1.2) ** 2, 9);
  });

  it('leaves out whom nobody lives with, and finds nothing among none', () => {
    const events = Float64Array.of(...eventsAt(-2, 2), 0);
    const people = Float64Array.of(100, 100, 0);
    expect(funnelDispersion('RATE', events, people, 1)).toEqual(
      funnelDispersion('RATE', eventsAt(-2, 2), Float64Array.of(100, 100), 1),
    );
    expect(funnelDispersion('RATE', new Float64Array(1), new Float64Array(1), 1)).toMatchObject({ phi: 1, tau: 0 });
    expect(funnelDispersion('RATE', new Float64Array(), new Float64Array(), 1)).toMatchObject({ phi: 1, tau: 0 });
  });

  it.each<[string, number[], number[], number, number]>([
    ['columns of other areas', [1], [], 1, 0.1],
    ['people below 0', [1], [-1], 1, 0.1],
    ['events that are not known', [Number.NaN], [9], 1, 0.1],
    ['a target below 0', [1], [9], -1, 0.1],
    ['half drawn in', [1], [9], 1, 0.5],
  ])('refuses %s', (_what, events, people, target, winsorisedShare) => {
    expect(() =>
      funnelDispersion('RATE', Float64Array.from(events), Float64Array.from(people), target, { winsorisedShare }),
    ).toThrow(RangeError);
  });

  it('refuses more events than people', () => {
    expect(() => funnelDispersion('PROPORTION', Float64Array.of(9), Float64Array.of(8), 0.5)).toThrow(RangeError);
  });
});

describe('funnelPoint with over-dispersion', () => {
  it('by hand: φ of 4 doubles the limits', () => {
    // 1.959964 × 2 × 0.05 = 0.1959964 from 1 on the root's scale: 0.8040036² and 1.1959964²
    const { limits95 } = at(100, { model: 'MULTIPLICATIVE', phi: 4, tau: 0 });
    expect(limits95.low).toBeCloseTo(0.646422, 5);
    expect(limits95.high).toBeCloseTo(1.430407, 5);
  });

  it('by hand: true values that spread by 0.12 make a deviation of 0.05 one of 0.13', () => {
    // √(0.05² + 0.12²) = 0.13; 1.959964 × 0.13 = 0.2547953: 0.7452047² and 1.2547953²; 3.090232 × 0.13 = 0.4017302
    const { limits95, limits998 } = at(100, { model: 'ADDITIVE', phi: 9, tau: 0.12 });
    expect(limits95.low).toBeCloseTo(0.55533, 5);
    expect(limits95.high).toBeCloseTo(1.574511, 5);
    expect(limits998.low).toBeCloseTo((1 - 0.4017302) ** 2, 5);
  });

  it('no longer tells apart what chance and the spread together explain', () => {
    expect(at(130).position).toBe('ABOVE');
    expect(at(130, { model: 'ADDITIVE', phi: 9, tau: 0.12 }).position).toBe('WITHIN');
  });

  it('has the limits of chance where chance explains all', () => {
    const { limits95 } = at(100, { model: 'ADDITIVE', phi: 0.8, tau: 0 });
    expect(limits95).toEqual(funnelLimits('RATE', 1, 100, 0.95));
  });

  it('is never narrower than chance, and stays within the possible', () => {
    const areas = fc.array(
      fc.record({ people: fc.integer({ min: 1, max: 5000 }), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
      { minLength: 1, maxLength: 30 },
    );
    fc.assert(
      fc.property(areas, fc.constantFrom('ADDITIVE' as const, 'MULTIPLICATIVE' as const), (list, model) => {
        const people = Float64Array.from(list, (own) => own.people);
        const events = Float64Array.from(list, (own) => own.people * own.share);
        const target = events.reduce((sum, own) => sum + own, 0) / people.reduce((sum, own) => sum + own, 0);
        const dispersion = funnelDispersion('PROPORTION', events, people, Math.min(1, target), { model });
        const input = {
          kind: 'PROPORTION' as const,
          events: events[0] as number,
          exposure: people[0] as number,
          target: Math.min(1, target),
        };
        const [chance, wider] = [funnelPoint(input), funnelPoint({ ...input, dispersion })];
        expect(wider.limits95.low).toBeLessThanOrEqual(chance.limits95.low);
        expect(wider.limits95.high).toBeGreaterThanOrEqual(chance.limits95.high);
        expect(wider.limits998.low).toBeGreaterThanOrEqual(0);
        expect(wider.limits998.high).toBeLessThanOrEqual(1);
      }),
    );
  });
});

import {
  type FunnelKind,
  type FunnelPosition,
  funnelDispersion,
  funnelPoint,
  globalEmpiricalBayes,
  type Interval,
} from '@hazama/geo';
import type { IndicatorDefinition } from '../definition.ts';
import { type AreaFigure, isCounted } from './figures.ts';

/** What chance does to a rate: so many of these people, or so many places among them. */
interface RateRule {
  readonly kind: FunnelKind;
  /** Values are rates times this. */
  readonly scale: number;
}

/** Undefined where a value is no rate of counts: minutes, metres, seats and hours have neither funnel nor estimate. */
function findRateRule({ measure, parameters }: IndicatorDefinition): RateRule | undefined {
  if (measure === 'coverage' || measure === 'roundtrip') return { kind: 'PROPORTION', scale: 1 };
  if (measure === 'per1000' && (parameters.statistic ?? 'places') === 'places') return { kind: 'RATE', scale: 1000 };
  return undefined;
}

/** One area's rate beside all. */
export interface AreaRate {
  readonly people: number;
  /** Drawn towards the rate of all, the more the fewer people stand behind it. */
  readonly empiricalBayes: number;
  readonly limits95: Interval;
  readonly limits998: Interval;
  readonly position: FunnelPosition;
}

/** Where the limits of a funnel lie at a number of people. */
export interface FunnelStep {
  readonly people: number;
  readonly limits95: Interval;
  readonly limits998: Interval;
}

export interface Rates {
  readonly kind: FunnelKind;
  /** The rate of all areas together. */
  readonly target: number;
  /** How much further areas lie apart than chance brings them; about 1 where chance explains all. */
  readonly phi: number;
  /** How far true rates spread on the funnel's scale; 0 where chance explains all. */
  readonly tau: number;
  readonly byArea: ReadonlyMap<number, AreaRate>;
  /** From the fewest people to the most. */
  readonly steps: readonly FunnelStep[];
}

const STEPS = 40;

/** Undefined where the values are no rates, or fewer than two areas have one. */
export function ratesOf(figures: readonly AreaFigure[], definition: IndicatorDefinition): Rates | undefined {
  const rule = findRateRule(definition);
  const counted = figures.filter((figure) => isCounted(figure) && figure.numerator !== null);
  if (!rule || counted.length < 2) return undefined;
  const { kind, scale } = rule;
  const people = Float64Array.from(counted, (figure) => figure.people as number);
  // shares of cells sum to a little more or less than the whole
  const events = Float64Array.from(counted, ({ numerator }, at) =>
    kind === 'PROPORTION' ? Math.min(numerator as number, people[at] as number) : (numerator as number),
  );
  const target = sum(events) / sum(people);
  const dispersion = funnelDispersion(kind, events, people, target);
  const estimates = globalEmpiricalBayes(events, people);
  const scaled = ({ low, high }: Interval): Interval => ({ low: low * scale, high: high * scale });
  const byArea = new Map(
    counted.map(({ area }, at): [number, AreaRate] => {
      const own = { kind, target, dispersion, events: events[at] as number, exposure: people[at] as number };
      const { limits95, limits998, position } = funnelPoint(own);
      const empiricalBayes = (estimates[at] as number) * scale;
      const limits = { limits95: scaled(limits95), limits998: scaled(limits998) };
      return [area, { people: own.exposure, empiricalBayes, ...limits, position }];
    }),
  );
  const steps = peopleBetween(people).map((exposure): FunnelStep => {
    const { limits95, limits998 } = funnelPoint({ kind, target, dispersion, events: 0, exposure });
    return { people: exposure, limits95: scaled(limits95), limits998: scaled(limits998) };
  });
  return { kind, target: target * scale, phi: dispersion.phi, tau: dispersion.tau, byArea, steps };
}

/** Ever wider apart: a funnel narrows fastest where few live. */
function peopleBetween(people: Float64Array): number[] {
  const [least, most] = [Math.min(...people), Math.max(...people)];
  if (least === most) return [least];
  return Array.from({ length: STEPS }, (_, step) => least * (most / least) ** (step / (STEPS - 1)));
}

function sum(column: Float64Array): number {
  return column.reduce((total, own) => total + own, 0);
}

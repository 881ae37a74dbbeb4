import type { Decay, DecayStep } from '@hazama/geo';

/** How the decay of an access indicator is written in a table: a shape and its numbers, in metres or, by transit, minutes. */
const EXAMPLE = 'step 600=1 1200=0.68 1800=0.22・gaussian 600・exponential 0.002・power 1.5 100';

export type ReadDecay =
  | { readonly ok: true; readonly decay: Decay }
  /** What to write instead, in Japanese. */
  | { readonly ok: false; readonly message: string };

/**
 * Reads 距離減衰 as a city writes it: `step` with zones as far=weight, `gaussian` with its bandwidth, `exponential` with its rate,
 * `power` with its exponent and the least distance. What is not `step` ends at the catchment; the last zone is the catchment.
 */
export function readDecay(text: string, limit: number, limitColumn: string): ReadDecay {
  const [shape, ...parts] = text.split(/\s+/u);
  if (shape === 'step') return readSteps(parts, limit, limitColumn);
  const numbers = parts.map(Number);
  if (numbers.every((number) => number > 0 && number < Number.POSITIVE_INFINITY)) {
    const [first, second] = numbers;
    if (shape === 'gaussian' && first !== undefined && numbers.length === 1)
      return { ok: true, decay: { shape: 'GAUSSIAN', bandwidth: first, limit } };
    if (shape === 'exponential' && first !== undefined && numbers.length === 1)
      return { ok: true, decay: { shape: 'EXPONENTIAL', rate: first, limit } };
    if (shape === 'power' && first !== undefined && second !== undefined && numbers.length === 2)
      return { ok: true, decay: { shape: 'POWER', exponent: first, least: second, limit } };
  }
  return { ok: false, message: `形と、0より大きい数を書いてください(例: ${EXAMPLE})。` };
}

function readSteps(parts: readonly string[], limit: number, limitColumn: string): ReadDecay {
  const steps: DecayStep[] = [];
  for (const part of parts) {
    const [upTo = Number.NaN, weight = Number.NaN, ...more] = part.split('=').map(Number);
    const last = steps.at(-1) ?? { upTo: 0, weight: 1 };
    if (!(upTo > last.upTo && weight > 0 && weight <= last.weight) || more.length > 0)
      return {
        ok: false,
        message: `「${part}」を、だんだん遠く、重みは1以下でだんだん小さくなるように書いてください(例: step 600=1 1200=0.68)。`,
      };
    steps.push({ upTo, weight });
  }
  if (steps.at(-1)?.upTo !== limit)
    return { ok: false, message: `いちばん遠い区切りを ${limitColumn}(${limit})と同じにしてください。` };
  return { ok: true, decay: { shape: 'STEP', steps } };
}

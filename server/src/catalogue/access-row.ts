import { ACCESS_METHODS, type AccessMethod, catchmentOf, countsAlike } from '@hazama/geo';
import { readDecay } from './read-decay.ts';

/** What an indicator's row says of access (届きやすさ). */
interface AccessRow {
  readonly id: string;
  readonly measure: string;
  readonly threshold_meters?: number | undefined;
  readonly statistic?: string | undefined;
  readonly decay?: string | undefined;
}

/** Tells what is wrong with a row that is about access: its method, capacity and decay. */
export function checkAccess(
  { id, threshold_meters: limit, statistic, decay = '' }: AccessRow,
  fault: (path: string, message: string) => void,
) {
  const method = accessMethodOf(id);
  if (!method) {
    fault('id', `「access.e2sfca.{kind}」のように、次のどれかを2番めに書いてください: ${ACCESS_METHODS.join(' ')}`);
    return;
  }
  if (statistic !== 'places' && statistic !== 'seats')
    fault('statistic', 'places(1か所を1と数える)か、seats(定員 × 月にひらく回数)を書いてください。');
  if (limit === undefined) return;
  if (countsAlike(method)) {
    if (decay !== '') fault('decay', `${method} は範囲の中を同じに数えます。空のままにしてください。`);
    return;
  }
  const read = readDecay(decay, limit);
  if (!read.ok) fault('decay', read.message);
}

/** How access is measured, of a row that is about it and has no fault. */
export function accessOf({ id, measure, threshold_meters: limit, decay = '' }: AccessRow) {
  const method = measure === 'access' ? accessMethodOf(id) : undefined;
  if (!method || limit === undefined) return undefined;
  if (countsAlike(method)) return { method, decay: catchmentOf(limit) };
  const read = readDecay(decay, limit);
  return read.ok ? { method, decay: read.decay } : undefined;
}

/** access.e2sfca.salon → e2sfca */
function accessMethodOf(id: string): AccessMethod | undefined {
  return ACCESS_METHODS.find((method) => method === id.split('.')[1]);
}

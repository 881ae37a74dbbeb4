import { ACCESS_METHODS, type AccessMethod, catchmentOf, countsAlike } from '@hazama/geo';
import { readDecay } from './read-decay.ts';

/** What an indicator's row says of access (届きやすさ). */
interface AccessRow {
  readonly id: string;
  readonly measure: string;
  readonly distance?: string | undefined;
  readonly threshold_meters?: number | undefined;
  readonly threshold_minutes?: number | undefined;
  readonly statistic?: string | undefined;
  readonly decay?: string | undefined;
}

/** Tells what is wrong with a row that is about access: its method, capacity and decay. */
export function checkAccess(row: AccessRow, fault: (path: string, message: string) => void) {
  const { id, statistic, decay = '' } = row;
  checkLimit(row, fault);
  const limit = limitOf(row);
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
  const read = readDecay(decay, limit, limitColumn(row));
  if (!read.ok) fault('decay', read.message);
}

/** How access is measured, of a row that is about it and has no fault. */
export function accessOf(row: AccessRow) {
  const { id, measure, decay = '' } = row;
  const limit = limitOf(row);
  const method = measure === 'access' ? accessMethodOf(id) : undefined;
  if (!method || limit === undefined) return undefined;
  if (countsAlike(method)) return { method, decay: catchmentOf(limit) };
  const read = readDecay(decay, limit, limitColumn(row));
  return read.ok ? { method, decay: read.decay } : undefined;
}

/** Metres, or by transit minutes: how far places count is written once, in the unit of what it costs to get there. */
function checkLimit(
  { distance, threshold_meters: meters, threshold_minutes: minutes }: AccessRow,
  fault: (path: string, message: string) => void,
) {
  if (distance !== 'transit') {
    if (minutes !== undefined)
      fault('threshold_minutes', '分で書くのは distance が transit のときだけです。空のままにしてください。');
    return;
  }
  if (meters !== undefined)
    fault(
      'threshold_meters',
      'distance が transit のときは threshold_minutes に分で書き、ここは空のままにしてください。',
    );
  if (minutes === undefined || !(minutes > 0 && minutes <= MOST_MINUTES))
    fault('threshold_minutes', `「届く」とみなす時間を、0より大きく${MOST_MINUTES}までの分で書いてください。`);
}

/** A journey of more than three hours counts as none, whatever it is for. */
const MOST_MINUTES = 180;

const limitColumn = ({ distance }: AccessRow) => (distance === 'transit' ? 'threshold_minutes' : 'threshold_meters');

function limitOf(row: AccessRow): number | undefined {
  return row[limitColumn(row)];
}

/** access.e2sfca.salon → e2sfca */
function accessMethodOf(id: string): AccessMethod | undefined {
  return ACCESS_METHODS.find((method) => method === id.split('.')[1]);
}

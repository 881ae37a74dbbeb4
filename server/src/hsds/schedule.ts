import { parseSchedule } from '../dataset/index.ts';
import { hsdsId } from './hsds-id.ts';

export interface HsdsSchedule {
  readonly id: string;
  readonly service_id: string;
  readonly freq?: 'WEEKLY' | 'MONTHLY';
  readonly byday?: string;
  readonly bymonthday?: string;
  readonly opens_at?: string;
  readonly closes_at?: string;
  /** Hours of UTC that the times are ahead of. */
  readonly timezone: number;
  /** As written. */
  readonly description: string;
  readonly notes?: string;
}

const HOURS_AHEAD = 9;
const EVERY_DAY = 'MO,TU,WE,TH,FR,SA,SU';
/** What HSDS has fields for. */
const FIELDS = new Set(['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY']);

/**
 * When a service is open: an entry for each rule that is understood and that HSDS has fields for; where there is none, one
 * with the text alone. What a rule leaves out (holidays, parts of the year) stands in the notes and in the text.
 */
export function hsdsSchedules(serviceId: string, resourceId: string, text: string): HsdsSchedule[] {
  const base = { service_id: serviceId, timezone: HOURS_AHEAD, description: text };
  const rules = parseSchedule(text).opening?.rules ?? [];
  const entries = rules.flatMap((rule, at): HsdsSchedule[] => {
    const parts = rule.isLoose ? undefined : rrulePartsOf(rule.rrule);
    if (!parts) return [];
    const notes = [
      rule.holidays === 'closed' ? '祝日は休み' : rule.holidays === 'only' ? '祝日だけ' : '',
      ...(rule.closed ?? []).map((part) => `休みの期間 ${part.replace('/', ' から ')}`),
    ].filter(Boolean);
    return [
      {
        id: hsdsId('schedule', resourceId, at),
        ...base,
        ...parts,
        ...(rule.start === null ? {} : { opens_at: timeOf(rule.start) }),
        ...(rule.end === null ? {} : { closes_at: timeOf(rule.end) }),
        ...(notes.length > 0 ? { notes: notes.join('、') } : {}),
      },
    ];
  });
  // an entry for a part of the rules alone would say that the rest is closed
  const isWhole = entries.length === rules.length && entries.length > 0;
  return isWhole ? entries : [{ id: hsdsId('schedule', resourceId, 'text'), ...base }];
}

function rrulePartsOf(rrule: string): Pick<HsdsSchedule, 'freq' | 'byday' | 'bymonthday'> | undefined {
  const parts = new Map(rrule.split(';').map((part) => [part.split('=')[0] ?? '', part.split('=')[1] ?? '']));
  if ([...parts.keys()].some((name) => !FIELDS.has(name))) return undefined;
  const freq = parts.get('FREQ');
  const interval = parts.get('INTERVAL');
  // HSDS counts intervals from a first day, which no schedule tells
  if (interval !== undefined && interval !== '1') return undefined;
  const [byday, bymonthday] = [parts.get('BYDAY'), parts.get('BYMONTHDAY')];
  const shared = {
    ...(byday === undefined ? {} : { byday }),
    ...(bymonthday === undefined ? {} : { bymonthday }),
  };
  // there is no DAILY in HSDS
  if (freq === 'DAILY') return byday === undefined ? { freq: 'WEEKLY', byday: EVERY_DAY } : undefined;
  return freq === 'WEEKLY' || freq === 'MONTHLY' ? { freq, ...shared } : undefined;
}

/** 9:30 → 09:30+09:00; a day that ends at 24:00 ends at its last minute. */
function timeOf(clock: string): string {
  const padded = clock.padStart(5, '0');
  return `${padded === '24:00' ? '23:59' : padded}+09:00`;
}

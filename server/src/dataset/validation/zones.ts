import { publishZones, type ZoneRecord } from '../publication/zones.ts';
import { nameKey } from '../value/place-name.ts';
import { recordId } from '../value/record-id.ts';
import { parseSchedule } from '../value/schedule.ts';
import type { Validate, ValidationContext } from './context.ts';
import { refuseDuplicateIds, reviewRepeated } from './duplicates.ts';
import { readUrl } from './resources.ts';
import type { RowCheck } from './row-check.ts';
import { readShape } from './shape.ts';

/** デマンド交通の区域 as a town draws them. Zones may overlap: two companies serve one hamlet. */
export const validateZones: Validate = async (checks, context) => {
  await refuseDuplicateIds(checks, 'id');
  const zones = checks.flatMap((check) => {
    const record = readZone(check, context);
    return record && check.verdict !== 'rejected' ? [{ check, record, key: record.id }] : [];
  });
  await reviewRepeated(zones, (line) => `${line}行目と同じ名前の区域です。別の区域なら「id」の列で区別してください。`);
  const records = zones.filter(({ check }) => check.verdict === 'accepted').map(({ record }) => record);
  return (revision, transaction) => publishZones(records, revision, { ...context, transaction });
};

function readZone(check: RowCheck, { town, source }: ValidationContext): ZoneRecord | undefined {
  const name = check.requiredText('name', '名称');
  const shape = readShape(check);
  if (shape === null)
    check.reject('geometry-unusable', { field: 'geometry' }, '区域の形（Polygon か MultiPolygon）がありません。');
  if (!name || !shape) return undefined;
  return {
    id: recordId(town.code, 'zone', source, check.text('id') ?? nameKey(name)),
    name,
    shape,
    rules: {
      ...readSchedule(check),
      bookingDeadline: check.text('booking_deadline'),
      riders: check.text('riders'),
      fare: check.text('fare'),
      operator: check.text('operator'),
      phone: check.text('phone'),
      url: readUrl(check),
      note: check.text('note'),
      services: [],
    },
  };
}

/** Kept in the town's own words, with the days that were understood of them; what a computer doesn't understand is said. */
function readSchedule(check: RowCheck): Pick<ZoneRecord['rules'], 'schedule' | 'openings'> {
  const schedule = check.text('schedule');
  if (schedule === null) return { schedule, openings: [] };
  const { opening, isComplete } = parseSchedule(schedule);
  if (!isComplete)
    check.note(
      'schedule-unread',
      { field: 'schedule' },
      '運行の日時を読み切れなかったので、書かれたまま示します。「平日 8:00-17:00」のように書くと、日ごとに調べられます。',
    );
  return { schedule, openings: isComplete ? (opening?.rules ?? []) : [] };
}

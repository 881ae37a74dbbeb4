import type { RowCheck } from '../validation/row-check.ts';
import { nameKey } from '../value/place-name.ts';
import { readAreaIds } from './read-areas.ts';
import type { RecordSort } from './record-sort.ts';
import { reviewOrder } from './review-order.ts';
import { areaNames, ORGANIZATION_NAME } from './shown-names.ts';

/** 担当: which role of which organisation looks after which area (none: the whole town). Never whose name it is. */
export const ASSIGNMENTS: RecordSort = {
  dataset: 'assignments',
  table: 'assignment',
  columns: ['role', 'organization_id', 'area_id', 'from_date', 'to_date'],
  cells: {
    role: 't.role',
    organization: ORGANIZATION_NAME,
    area: areaNames('ARRAY[t.area_id]'),
    from: 't.from_date::text',
    to: 't.to_date::text',
  },
  columnOf: { organization: 'organization_id', area: 'area_id', from: 'from_date', to: 'to_date' },
  label: `concat_ws('　', t.role, ${ORGANIZATION_NAME})`,
  detail: `concat_ws('・', ${areaNames('ARRAY[t.area_id]')}, t.from_date)`,
  repeated: '同じ役割・同じ所属・同じ区域・同じ始まりの担当',
  read: (check, context) => {
    const role = check.requiredText('role', '役割');
    const organization = check.text('organization');
    const areaIds = readAreaIds(check, 'area', context);
    const fromDate = check.plannedDay('from');
    const toDate = check.plannedDay('to');
    reviewOrder(
      check,
      { field: 'from', day: fromDate },
      { field: 'to', day: toDate },
      '終わりの日が、始まりの日より前です。',
    );
    for (const field of ['role', 'organization']) rejectPerson(check, field);
    if (areaIds.length > 1)
      check.reject('value-unreadable', { field: 'area' }, '区域は一行に一つです。区域ごとに行を分けてください。');
    if (!role) return undefined;
    return {
      columns: { role, area_id: areaIds[0] ?? null, from_date: fromDate, to_date: toDate },
      organization,
      key: [nameKey(role), nameKey(organization ?? ''), areaIds[0] ?? ''],
      particulars: [fromDate ?? ''],
    };
  },
};

/** 「山田さん」「鈴木花子様」 */
const PERSON = /\p{L}(さん|さま|様|氏|殿)$/u;

/** What names a person goes nowhere, not into the report either. */
function rejectPerson(check: RowCheck, field: string): void {
  if (PERSON.test((check.text(field) ?? '').normalize('NFKC')))
    check.reject(
      'person-named',
      { field, value: '' },
      '人の名前のようです。担当は役割と所属だけを記録します。名前を消してください（例: 生活支援コーディネーター、社会福祉協議会）。',
    );
}

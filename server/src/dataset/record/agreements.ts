import { readKind } from '../validation/read-names.ts';
import { nameKey } from '../value/place-name.ts';
import { readAreaIds } from './read-areas.ts';
import type { RecordSort } from './record-sort.ts';
import { reviewOrder } from './review-order.ts';
import { areaNames, KIND_NAME, ORGANIZATION_NAME } from './shown-names.ts';

/** 協定: with which organisation, for what, in which areas (none: the whole town), since when and until when. */
export const AGREEMENTS: RecordSort = {
  dataset: 'agreements',
  table: 'agreement',
  columns: ['organization_id', 'kind_id', 'area_ids', 'signed_on', 'renew_by', 'ended_on'],
  cells: {
    organization: ORGANIZATION_NAME,
    kind: 't.kind_id',
    areas: areaNames('t.area_ids'),
    signed_on: 't.signed_on::text',
    renew_by: 't.renew_by::text',
    ended_on: 't.ended_on::text',
  },
  columnOf: { organization: 'organization_id', kind: 'kind_id', areas: 'area_ids' },
  label: ORGANIZATION_NAME,
  detail: `concat_ws('・', ${KIND_NAME}, t.signed_on)`,
  repeated: '同じ相手・同じ種類・同じ区域・同じ締結日の協定',
  read: (check, context) => {
    const organization = check.requiredText('organization', '相手');
    const kind = readKind(check, context);
    const areaIds = readAreaIds(check, 'areas', context);
    const signedOn = check.day('signed_on');
    const renewBy = check.plannedDay('renew_by');
    const endedOn = check.plannedDay('ended_on');
    const signed = { field: 'signed_on', day: signedOn };
    reviewOrder(check, signed, { field: 'renew_by', day: renewBy }, '更新の期限が、結んだ日より前です。');
    reviewOrder(check, signed, { field: 'ended_on', day: endedOn }, '終わった日が、結んだ日より前です。');
    if (!organization || !kind) return undefined;
    return {
      columns: { kind_id: kind.id, area_ids: areaIds, signed_on: signedOn, renew_by: renewBy, ended_on: endedOn },
      organization,
      key: [kind.id, nameKey(organization)],
      particulars: [signedOn ?? '', ...areaIds],
    };
  },
};

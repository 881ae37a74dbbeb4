import { lineInFile } from '../line-number.ts';
import type { AreaRecord } from '../publication/areas.ts';
import { type MembershipRecord, publishMembership } from '../publication/membership.ts';
import { machiAzaKey, nameKey } from '../value/place-name.ts';
import { recordId } from '../value/record-id.ts';
import type { AreaKind } from '../vocabulary.ts';
import type { Validate, ValidationContext } from './context.ts';
import { readPosition } from './position.ts';
import type { RowCheck } from './row-check.ts';

interface Member {
  readonly check: RowCheck;
  readonly record: MembershipRecord;
  readonly areaName: string;
}

export const validateMembership: Validate = async (checks, context) => {
  const kind = context.options.areaKind ?? 'RESIDENTS_COUNCIL';
  const members = checks.flatMap((check) => readMember(check, kind, context) ?? []);
  const kept = withoutContradictions(members);
  const areas = areasToldOf(kept, kind, context);
  return (revision, transaction) =>
    publishMembership(
      kept.map(({ record }) => record),
      areas,
      revision,
      { ...context, transaction },
    );
};

function readMember(check: RowCheck, kind: AreaKind, { town, options }: ValidationContext): Member | undefined {
  const machiAza = check.requiredText('machi_aza', '町字');
  const areaName = check.requiredText('area', '区域');
  if (!machiAza || !areaName) return undefined;
  const key = machiAzaKey(machiAza);
  const position = readPosition(check, options.crs);
  const area = town.areaIndex.findOfKind(areaName, kind);
  const record = {
    id: recordId(town.code, 'membership', kind, key),
    kind,
    machiAza,
    machiAzaKey: key,
    areaId: area?.id ?? recordId(town.code, 'area', kind, nameKey(areaName)),
    lngLat: position.state === 'given' ? position.lngLat : null,
  };
  return { check, record, areaName };
}

/** A 町字 said twice to belong to one area is said once; said to belong to two, the second goes to review. */
function withoutContradictions(members: readonly Member[]): Member[] {
  const first = new Map<string, Member>();
  for (const member of members) {
    const before = first.get(member.record.id);
    if (!before) first.set(member.record.id, member);
    else if (before.record.areaId !== member.record.areaId)
      member.check.review(
        'row-repeated',
        { field: 'area' },
        `「${member.record.machiAza}」は${lineInFile(before.check.row.line)}行目では「${before.areaName}」です。どちらかに直してください。`,
        { isFinal: true },
      );
  }
  return [...first.values()];
}

/** The areas that no other dataset holds: they stand or go with this table. */
function areasToldOf(
  members: readonly Member[],
  kind: AreaKind,
  { town, datasetId, options }: ValidationContext,
): AreaRecord[] {
  const held = new Set(town.areas.filter((area) => area.datasetId !== datasetId).map(({ id }) => id));
  const told = new Map<string, AreaRecord>();
  for (const { areaName, record, check } of members) {
    if (held.has(record.areaId) || told.has(record.areaId)) continue;
    told.set(record.areaId, {
      id: record.areaId,
      kind,
      code: null,
      number: null,
      name: areaName,
      nameKana: null,
      parentId: null,
      boundarySource: 'NONE',
      polygons: null,
      validFrom: options.validFrom ?? null,
      validTo: options.validTo ?? null,
      isRural: false,
      line: check.row.line,
    });
  }
  return [...told.values()];
}

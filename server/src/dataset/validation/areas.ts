import { type AreaRecord, publishAreas } from '../publication/areas.ts';
import type { KnownArea } from '../town/area-index.ts';
import type { Town } from '../town/town.ts';
import { halfWidth } from '../value/half-width.ts';
import { parseNumber } from '../value/number.ts';
import { nameKey } from '../value/place-name.ts';
import { recordId } from '../value/record-id.ts';
import type { Validate, ValidationContext } from './context.ts';
import { refuseDuplicateIds, reviewRepeated } from './duplicates.ts';
import type { RowCheck } from './row-check.ts';
import { readShape } from './shape.ts';
import { checkShapes } from './sound-shapes.ts';
import { whoseRow } from './whose-row.ts';

export const validateAreas: Validate = async (checks, context) => {
  await refuseDuplicateIds(checks, 'code');
  const areas = checks.flatMap((check) => {
    const record = readArea(check, context);
    return record ? [{ check, record, key: record.id }] : [];
  });
  await reviewRepeated(
    areas,
    (line) => `${line}行目と同じ名前の区域です。別の区域なら「コード」の列で区別してください。`,
  );
  await checkShapes(
    areas.filter(({ check }) => check.verdict === 'accepted'),
    context,
  );
  const records = areas.filter(({ check }) => check.verdict === 'accepted').map(({ record }) => record);
  return (revision, transaction) => publishAreas(records, revision, { ...context, transaction });
};

function readArea(check: RowCheck, { town, options }: ValidationContext): AreaRecord | undefined {
  const kind = options.areaKind ?? 'RESIDENTS_COUNCIL';
  if (isOfOthers(check, town)) return undefined;
  const given = check.requiredText('name', '名称');
  const code = check.text('code');
  if (kind === 'MUNICIPALITY' && !isOurOutline(check, given, code, town)) return undefined;
  const polygons = readShape(check);
  if (!given || polygons === undefined) return undefined;
  const name = kind === 'MUNICIPALITY' ? town.name : given;
  return {
    id: knownId(town.areas, kind, name, code) ?? recordId(town.code, 'area', kind, code ?? nameKey(name)),
    kind,
    code: kind === 'MUNICIPALITY' ? town.code : code,
    number: readAreaNumber(check),
    name,
    nameKana: check.text('name_kana'),
    parentId: readParent(check, kind, town),
    boundarySource: polygons ? (options.boundarySource ?? 'OFFICIAL') : 'NONE',
    polygons,
    validFrom: options.validFrom ?? null,
    validTo: options.validTo ?? null,
    isRural: readRural(check),
    line: check.row.line,
  };
}

/** Files of a prefecture hold the areas of all its municipalities, and its lakes: their shapes are not even decoded. */
function isOfOthers(check: RowCheck, town: Town): boolean {
  if (check.text('municipality_code') !== null && whoseRow(check, town) === 'other') {
    check.reject(
      'other-municipality',
      { field: 'municipality_code' },
      `${town.name}の区域ではないので取り込みません。`,
    );
    return true;
  }
  if (check.text('is_water') === null) return false;
  check.reject('area-is-water', { field: 'is_water' }, '水面調査区（湖や海など）なので取り込みません。');
  return true;
}

/** A prefecture's file holds the outlines of all its municipalities: the others are not taken. */
function isOurOutline(check: RowCheck, name: string, code: string | null, town: Town): boolean {
  if (code ? halfWidth(code).slice(0, 5) === town.code : nameKey(name).endsWith(nameKey(town.name))) return true;
  check.reject('other-municipality', { field: 'name' }, `${town.name}の外形ではないので取り込みません。`);
  return false;
}

/** An area keeps its id when a code is given to it later, or its boundary comes from another source. */
function knownId(
  areas: readonly KnownArea[],
  kind: KnownArea['kind'],
  name: string,
  code: string | null,
): string | undefined {
  const sameKind = areas.filter((area) => area.kind === kind);
  const byCode = code === null ? undefined : sameKind.find((area) => area.code === code);
  const byName = sameKind.filter(
    (area) => nameKey(area.name) === nameKey(name) && (code === null || area.code === null),
  );
  return byCode?.id ?? (byName.length === 1 ? byName[0]?.id : undefined);
}

function readAreaNumber(check: RowCheck): number | null {
  const text = check.text('number');
  if (text === null) return null;
  const number = parseNumber(text);
  if (number !== undefined && Number.isInteger(number)) return number;
  check.note('number-unreadable', { field: 'number' }, '地区番号が整数ではないので、空のままにしました。');
  return null;
}

const RURAL = new Set(['1', 'true', 'yes', 'はい', '○', '〇', '該当']);
const NOT_RURAL = new Set(['0', 'false', 'no', 'いいえ', '×', '非該当']);

/** 家のまばらな地区: yes or no; not told, no. */
function readRural(check: RowCheck): boolean {
  const text = halfWidth(check.text('is_rural') ?? '0').toLowerCase();
  if (RURAL.has(text)) return true;
  if (!NOT_RURAL.has(text))
    check.note(
      'word-unknown',
      { field: 'is_rural' },
      '家のまばらな地区かどうかは 1 か 0（はい・いいえ）で書いてください。まばらではないものとしました。',
    );
  return false;
}

function readParent(check: RowCheck, kind: KnownArea['kind'], town: Town): string | null {
  const name = check.text('parent');
  if (name === null) return null;
  const parent = town.areaIndex.findAbove(name, kind);
  if (!parent)
    check.note(
      'parent-unknown',
      { field: 'parent' },
      `上位の区域「${name}」がまだありません。先に取り込んでから、このファイルをもう一度取り込んでください。`,
    );
  return parent?.id ?? null;
}

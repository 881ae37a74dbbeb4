import { ADDRESS_LEVELS, type AddressLevel } from '../../address/index.ts';
import { type AddressPointRecord, publishAddressPoints } from '../publication/address-points.ts';
import { halfWidth } from '../value/half-width.ts';
import { recordId } from '../value/record-id.ts';
import type { Validate, ValidationContext } from './context.ts';
import { placeRows } from './placement.ts';
import type { RowCheck } from './row-check.ts';

/** The gazetteer of the town: rows of other municipalities are left, of several points for one block the representative is taken. */
export const validateAddresses: Validate = async (checks, context) => {
  const places = await placeRows(checks, (check) => check.text('code') === null, context);
  const read = checks.flatMap((check, at) => readPoint(check, places[at]?.lngLat ?? null, context) ?? []);
  const records = new Map<string, AddressPointRecord>();
  for (const { record, isRepresentative } of read)
    if (isRepresentative || !records.has(record.id)) records.set(record.id, record);
  return (revision, transaction) => publishAddressPoints([...records.values()], revision, { ...context, transaction });
};

function readPoint(
  check: RowCheck,
  lngLat: AddressPointRecord['lngLat'],
  { town: { code: municipalityCode }, source }: ValidationContext,
): { readonly record: AddressPointRecord; readonly isRepresentative: boolean } | undefined {
  const town = check.text('town');
  const code = check.text('code');
  const isPositionAlone = check.row.cells['town_type'] === undefined && code !== null && lngLat !== null;
  if (check.text('abolished_on') !== null)
    check.reject('town-abolished', { field: 'abolished_on' }, '廃止された町字なので取り込みません。');
  else if (town === null && !isPositionAlone)
    check.reject('town-unnamed', { field: 'town' }, '町字の名前がない行なので取り込みません。');
  if (check.verdict !== 'accepted') return undefined;
  const koaza = check.text('koaza');
  const block = check.text('block');
  const record = {
    id: recordId(municipalityCode, 'address', source, code ?? '', town ?? '', koaza ?? '', block ?? ''),
    code,
    town,
    koaza,
    block: block && halfWidth(block),
    level: readLevel(check),
    lngLat,
  };
  return { record, isRepresentative: check.text('is_representative') === '1' };
}

function readLevel(check: RowCheck): AddressLevel | null {
  const word = check.text('level');
  return ADDRESS_LEVELS.find((level) => level === word) ?? null;
}

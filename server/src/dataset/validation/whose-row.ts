import { parseMunicipalityCode } from '@hazama/geo';
import type { Town } from '../town/town.ts';
import { halfWidth } from '../value/half-width.ts';
import { nameKey, withoutMunicipality } from '../value/place-name.ts';
import type { RowCheck } from './row-check.ts';

/** Whose row it is, by its code, its municipality's name, or its address. */
export type Whose = 'ours' | 'other' | 'unknown';

const PREFECTURE = /^(北海道|東京都|京都府|大阪府|.{2,3}県)/;

export function whoseRow(check: RowCheck, town: Town): Whose {
  return byCode(check, town) ?? byName(check, town) ?? byAddress(check, town) ?? 'unknown';
}

function byCode(check: RowCheck, town: Town): Whose | undefined {
  const text = check.text('municipality_code');
  const parsed = text === null ? undefined : parseMunicipalityCode(halfWidth(text).replace(/\.0+$/, ''));
  if (!parsed?.ok) return undefined;
  if (parsed.leadingZeroRestored) {
    const after = halfWidth(text ?? '').length === 4 ? parsed.code : parsed.sixDigits;
    check.repair(
      'code-leading-zero',
      'municipality_code',
      after,
      `先頭の 0 が落ちていたので「${after}」と読みました。`,
    );
  }
  return parsed.code === town.code ? 'ours' : 'other';
}

function byName(check: RowCheck, town: Town): Whose | undefined {
  const text = check.text('municipality_name');
  if (text === null) return undefined;
  return nameKey(text).replace(PREFECTURE, '').startsWith(nameKey(town.name)) ? 'ours' : 'other';
}

function byAddress(check: RowCheck, town: Town): Whose | undefined {
  const text = check.text('address');
  if (text === null) return undefined;
  const key = nameKey(text);
  const local = key.replace(PREFECTURE, '');
  if (local.startsWith(nameKey(town.name)) || town.machiAza.ofAddress(text).length > 0 || town.gazetteer.find(text))
    return 'ours';
  // a prefecture at its front: what follows is another municipality
  return local === key || withoutMunicipality(text, town.name) === key ? undefined : 'other';
}

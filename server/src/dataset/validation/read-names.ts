import type { KnownArea } from '../town/area-index.ts';
import type { KnownKind } from '../town/kind-index.ts';
import type { ValidationContext } from './context.ts';
import { rejectUnknownKind } from './resolve-kind.ts';
import type { RowCheck } from './row-check.ts';

/** The area that a row names; without one the row is rejected. */
export function readArea(check: RowCheck, { town }: ValidationContext): KnownArea | undefined {
  const name = check.requiredText('area', '区域');
  const area = name ? town.areaIndex.find(name) : undefined;
  if (name && !area)
    check.reject(
      'area-unknown',
      { field: 'area' },
      `区域「${name}」が${town.name}にありません。名前か地区番号を確かめるか、先に区域を取り込んでください。`,
    );
  return area;
}

/** The kind that a row names; without one the row is rejected. */
export function readKind(check: RowCheck, context: ValidationContext): KnownKind | undefined {
  const word = check.requiredText('kind', '種類');
  const kind = word ? context.town.kinds.find(word) : undefined;
  if (word && !kind) rejectUnknownKind(check, word, context);
  return kind;
}

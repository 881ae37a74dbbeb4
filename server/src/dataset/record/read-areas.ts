import type { ValidationContext } from '../validation/context.ts';
import type { RowCheck } from '../validation/row-check.ts';
import { splitList } from '../value/list.ts';
import { nameKey } from '../value/place-name.ts';

/** 市内全域, 全地区, … */
const WHOLE_TOWN = /^(市|町|村|区|県)?内?(全域|全体|一円)$|^全(市|町|村|区|地区|区域|域)$/;

/**
 * The areas that a cell names, by their ids; none where it is empty or says the whole town. An unknown name rejects the row:
 * left out, it would make the rest, or the whole town, of what was said of one area.
 */
export function readAreaIds(check: RowCheck, field: string, { town }: ValidationContext): readonly string[] {
  const ids = new Set<string>();
  for (const name of splitList(check.text(field) ?? '')) {
    if (WHOLE_TOWN.test(nameKey(name)) || nameKey(name) === nameKey(town.name)) return [];
    const area = town.areaIndex.find(name);
    if (area?.kind === 'MUNICIPALITY') return [];
    if (area) ids.add(area.id);
    else
      check.reject(
        'area-unknown',
        { field, value: name },
        `区域「${name}」が${town.name}にありません。名前か地区番号を確かめるか、先に区域を取り込んでください。`,
      );
  }
  return [...ids].toSorted();
}

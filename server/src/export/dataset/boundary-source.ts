import type { Area } from '../../area/index.ts';
import type { ExportColumn, Note } from '../export-table.ts';

/** 境界の出どころ, beside every number that rests on where an area ends. */
export const BOUNDARY_SOURCE_COLUMN: ExportColumn = {
  name: 'boundary_source',
  about: '境界の出どころ：OFFICIAL 市町村の境界、DERIVED 町字の境界を合わせたもの、ESTIMATED 推定、NONE 形なし',
  type: 'text',
  width: 14,
};

/** Of one area in words; empty where its border is known. */
export const BOUNDARY_WORDS: Readonly<Record<Area['boundarySource'], string>> = {
  OFFICIAL: '',
  DERIVED: '',
  ESTIMATED: '境界は推定',
  NONE: '境界なし（町字の名前で数えた）',
};

/** How many of the areas have a border that is only estimated, or none; no note where all are known. */
export function boundaryNotes(areas: readonly Pick<Area, 'boundarySource'>[]): Note[] {
  const countOf = (source: Area['boundarySource']) =>
    areas.filter(({ boundarySource }) => boundarySource === source).length;
  const [estimated, unknown] = [countOf('ESTIMATED'), countOf('NONE')];
  const said = [
    ...(estimated > 0
      ? [`${estimated}区域の境界は推定です。境の近くの人が、となりの区域に数えられていることがあります。`]
      : []),
    ...(unknown > 0 ? [`${unknown}区域は境界がまだないため、町字の名前で人を分けています。`] : []),
  ];
  return said.length > 0 ? [['境界', said.join('')]] : [];
}

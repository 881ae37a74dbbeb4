import type { Column } from './source.ts';
import type { Cell, StagedRow } from './staged-row.ts';

/** The hazards that a place to flee to is designated for (災害種別), by the law's list. */
const HAZARDS: readonly (readonly [field: string, title: string, names: string])[] = [
  ['flood', '洪水', '災害種別_洪水 洪水'],
  [
    'landslide',
    '崖崩れ、土石流及び地滑り',
    '災害種別_崖崩れ、土石流及び地滑り 崖崩れ、土石流及び地滑り 土砂災害 災害種別_土砂災害',
  ],
  ['storm_surge', '高潮', '災害種別_高潮 高潮'],
  ['earthquake', '地震', '災害種別_地震 地震'],
  ['tsunami', '津波', '災害種別_津波 津波'],
  ['fire', '大規模な火事', '災害種別_大規模な火事 大規模な火事'],
  ['inland_flood', '内水氾濫', '災害種別_内水氾濫 内水氾濫'],
  ['volcano', '火山現象', '災害種別_火山現象 火山現象'],
];
/** 「1」「1.0」「○」: the cell says yes; blank, 0 and × say no. */
const YES = /^(1(\.0+)?|○|〇|◯|●|◎|有|有り|あり|はい|可|true|yes)$/i;

export const HAZARD_COLUMNS: readonly Column[] = HAZARDS.map(([field, , names]) => ({
  field: `hazard_${field}`,
  names,
}));

/** The row with its hazard columns as one list (「洪水、地震」). */
export function withHazards(row: StagedRow): StagedRow {
  const kept = Object.entries(row.cells).filter(([field]) => !field.startsWith('hazard_'));
  const said = HAZARDS.flatMap(([field, title]) => {
    const cell = row.cells[`hazard_${field}`];
    return cell && isYes(cell.value) ? [{ cell, title }] : [];
  });
  const [first] = said;
  const hazards: Cell | undefined = first && {
    field: first.cell.field,
    value: said.map(({ title }) => title.replace('、', '・')).join('、'),
  };
  return { ...row, cells: { ...Object.fromEntries(kept), ...(hazards && { hazards }) } };
}

function isYes(text: string): boolean {
  return YES.test(text.normalize('NFKC').trim());
}

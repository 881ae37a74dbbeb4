import { withCells } from './rewrite-row.ts';
import type { Source } from './source.ts';
import type { Cell } from './staged-row.ts';

/** 学校コード of 文部科学省: B for primary schools, C for lower secondary ones, D for both in one. */
const SCHOOL_CODE = /^[A-H]\d/i;

/**
 * 国土数値情報 小学校区（A27）, areas of the kind that --kind says. Its columns moved with every edition: of 2010 they are
 * A27_005 行政区域コード, 006 設置主体, 007 名称, 008 所在地; of 2016 the same as A27_001–004; since 2021 A27_003 is the
 * school's code, A27_004 its name and A27_005 its address.
 */
export const ksjSchoolDistrict: Source = {
  format: 'ksj-a27-school-district',
  dataset: 'areas',
  columns: Array.from({ length: 8 }, (_, at) => ({ field: `a27_${at + 1}`, names: `A27_00${at + 1}` })),
  isMadeOf: (has, { geometryType }) =>
    (geometryType?.endsWith('Polygon') ?? false) &&
    (has('a27_1', 'a27_2', 'a27_3', 'a27_4') || has('a27_5', 'a27_6', 'a27_7')),
  rewrite: (row) => {
    const a27 = (number: number) => row.cells[`a27_${number}`];
    const hasSchoolCode = SCHOOL_CODE.test(a27(3)?.value ?? '');
    const isOf2010 = !a27(1) && !a27(3);
    const cells = {
      municipality_code: isOf2010 ? a27(5) : a27(1),
      code: hasSchoolCode ? a27(3) : undefined,
      name: districtName(isOf2010 ? a27(7) : a27(hasSchoolCode ? 4 : 3)),
    };
    return withCells({ ...row, cells: {} }, cells);
  },
  keyOf: ({ cells }) => cells['code']?.value ?? key(cells['municipality_code'], cells['name']),
};

/** 「府中小学校」 is the school, 「府中小学校区」 its area. */
function districtName(school: Cell | undefined): Cell | undefined {
  return school && /学校$|学園$/.test(school.value) ? { ...school, value: `${school.value}区` } : school;
}

function key(...cells: readonly (Cell | undefined)[]): string | undefined {
  return cells.every(Boolean) ? cells.map((cell) => cell?.value).join(' ') : undefined;
}

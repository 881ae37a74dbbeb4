import { POINT_COLUMNS } from './point-columns.ts';
import { withCells } from './rewrite-row.ts';
import type { Column, Source } from './source.ts';
import type { StagedRow } from './staged-row.ts';

/** 医療機関分類コード of 国土数値情報. */
const KINDS: Readonly<Record<string, string>> = { 1: 'hospital', 2: 'clinic', 3: 'dentist' };

const COLUMNS: readonly Column[] = [
  { field: 'class', names: 'P04_001' },
  { field: 'name', names: 'name P04_002' },
  { field: 'address', names: 'address P04_003' },
  ...POINT_COLUMNS,
];

/** 国土数値情報 医療機関（P04）, since 2014: three columns of 診療科目, then 病床数 as P04_008. */
export const ksjMedicalInstitution: Source = {
  format: 'ksj-p04-medical-institution',
  dataset: 'resources',
  columns: [...COLUMNS, { field: 'beds', names: 'P04_008' }, { field: 'disaster', names: 'P04_010' }],
  isMadeOf: (has, { hasGeometry }) => hasGeometry && has('class', 'name', 'address', 'disaster'),
  rewrite: (row) => {
    const { beds, disaster: _disaster, ...cells } = row.cells;
    return withCells(rewriteMedical({ ...row, cells }), { capacity: beds });
  },
};

/** The edition of 2010, with fewer columns: 診療科目 is one, and what follows stands elsewhere. */
export const ksjMedicalInstitution2010: Source = {
  format: 'ksj-p04-medical-institution-2010',
  dataset: 'resources',
  columns: COLUMNS,
  isMadeOf: (has, { hasGeometry }) => hasGeometry && has('class', 'name', 'address'),
  rewrite: rewriteMedical,
};

function rewriteMedical(row: StagedRow): StagedRow {
  const { class: code, ...cells } = row.cells;
  const kind = code && KINDS[String(Number(code.value))];
  return withCells(
    { ...row, cells },
    { kind: kind === undefined ? undefined : { field: code?.field ?? 'P04_001', value: kind } },
  );
}

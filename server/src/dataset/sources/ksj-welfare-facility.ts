import { POINT_COLUMNS } from './point-columns.ts';
import { joined, withCells } from './rewrite-row.ts';
import type { Source } from './source.ts';
import type { Cell } from './staged-row.ts';

/** What a facility's own name says goes before its class, which puts 特別養護老人ホーム and デイサービス together. */
const KINDS_BY_NAME: readonly (readonly [RegExp, string])[] = [
  [/特別養護老人ホーム/, 'special-nursing-home'],
  [/老人保健施設/, 'geriatric-health-facility'],
  [/地域包括支援センター/, 'comprehensive-care-centre'],
  [/児童館|児童センター/, 'children-centre'],
  [/隣保館/, 'rinpokan'],
];
/** 福祉施設大分類コード: 02 老人福祉施設, 05 児童福祉施設等; the others have no kind of their own here. */
const KINDS_BY_CLASS: Readonly<Record<string, string>> = { '02': 'care-service', '05': 'childcare-facility' };

/**
 * 国土数値情報 福祉施設（P14）, editions of 2021 and 2023. Facilities of other classes (保護施設, 障害者支援施設, 身体障害者社会参加
 * 支援施設, 母子・父子福祉施設, その他) come in under the kind that a person gives with --kind.
 */
export const ksjWelfareFacility: Source = {
  format: 'ksj-p14-welfare-facility',
  dataset: 'resources',
  columns: [
    { field: 'prefecture', names: 'P14_001' },
    { field: 'municipality_name', names: 'P14_002' },
    { field: 'municipality_code', names: 'P14_003' },
    { field: 'address', names: 'address P14_004' },
    { field: 'class', names: 'P14_005' },
    { field: 'middle_class', names: 'P14_006' },
    { field: 'minor_class', names: 'P14_007' },
    { field: 'name', names: 'name P14_008' },
    ...POINT_COLUMNS,
  ],
  isMadeOf: (has, { hasGeometry }) =>
    hasGeometry && has('prefecture', 'municipality_code', 'address', 'class', 'minor_class', 'name'),
  rewrite: (row) => {
    const { prefecture, class: major, middle_class: _middle, minor_class: _minor, ...cells } = row.cells;
    const { name, address, municipality_name: municipality } = cells;
    const kind = kindOf(name, major);
    const isWhole = address && municipality && address.value.includes(municipality.value);
    return withCells(
      { ...row, cells },
      {
        kind: kind === undefined ? undefined : { field: 'P14_005', value: kind },
        address: isWhole ? address : joined([prefecture, municipality, address], ''),
      },
    );
  },
};

function kindOf(name: Cell | undefined, major: Cell | undefined): string | undefined {
  const byName = KINDS_BY_NAME.find(([pattern]) => pattern.test(name?.value ?? ''))?.[1];
  return byName ?? KINDS_BY_CLASS[major?.value.padStart(2, '0') ?? ''];
}

import type { IssueLog } from '../issue.ts';
import { ESTAT_BANDS, withAgeGroups } from './estat-ages.ts';
import { joinWithheld } from './estat-withheld.ts';
import { withCells } from './rewrite-row.ts';
import type { Column, Source } from './source.ts';
import type { StagedRow } from './staged-row.ts';

/** Names of the tables of 2015 and 2020, and of the headers in Japanese alone. */
const COLUMNS: readonly Column[] = [
  { field: 'key_code', names: 'KEY_CODE' },
  { field: 'level', names: 'HYOSYO 地域階層レベル識別符号' },
  { field: 'city', names: 'CITYNAME 市区町村名' },
  { field: 'town', names: 'NAME 町丁・字等名 町丁字等名' },
  { field: 'secrecy', names: 'HTKSYORI 秘匿処理' },
  { field: 'withheld_in', names: 'HTKSAKI 秘匿先情報 秘匿合算先' },
  { field: 'holds', names: 'GASSAN 合算地域 合算元' },
  { field: 'year', names: '年 調査年' },
  {
    field: 'total',
    names: '人口総数 人口（総数） 総数、年齢「不詳」含む 総数、年齢不詳を含む 総数（年齢） 総数',
  },
  { field: 'age_0_14', names: '0~14歳人口総数 15歳未満人口総数 総数15歳未満 15歳未満総数 0~14歳人口' },
  { field: 'age_15_64', names: '15~64歳人口総数 総数15~64歳 15~64歳総数 15~64歳人口' },
  { field: 'age_65_over', names: '65歳以上人口総数 総数65歳以上 65歳以上総数 65歳以上人口' },
  { field: 'age_75_over', names: '75歳以上人口総数 総数75歳以上 75歳以上総数 75歳以上人口' },
  { field: 'single_65_over', names: '高齢単身世帯数 高齢単身世帯数一般世帯数 65歳以上の単独世帯数' },
  ...ESTAT_BANDS,
];

/** 小地域集計 of the census by e-Stat: 町丁・字 with the sums of the 大字 and of the town among them. */
export const estatSmallAreaPopulation: Source = {
  format: 'estat-small-area-population',
  dataset: 'population',
  columns: COLUMNS,
  isMadeOf: (has) => has('key_code', 'total', 'town'),
  rewrite: (row) => {
    const { level: _level, city, town, secrecy: _secrecy, holds: _holds, ...cells } = withAgeGroups(row).cells;
    const key = cells['key_code'];
    return withCells(
      { ...row, cells },
      {
        // of a town it is its 5-digit code that a key begins with
        municipality_code: key && { ...key, value: key.value.slice(0, 5) },
        municipality_name: city,
        code: town ?? key,
      },
    );
  },
  join: (rows, log) => joinWithheld(leaves(rows, log), log),
};

/** 地域メッシュ統計 of the census by e-Stat. */
export const estatMeshPopulation: Source = {
  format: 'estat-mesh-population',
  dataset: 'population',
  columns: COLUMNS,
  isMadeOf: (has) => has('key_code', 'total') && !has('town'),
  rewrite: (row) => {
    const { level: _level, city: _city, secrecy: _secrecy, holds: _holds, ...cells } = withAgeGroups(row).cells;
    return withCells({ ...row, cells }, { code: cells['key_code'] });
  },
  join: joinWithheld,
};

/** Rows that stand for a whole whose parts are rows too: the town, a 大字 with its 丁目. */
function leaves(rows: readonly StagedRow[], log: IssueLog): readonly StagedRow[] {
  const keys = rows.map((row) => row.cells['key_code']?.value ?? '').toSorted();
  const wholes = new Set(keys.filter((key, at) => key && key !== keys[at + 1] && (keys[at + 1] ?? '').startsWith(key)));
  const whole = rows.filter((row) => wholes.has(row.cells['key_code']?.value ?? ''));
  if (whole.length > 0)
    log.add('total-left-out', {
      line: whole[0]?.line,
      value: String(whole.length),
      message: `市区町村や大字の計の${whole.length}行は、その町丁・字の行があるので、記録から除きました。`,
    });
  return rows.filter((row) => !whole.includes(row));
}

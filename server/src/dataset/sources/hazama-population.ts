import type { Column, Source } from './source.ts';

/** What says where the people of a row are counted, and when. */
export const POPULATION_PLACE: readonly Column[] = [
  {
    field: 'code',
    names:
      'code メッシュコード mesh meshcode mesh_code 地域メッシュコード key_code 町字 町字コード 町丁目 町丁字 大字 町名 地域名 地域コード 地区名 地区 regionname',
  },
  { field: 'longitude', names: 'longitude 経度 lng lon' },
  { field: 'latitude', names: 'latitude 緯度 lat' },
  { field: 'year', names: 'year 年 年度 年次 調査年 調査年月日 基準日 surveydate' },
];

/** 人口: the project's own table. */
export const hazamaPopulation: Source = {
  format: 'hazama-population',
  dataset: 'population',
  columns: [
    ...POPULATION_PLACE,
    {
      field: 'total',
      names: 'total 総人口 人口 人口総数 総数 合計 計 人口計 人口合計 totalpopulation',
    },
    { field: 'age_0_14', names: 'age_0_14 0~14歳 0〜14歳 0-14歳 15歳未満 年少人口 0~14歳人口' },
    { field: 'age_15_64', names: 'age_15_64 15~64歳 15〜64歳 15-64歳 生産年齢人口 15~64歳人口' },
    { field: 'age_65_over', names: 'age_65_over 65歳以上 老年人口 高齢者人口 高齢者数 65歳以上人口' },
    { field: 'age_75_over', names: 'age_75_over 75歳以上 後期高齢者 後期高齢者数 75歳以上人口' },
    {
      field: 'single_65_over',
      names:
        'single_65_over 65歳以上単独世帯 高齢単身世帯 高齢者単独世帯数 ひとり暮らし高齢者数 65歳以上ひとり暮らし 高齢単身世帯数',
    },
  ],
  isMadeOf: (has) => has('total') && (has('code') || has('longitude', 'latitude')),
};

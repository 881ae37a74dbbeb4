import type { Source } from './source.ts';

/** 計画の目標, for the town's areas together or for one of them. */
export const hazamaTargets: Source = {
  format: 'hazama-targets',
  dataset: 'targets',
  columns: [
    { field: 'indicator', names: 'indicator 指標 指標id' },
    { field: 'area', names: 'area 地区 地区名 区域' },
    { field: 'value', names: 'value 目標 目標値 値' },
    { field: 'year', names: 'year 年 年度 目標年 目標年度' },
    { field: 'source', names: 'source 出典 計画 計画名' },
  ],
  isMadeOf: (has) => has('indicator', 'value', 'year'),
};

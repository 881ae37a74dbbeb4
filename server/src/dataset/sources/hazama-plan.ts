import type { Source } from './source.ts';

/** 計画の体系: 基本目標 → 施策 → 取り組み, 章 → 分野 → 六つの充実. */
export const hazamaPlan: Source = {
  format: 'hazama-plan',
  dataset: 'plan',
  columns: [
    { field: 'code', names: 'code コード 番号 記号 項目番号 体系番号' },
    { field: 'parent', names: 'parent 親 上位 上の項目 親コード 上位コード 上位番号' },
    { field: 'level', names: 'level 段 階層 区分 レベル 位置づけ' },
    { field: 'title', names: 'title 名称 項目 項目名 見出し 内容 施策名' },
    { field: 'owner', names: 'owner 担当 主体 担い手 実施主体 担当課 所管' },
    { field: 'related_plan', names: 'related_plan 関係計画 関連計画' },
    { field: 'plan', names: 'plan 計画 計画名' },
  ],
  isMadeOf: (has) => has('code', 'parent', 'title'),
};

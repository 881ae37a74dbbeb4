import type { Source } from './source.ts';

/** 担当: which role of which organisation, for which area. */
export const hazamaAssignments: Source = {
  format: 'hazama-assignments',
  dataset: 'assignments',
  columns: [
    { field: 'role', names: 'role 役割 役職 職名 職種 担当 担当職' },
    {
      field: 'organization',
      names: 'organization 所属 所属団体 所属先 所属機関 団体 団体名 法人 法人名 設置主体 受託法人 配置元',
    },
    { field: 'area', names: 'area 地区 地区名 区域 区域名 担当地区 担当区域 担当圏域 配置先 圏域 住民自治協議会' },
    { field: 'from', names: 'from 開始日 いつから 配置日 配置年月日 着任日 委嘱日 始期' },
    { field: 'to', names: 'to 終了日 いつまで 退任日 任期満了日 終期' },
  ],
  isMadeOf: (has) => has('role') && (has('area') || has('organization')),
  isOfPosts: true,
};

import type { Source } from './source.ts';

/** A list of places has these, and may have kind, organisation and area too. */
const OF_A_PLACE = /^(name|名称|名前|施設名|住所|所在地|address)$/i;

/** 協定: with whom, for what, where, until when. */
export const hazamaAgreements: Source = {
  format: 'hazama-agreements',
  dataset: 'agreements',
  columns: [
    {
      field: 'organization',
      names:
        'organization 相手 相手方 協定先 協定相手 協定の相手 締結先 締結相手 事業者 事業者名 協力事業者 団体 団体名 企業名 会社名 事業所名',
    },
    { field: 'kind', names: 'kind 種類 種別 協定の種類 協定種別 協定 分類' },
    { field: 'areas', names: 'areas area 地区 地区名 区域 区域名 対象地区 対象区域 対象の区域 圏域 住民自治協議会' },
    { field: 'signed_on', names: 'signed_on 締結日 締結年月日 協定日 協定締結日 協定年月日 結んだ日' },
    { field: 'renew_by', names: 'renew_by 更新期限 更新の期限 更新日 有効期限 期限 満了日' },
    { field: 'ended_on', names: 'ended_on 終了日 終わった日 解除日 失効日 廃止日' },
  ],
  isMadeOf: (has, { names }) =>
    has('organization', 'kind') &&
    (has('signed_on') || has('renew_by') || (has('areas') && !names.some((name) => OF_A_PLACE.test(name.trim())))),
};

import type { Source } from './source.ts';

const AREA = 'area 地区 地区名 区域 区域名 住民自治協議会';
const KIND = 'kind 種類 種別 資源の種類 分類';

/** ある・ない, said about an area and a kind. */
export const hazamaPresence: Source = {
  format: 'hazama-presence',
  dataset: 'presence',
  columns: [
    { field: 'area', names: AREA },
    { field: 'kind', names: KIND },
    { field: 'state', names: 'state 状態 有無 あるない 設置 設置状況 設置の有無' },
    { field: 'since', names: 'since 設置日 開始日 設置年月日' },
    { field: 'confirmed_on', names: 'confirmed_on 確認日 最終確認日 確認年月日' },
    { field: 'source', names: 'source 出典 出所 情報源' },
  ],
  isMadeOf: (has) => has('area', 'kind', 'state'),
};

/** 養成された人、委員の定数と欠員、回数: counts per area. */
export const hazamaCounts: Source = {
  format: 'hazama-counts',
  dataset: 'counts',
  columns: [
    { field: 'area', names: AREA },
    { field: 'kind', names: KIND },
    { field: 'measure', names: 'measure 数え方 項目 何の数' },
    { field: 'value', names: 'value 数 値 人数 件数' },
    { field: 'as_of', names: 'as_of 基準日 時点 年月日 日付' },
    { field: 'source', names: 'source 出典 出所 情報源' },
  ],
  isMadeOf: (has) => has('area', 'kind', 'value'),
};

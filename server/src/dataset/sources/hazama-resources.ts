import type { Source } from './source.ts';

/** 地域資源: the project's own table, under the names that municipal lists give its columns. */
export const hazamaResources: Source = {
  format: 'hazama-resources',
  dataset: 'resources',
  columns: [
    { field: 'id', names: 'id 管理番号 整理番号 識別番号 資源id 施設id 共通id' },
    { field: 'kind', names: 'kind 種類 種別 区分 資源の種類 分類 カテゴリ 施設種別 施設区分 医療機関の種類' },
    {
      field: 'name',
      names: 'name 名称 名前 施設名 施設名称 団体名 事業所名 会場名 サロン名 活動名 会議名',
    },
    {
      field: 'name_kana',
      names: 'name_kana ふりがな フリガナ 名称カナ 名称かな かな カナ よみ',
    },
    { field: 'address', names: 'address 住所 所在地 所在地連結表記 会場住所 場所の住所' },
    { field: 'longitude', names: 'longitude 経度 lng lon long x 経度世界測地系 x座標 x座標m 平面直角座標x 東経' },
    { field: 'latitude', names: 'latitude 緯度 lat y 緯度世界測地系 y座標 y座標m 平面直角座標y 北緯' },
    { field: 'place_level', names: 'place_level 位置の精度' },
    {
      field: 'serves_area',
      names: 'serves_area serves_areas 担当地区 対象地区 対象区域 担当区域 活動地区 地区 地区名 区域',
    },
    { field: 'status', names: 'status 状態 状況 活動状況 設置状況' },
    {
      field: 'schedule',
      names: 'schedule 開催日 開催日時 日時 活動日 活動日時 曜日 営業時間 利用時間',
    },
    { field: 'capacity', names: 'capacity 定員 収容人数 定員数 席数' },
    {
      field: 'organization',
      names: 'organization 団体 運営 運営団体 実施主体 法人名 法人の名称 主催',
    },
    { field: 'phone', names: 'phone tel 電話 電話番号 連絡先 問い合わせ先 telephonenumber' },
    { field: 'url', names: 'url web ホームページ ウェブサイト hp referenceobject' },
    { field: 'languages', names: 'languages language 言語 対応言語' },
    { field: 'visibility', names: 'visibility 公開 公開範囲' },
    { field: 'withheld', names: 'withheld 公開しない項目 項目ごとの公開範囲' },
    { field: 'confirmed_on', names: 'confirmed_on 確認日 最終確認日 更新日 確認年月日' },
    { field: 'opened_on', names: 'opened_on 開始日 設置日 開設日 設立日 設置年月日' },
    { field: 'closed_on', names: 'closed_on 終了日 廃止日 閉鎖日' },
    { field: 'source', names: 'source 出典 出所 情報源' },
    { field: 'hazards', names: 'hazards 災害種別' },
    {
      field: 'municipality_code',
      names: 'municipality_code 市町村コード 市区町村コード 都道府県コード又は市区町村コード 全国地方公共団体コード',
    },
    { field: 'municipality_name', names: 'municipality_name 市町村名 市区町村名 市町村 市区町村' },
  ],
  isMadeOf: (has) =>
    has('name') &&
    (has('kind') || has('address') || has('serves_area') || has('schedule') || has('longitude', 'latitude')),
};

import { municipalityCheckDigit } from '@hazama/geo';
import type { Municipality } from '../../municipality/index.ts';
import type { ResourceRow } from '../../resource/index.ts';
import type { ExportCell, ExportColumn } from '../export-table.ts';
import { openingCells } from './opening-cells.ts';

/** A column of a form, and what stands in it; null: Hazama doesn't know it, and the form keeps it empty. */
export interface FormColumn extends ExportColumn {
  readonly cell: (row: ResourceRow, town: Municipality) => ExportCell;
}

const nothing = () => null;

export function formColumn(
  name: string,
  cell: FormColumn['cell'] = nothing,
  type: ExportColumn['type'] = 'text',
): FormColumn {
  return {
    name,
    about: cell === nothing ? '（Hazama にはないので空です）' : '自治体標準オープンデータセットの項目',
    type,
    width: 18,
    cell,
  };
}

/** The six digits of 全国地方公共団体コード. */
export const wholeCode = ({ code }: Municipality): string => `${code}${municipalityCheckDigit(code)}`;

/** Names are kept as they were read, mostly in hiragana: the forms want katakana. */
const katakana = (kana: string | null): string | null =>
  kana?.replace(/[ぁ-ゖ]/g, (letter) => String.fromCodePoint((letter.codePointAt(0) ?? 0) + 0x60)) ?? null;

// The columns that most forms share, as a form calls them.
export const townCode = (name = '都道府県コード又は市区町村コード') => formColumn(name, (_, town) => wholeCode(town));
export const no = () => formColumn('NO', ({ ownId }) => ownId);
export const prefecture = () => formColumn('都道府県名', (_, town) => town.prefecture);
export const city = () => formColumn('市区町村名', (_, town) => town.name);
export const name = (title = '名称') => formColumn(title, (row) => row.name);
export const kana = (title = '名称_カナ') => formColumn(title, ({ nameKana }) => katakana(nameKana));
/** Addresses hold their building: 方書 stays empty. */
export const address = () => [formColumn('住所', (row) => row.address), formColumn('方書')];
export const place = () => [
  formColumn('緯度', ({ latitude }) => latitude, 'place'),
  formColumn('経度', ({ longitude }) => longitude, 'place'),
];
export const phone = () => [formColumn('電話番号', (row) => row.phone), formColumn('内線番号')];
export const body = (title = '団体名') => [
  formColumn('法人番号'),
  formColumn(title, ({ organization }) => organization),
];
export const opening = (days = '利用可能曜日', start = '開始時間', end = '終了時間', note = '利用可能日時特記事項') => [
  formColumn(days, ({ schedule }) => openingCells(schedule).days),
  formColumn(start, ({ schedule }) => openingCells(schedule).start),
  formColumn(end, ({ schedule }) => openingCells(schedule).end),
  formColumn(note, ({ schedule }) => openingCells(schedule).note),
];
export const url = () => formColumn('URL', (row) => row.url);
export const remark = () => formColumn('備考');

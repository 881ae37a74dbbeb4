import { parseMeshCode } from '@hazama/geo';
import { halfWidth } from '../value/half-width.ts';
import { parseDay, parseYear } from '../value/japanese-date.ts';
import { isNoValue, parseNumber } from '../value/number.ts';
import { parseSchedule } from '../value/schedule.ts';

/** What values look like, whatever the column is called. */
export interface ValuePattern {
  /** In the words of a person who looks at the column. */
  readonly looksLike: string;
  /** Fields that hold such values, the likeliest first; none where the project keeps nothing of the kind. */
  readonly fields: readonly string[];
  /** How sure such values alone make it, 0..1. */
  readonly weight: number;
  readonly fits: (text: string) => boolean;
}

const WEEKDAY = /[月火水木金土日]曜|毎[週月日]|平日|第[1-5１-５]/;
const ADDRESS = /^(?:〒?\d{3}-?\d{4}\s*)?(?:.{2,3}[都道府県])?.{1,8}[市区町村郡].+|.+(?:丁目|番地|\d+-\d+)/;

/** The particular before the general: a column is what its first pattern says that most of its values fit. */
const VALUE_PATTERNS: readonly ValuePattern[] = [
  {
    looksLike: 'URL',
    fields: ['url'],
    weight: 0.8,
    fits: (text) => /^https?:\/\/\S+$/i.test(text),
  },
  { looksLike: '郵便番号', fields: [], weight: 0.8, fits: (text) => /^〒?\d{3}-\d{4}$/.test(text) },
  {
    looksLike: '電話番号',
    fields: ['phone'],
    weight: 0.75,
    fits: (text) => /^\(?0\d{1,4}[-)( ]+\d{1,4}[-)( ]+\d{3,4}$/.test(text) || /^0[5789]0\d{8}$/.test(text),
  },
  {
    looksLike: '緯度',
    fields: ['latitude'],
    weight: 0.85,
    fits: (text) => isDecimalBetween(text, 20, 46),
  },
  {
    looksLike: '経度',
    fields: ['longitude'],
    weight: 0.85,
    fits: (text) => isDecimalBetween(text, 122, 154.5),
  },
  {
    looksLike: '地域メッシュコード',
    fields: ['code'],
    weight: 0.8,
    fits: (text) => /^\d{8,11}$/.test(text) && parseMeshCode(text).ok,
  },
  {
    looksLike: '市町村コード',
    fields: ['municipality_code'],
    weight: 0.5,
    fits: (text) => /^(0[1-9]|[1-3]\d|4[0-7])\d{3}\d?$/.test(text),
  },
  {
    looksLike: '年',
    fields: ['year'],
    weight: 0.5,
    fits: (text) => !text.includes('/') && parseYear(text) !== undefined && parseDay(text) === undefined,
  },
  {
    looksLike: '日付',
    fields: ['confirmed_on', 'as_of', 'since', 'opened_on'],
    weight: 0.4,
    fits: (text) => parseDay(text) !== undefined,
  },
  {
    looksLike: '開く日と時間',
    fields: ['schedule'],
    weight: 0.75,
    fits: (text) => WEEKDAY.test(text) && parseSchedule(text).opening !== null,
  },
  {
    looksLike: '○×',
    fields: ['state', 'status'],
    weight: 0.6,
    fits: (text) => /^[○◯〇●×✕✖✗xX有無]$|^(あり|なし|有り|無し)$/.test(text),
  },
  {
    looksLike: '読みがな',
    fields: ['name_kana'],
    weight: 0.6,
    fits: (text) => text.length > 2 && /^[\p{Script=Hiragana}\p{Script=Katakana}ー・\s()0-9]+$/u.test(text),
  },
  { looksLike: '住所', fields: ['address'], weight: 0.6, fits: (text) => ADDRESS.test(text) },
  {
    looksLike: '数',
    fields: ['total', 'value', 'capacity'],
    weight: 0.3,
    fits: (text) => /^[\d,]+(\.0+)?\D?$/.test(text) && parseNumber(text) !== undefined,
  },
];

/** From this share on, a column is of a pattern. */
const MOST = 0.8;

/** The pattern that most of a column's values fit, with the share that does. */
export function findPattern(values: readonly string[]): { pattern: ValuePattern; share: number } | undefined {
  const filled = values.map(halfWidth).filter((text) => !isNoValue(text) || /^x$/i.test(text));
  if (filled.length === 0) return undefined;
  for (const pattern of VALUE_PATTERNS) {
    const share = filled.filter(pattern.fits).length / filled.length;
    if (share >= MOST) return { pattern, share };
  }
  return undefined;
}

/** 34.7688, with digits behind the point: 35 may be anything. */
function isDecimalBetween(text: string, least: number, most: number): boolean {
  const number = Number(text);
  return /^\d+\.\d{2,}$/.test(text) && number >= least && number <= most;
}

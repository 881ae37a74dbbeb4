/** The 47 prefectures (都道府県) in the order of their codes 01–47. */
const PREFECTURES =
  '北海道 青森県 岩手県 宮城県 秋田県 山形県 福島県 茨城県 栃木県 群馬県 埼玉県 千葉県 東京都 神奈川県 新潟県 富山県 石川県 福井県 山梨県 長野県 岐阜県 静岡県 愛知県 三重県 滋賀県 京都府 大阪府 兵庫県 奈良県 和歌山県 鳥取県 島根県 岡山県 広島県 山口県 徳島県 香川県 愛媛県 高知県 福岡県 佐賀県 長崎県 熊本県 大分県 宮崎県 鹿児島県 沖縄県'.split(
    ' ',
  );

export type MunicipalityCodeFault =
  /** Something that is not an ASCII digit. */
  | 'CHARACTER'
  /** Not 5 or 6 digits, and not one short by a lost leading zero. */
  | 'LENGTH'
  /** The first two digits are not a prefecture's (01–47). */
  | 'PREFECTURE'
  /** The sixth digit does not follow from the first five. */
  | 'CHECK_DIGIT'
  /** The last three digits are below 100: a prefecture (000) or nobody, not a municipality. */
  | 'NOT_A_MUNICIPALITY';

export type ParsedMunicipalityCode =
  | {
      readonly ok: true;
      /** Five digits. */
      readonly code: string;
      /** The same with its check digit. */
      readonly sixDigits: string;
      /** The file had lost the leading zero, as spreadsheets do, and it was put back. */
      readonly leadingZeroRestored: boolean;
    }
  | { readonly ok: false; readonly fault: MunicipalityCodeFault };

/**
 * Reads a municipality's code (全国地方公共団体コード) of five digits, or six with its check digit.
 * A lost leading zero is put back only where that is the one way to read the digits: four digits are five without
 * their zero; five digits whose last is the check digit of the rest are six without their zero, unless they are
 * a code of five as they stand.
 */
export function parseMunicipalityCode(text: string): ParsedMunicipalityCode {
  if (!/^[0-9]*$/.test(text)) return { ok: false, fault: 'CHARACTER' };
  if (text.length === 4) return fiveDigits(`0${text}`, true);
  if (text.length === 5) {
    const asItStands = fiveDigits(text, false);
    return asItStands.ok ? asItStands : sixDigitsWithoutZero(text, asItStands);
  }
  if (text.length !== 6) return { ok: false, fault: 'LENGTH' };
  const code = text.slice(0, 5);
  const parsed = fiveDigits(code, false);
  if (parsed.ok && parsed.sixDigits !== text) return { ok: false, fault: 'CHECK_DIGIT' };
  return parsed;
}

/** The name of the prefecture of a code, or undefined when its first two digits are none. */
export function findPrefectureName(code: string): string | undefined {
  return /^[0-9]{2}/.test(code) ? PREFECTURES[Number(code.slice(0, 2)) - 1] : undefined;
}

/**
 * The check digit of five digits (総務省 検査数字): weights 6, 5, 4, 3, 2; eleven less the remainder by eleven,
 * of which the last digit is kept.
 */
export function municipalityCheckDigit(code: string): number {
  let sum = 0;
  for (let at = 0; at < 5; at++) sum += (6 - at) * Number(code[at]);
  return (11 - (sum % 11)) % 10;
}

function fiveDigits(code: string, leadingZeroRestored: boolean): ParsedMunicipalityCode {
  if (findPrefectureName(code) === undefined) return { ok: false, fault: 'PREFECTURE' };
  if (Number(code.slice(2)) < 100) return { ok: false, fault: 'NOT_A_MUNICIPALITY' };
  return { ok: true, code, sixDigits: `${code}${municipalityCheckDigit(code)}`, leadingZeroRestored };
}

function sixDigitsWithoutZero(text: string, otherwise: ParsedMunicipalityCode): ParsedMunicipalityCode {
  const restored = fiveDigits(`0${text.slice(0, 4)}`, true);
  return restored.ok && restored.sixDigits === `0${text}` ? restored : otherwise;
}

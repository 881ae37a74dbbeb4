import { halfWidth } from './half-width.ts';
import { parseNumber } from './number.ts';

/** 34度46分07秒, 34°46'07.1", 34 46 07, N34:46:07, 東経136度7.8分 */
const PARTS =
  /^(?:北緯|東経|[NE])?\s*(\d{1,3})\s*[度°º:\s]\s*(\d{1,2}(?:\.\d+)?)\s*[分'’′´:\s]?\s*(?:(\d{1,2}(?:\.\d+)?)\s*(?:秒|["”″]|['’′´]{2})?)?\s*[NE]?$/i;
/** ddmmss.s and dddmmss.s, as 国土地理院's own forms take it: 344607.1 */
const PACKED = /^(\d{2,3})(\d{2})(\d{2}(?:\.\d+)?)$/;
const SIXTIETHS = 60;

/** Degrees of a latitude or longitude, written in any of the ways of Japan; undefined where it is none. */
export function parseDegrees(text: string): number | undefined {
  const plain = halfWidth(text);
  const decimal = parseNumber(plain.replace(/^(?:北緯|東経|[NE])\s*/i, '').replace(/\s*[度°º]?\s*[NE]?$/i, ''));
  if (decimal !== undefined && Math.abs(decimal) <= 180) return decimal;
  const [, degrees, minutes, seconds = '0'] = PARTS.exec(plain) ?? PACKED.exec(plain) ?? [];
  if (degrees === undefined || minutes === undefined) return undefined;
  if (Number(minutes) >= SIXTIETHS || Number(seconds) >= SIXTIETHS) return undefined;
  return Number(degrees) + Number(minutes) / SIXTIETHS + Number(seconds) / SIXTIETHS ** 2;
}

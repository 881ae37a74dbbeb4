import { isUtf8 } from 'node:buffer';
import { Refusal } from '../issue.ts';

export type TextEncoding = 'utf-8' | 'cp932';

const NEWLINE = 0x0a;
const SAVE_AS_UTF8 = 'Excel なら「名前を付けて保存」で「CSV UTF-8（コンマ区切り）」を選んで保存し直してください。';

/**
 * Finds out the encoding from the bytes: UTF-8 with or without a mark at its front, or CP932 (what Excel calls CSV).
 * @throws Refusal for UTF-16, NUL bytes, and text that is broken, naming the line
 */
export function decodeText(bytes: Buffer): { readonly text: string; readonly encoding: TextEncoding } {
  refuseUtf16AndNul(bytes);
  if (isUtf8(bytes)) return { text: new TextDecoder('utf-8').decode(bytes), encoding: 'utf-8' };
  const lines = nonAsciiLines(bytes);
  const broken = lines.filter(({ start, end }) => !isUtf8(bytes.subarray(start, end)));
  // Japanese in CP932 is hardly ever valid UTF-8: where most lines are, the text is UTF-8 with a broken place in it
  const isMostlyUtf8 = lines.length - broken.length >= broken.length;
  if (isMostlyUtf8) throw brokenUtf8(broken[0]?.line ?? 1);
  try {
    return { text: new TextDecoder('shift_jis', { fatal: true }).decode(bytes), encoding: 'cp932' };
  } catch {
    throw new Refusal('encoding-broken', {
      line: firstBrokenCp932Line(bytes),
      message: `文字コードが UTF-8 でも Shift_JIS（CP932）でもありません。${SAVE_AS_UTF8}`,
    });
  }
}

function refuseUtf16AndNul(bytes: Buffer): void {
  const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
  const at = bytes.indexOf(0);
  if (mark !== 0xfeff && mark !== 0xfffe && at < 0) return;
  if (mark === 0xfeff || mark === 0xfffe || everySecondByteIsNul(bytes))
    throw new Refusal('encoding-utf-16', {
      line: 1,
      message: `文字コードが UTF-16（Excel の「Unicode テキスト」）です。${SAVE_AS_UTF8}`,
    });
  throw new Refusal('nul-byte', {
    line: lineAt(bytes, at),
    message: `文字でないデータ（NUL）が入っています。ファイルが壊れているか、表ではありません。元の表から保存し直してください。`,
  });
}

/** ASCII in UTF-16 without a mark: each character has a zero beside it. */
function everySecondByteIsNul(bytes: Buffer): boolean {
  const head = bytes.subarray(0, 200);
  const zeros = [0, 0];
  head.forEach((byte, at) => {
    if (byte === 0) zeros[at % 2] = (zeros[at % 2] ?? 0) + 1;
  });
  const [even = 0, odd = 0] = zeros;
  return (even === 0) !== (odd === 0) && Math.max(even, odd) > head.length / 4;
}

function brokenUtf8(line: number): Refusal {
  return new Refusal('encoding-broken', {
    line,
    message: `${line}行目の文字がこわれています（UTF-8 として読めません）。その行を元の表で確かめてください。${SAVE_AS_UTF8}`,
  });
}

interface Line {
  readonly line: number;
  readonly start: number;
  readonly end: number;
}

function nonAsciiLines(bytes: Buffer): Line[] {
  return [...linesOf(bytes)].filter(({ start, end }) => bytes.subarray(start, end).some((byte) => byte >= 0x80));
}

function* linesOf(bytes: Buffer): Generator<Line> {
  let start = 0;
  for (let line = 1; start < bytes.length; line++) {
    const newline = bytes.indexOf(NEWLINE, start);
    const end = newline < 0 ? bytes.length : newline;
    yield { line, start, end };
    start = end + 1;
  }
}

function firstBrokenCp932Line(bytes: Buffer): number {
  const decoder = new TextDecoder('shift_jis', { fatal: true });
  for (const { line, start, end } of linesOf(bytes)) {
    try {
      decoder.decode(bytes.subarray(start, end));
    } catch {
      return line;
    }
  }
  return 1;
}

function lineAt(bytes: Buffer, offset: number): number {
  let line = 1;
  for (let at = bytes.indexOf(NEWLINE); at >= 0 && at < offset; at = bytes.indexOf(NEWLINE, at + 1)) line++;
  return line;
}

import { isAscii, isUtf8 } from 'node:buffer';
import { decodeText } from '../file/decode-text.ts';
import { Refusal } from '../issue.ts';
import { refusal } from './feed-log.ts';

const NEWLINE = 0x0a;
const BYTE_ORDER_MARK = Buffer.from([0xef, 0xbb, 0xbf]);
/** Blocks are about this large: fewer turns than one for every piece that is unpacked. */
const BLOCK_BYTES = 256 * 1024;
/** A line of a timetable has a few hundred bytes. */
const LONGEST_LINE_BYTES = 4 * 1024 * 1024;

/** What was found out about the text of a file. */
export interface TextSeen {
  isCp932: boolean;
}

/**
 * Cuts what a file unpacks to into blocks of whole lines in UTF-8, so that a file of any size is read in little memory. Takes UTF-8
 * with or without a mark at its front, and CP932.
 * @throws Refusal for UTF-16, NUL bytes, and text that is broken, naming the line
 */
export async function* textBlocks(file: string, chunks: AsyncIterable<Buffer>, seen: TextSeen): AsyncGenerator<Buffer> {
  const decoder = new BlockDecoder(file, seen);
  let waiting: Buffer[] = [];
  let waitingBytes = 0;
  for await (const chunk of chunks) {
    waiting.push(chunk);
    waitingBytes += chunk.length;
    if (waitingBytes < BLOCK_BYTES) continue;
    const bytes = waiting.length === 1 ? chunk : Buffer.concat(waiting);
    const end = bytes.lastIndexOf(NEWLINE) + 1;
    if (end === 0) {
      if (bytes.length > LONGEST_LINE_BYTES)
        throw decoder.refuseUtf16(bytes) ?? refusal('csv_parsing_failed', { file, line: decoder.line });
      waiting = [bytes];
      continue;
    }
    yield decoder.decode(bytes.subarray(0, end));
    waiting = [bytes.subarray(end)];
    waitingBytes = bytes.length - end;
  }
  const rest = Buffer.concat(waiting);
  if (rest.length > 0) yield decoder.decode(rest);
}

class BlockDecoder {
  readonly #file: string;
  readonly #seen: TextSeen;
  /** Of the next block's first line. */
  line = 1;
  #encoding: 'ascii' | 'utf-8' | 'cp932' = 'ascii';

  constructor(file: string, seen: TextSeen) {
    this.#file = file;
    this.#seen = seen;
  }

  decode(raw: Buffer): Buffer {
    let bytes = raw;
    if (this.line === 1) {
      const utf16 = this.refuseUtf16(raw);
      if (utf16) throw utf16;
      if (raw.subarray(0, 3).equals(BYTE_ORDER_MARK)) {
        this.#encoding = 'utf-8';
        bytes = raw.subarray(3);
      }
    }
    const decoded = this.#inUtf8(bytes);
    this.line += countNewlines(raw);
    return decoded;
  }

  #inUtf8(bytes: Buffer): Buffer {
    const isWellFormed = isUtf8(bytes) && !bytes.includes(0);
    if (isWellFormed && this.#encoding !== 'cp932') {
      if (this.#encoding === 'ascii' && !isAscii(bytes)) this.#encoding = 'utf-8';
      return bytes;
    }
    if (this.#encoding === 'utf-8') throw this.#broken(bytes);
    try {
      const { text, encoding } = decodeText(bytes);
      if (encoding === 'cp932') {
        this.#encoding = 'cp932';
        this.#seen.isCp932 = true;
      }
      return Buffer.from(text);
    } catch (error) {
      throw this.#placed(error);
    }
  }

  /** UTF-8 before, and now something else. */
  #broken(bytes: Buffer): unknown {
    let start = 0;
    let line = this.line;
    while (start < bytes.length) {
      const newline = bytes.indexOf(NEWLINE, start);
      const end = newline < 0 ? bytes.length : newline;
      const one = bytes.subarray(start, end);
      if (!isUtf8(one) || one.includes(0)) break;
      start = end + 1;
      line += 1;
    }
    if (bytes.includes(0)) {
      try {
        decodeText(bytes);
      } catch (error) {
        return this.#placed(error);
      }
    }
    return new Refusal('encoding-broken', {
      file: this.#file,
      line,
      message: `${this.#file} の${line}行目の文字がこわれています（UTF-8 として読めません）。その行を確かめ、UTF-8 で保存し直してください。`,
    });
  }

  refuseUtf16(bytes: Buffer): Refusal | undefined {
    const mark = bytes.length >= 2 ? bytes.readUInt16BE(0) : 0;
    if (mark !== 0xfeff && mark !== 0xfffe) return undefined;
    return new Refusal('encoding-utf-16', {
      file: this.#file,
      line: 1,
      message: `${this.#file} の文字コードが UTF-16 です。時刻表のファイルは UTF-8 で保存し直してください。`,
    });
  }

  #placed(error: unknown): unknown {
    if (!(error instanceof Refusal)) return error;
    const line = (error.draft.line ?? 1) + this.line - 1;
    return new Refusal(error.code, {
      ...error.draft,
      file: this.#file,
      line,
      message: `${this.#file} の${line}行目：${error.message}`,
    });
  }
}

function countNewlines(bytes: Buffer): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at >= 0; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}

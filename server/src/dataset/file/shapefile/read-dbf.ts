import { isUtf8 } from 'node:buffer';
import { Refusal } from '../../issue.ts';
import { MOST_COLUMNS, tooLarge } from '../limits.ts';

/** A dBASE table: the attributes of a shapefile. Records are decoded when they are asked for. */
export interface DbfTable {
  readonly fields: readonly string[];
  readonly count: number;
  readonly isDeleted: (index: number) => boolean;
  /** @throws Refusal where its text is broken */
  readonly cellsAt: (index: number) => readonly string[];
}

interface Field {
  readonly name: Buffer;
  readonly type: string;
  readonly offset: number;
  readonly length: number;
}

type Encoding = 'utf-8' | 'shift_jis' | 'euc-jp';

const HEADER_BYTES = 32;
const FIELD_BYTES = 32;
const FIELDS_END = 0x0d;
const DELETED = 0x2a;
/** Language drivers of dBASE that mean CP932. */
const CP932_DRIVERS = [0x13, 0x7b];

/**
 * Reads a .dbf of dBASE III or later.
 * @param declaredEncoding what the .cpg beside it says, "" where there is none; what the bytes say goes before it
 * @throws Refusal when it is broken off, or its text is in no encoding that is known
 */
export function readDbf(bytes: Buffer, declaredEncoding: string, name: string): DbfTable {
  if (bytes.length < HEADER_BYTES) throw brokenOff(name);
  const count = bytes.readUInt32LE(4);
  const headerBytes = bytes.readUInt16LE(8);
  const recordBytes = bytes.readUInt16LE(10);
  const fields = readFields(bytes.subarray(0, headerBytes));
  if (fields.length === 0 || recordBytes === 0) throw brokenOff(name);
  if (bytes.length < headerBytes + count * recordBytes) throw brokenOff(name);
  const encoding = encodingOf(bytes, fields, declaredEncoding, { count, headerBytes, recordBytes });
  const decoder = new TextDecoder(encoding);
  const decode = (raw: Buffer) => withoutCutCharacter(decoder.decode(raw)).trim();
  const startOf = (index: number) => headerBytes + index * recordBytes;
  return {
    fields: fields.map((field) => decode(field.name)),
    count,
    isDeleted: (index) => bytes[startOf(index)] === DELETED,
    cellsAt(index) {
      const record = bytes.subarray(startOf(index), startOf(index) + recordBytes);
      return fields.map((field) => valueOf(record, field, decode, index + 1, name));
    },
  };
}

function readFields(header: Buffer): Field[] {
  const fields: Field[] = [];
  let offset = 1;
  for (let at = HEADER_BYTES; at + FIELD_BYTES <= header.length && header[at] !== FIELDS_END; at += FIELD_BYTES) {
    const name = header.subarray(at, at + 11);
    const end = name.indexOf(0);
    const length = header.readUInt8(at + 16);
    const type = String.fromCharCode(header.readUInt8(at + 11));
    fields.push({ name: end < 0 ? name : name.subarray(0, end), type, offset, length });
    offset += length;
    if (fields.length > MOST_COLUMNS) throw tooLarge(`${fields.length}列以上`, `${MOST_COLUMNS}列`);
  }
  return fields;
}

/** A width in bytes cuts long values within a character: that is no broken file, only a shorter value. */
function valueOf(
  record: Buffer,
  { type, offset, length }: Field,
  decode: (raw: Buffer) => string,
  line: number,
  name: string,
): string {
  const raw = record.subarray(offset, offset + length);
  const end = raw.indexOf(0);
  const text = decode(end < 0 ? raw : raw.subarray(0, end));
  if (text.includes('\uFFFD'))
    throw new Refusal('encoding-broken', {
      line,
      message: `「${name}」の${line}件目の文字がこわれています。元のソフトで文字コードを UTF-8 か Shift_JIS にして書き出し直してください。`,
    });
  if (/^\*+$/.test(text)) return '';
  return type === 'D' ? text.replace(/^(\d{4})(\d{2})(\d{2})$/, '$1-$2-$3') : text;
}

function withoutCutCharacter(text: string): string {
  return text.replace(/\uFFFD{1,3}\s*$/, '');
}

/** Texts that tell an encoding: more would tell no more. */
const MOST_LOOKED_AT = 10_000;

/** What the bytes say: UTF-8 is hardly ever mistaken. Else what .cpg or the header says, else CP932. */
function encodingOf(
  bytes: Buffer,
  fields: readonly Field[],
  declared: string,
  { count, headerBytes, recordBytes }: { count: number; headerBytes: number; recordBytes: number },
): Encoding {
  const texts = fields.filter(({ type }) => type === 'C');
  // of buildings with numbers alone nothing but the names of the columns tells
  const told: boolean[] = fields.flatMap(({ name }) => isToldUtf8(name));
  for (let at = 0; at < count && told.length < MOST_LOOKED_AT; at++)
    for (const { offset, length } of texts) {
      const start = headerBytes + at * recordBytes + offset;
      told.push(...isToldUtf8(bytes.subarray(start, start + length)));
    }
  const utf8 = told.filter(Boolean).length;
  const other = told.length - utf8;
  if (utf8 > other) return 'utf-8';
  if (other > 0) return /euc/i.test(declared) ? 'euc-jp' : 'shift_jis';
  const isJapanese = CP932_DRIVERS.includes(bytes.readUInt8(29)) || /932|jis/i.test(declared);
  return isJapanese ? 'shift_jis' : 'utf-8';
}

/** Whether a text is UTF-8; nothing where it has no character that would tell. */
function isToldUtf8(text: Buffer): boolean[] {
  return text.some((byte) => byte >= 0x80) ? [isUtf8(text) || isCutUtf8(text)] : [];
}

function isCutUtf8(value: Buffer): boolean {
  return [1, 2, 3].some((cut) => value.length > cut && isUtf8(value.subarray(0, value.length - cut)));
}

function brokenOff(name: string): Refusal {
  return new Refusal('shapefile-broken', {
    value: name,
    message: `属性の表「${name}」が途中で切れているか、壊れています。シェープファイルを書き出し直してください。`,
  });
}

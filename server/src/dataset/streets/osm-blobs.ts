import { createHash, type Hash } from 'node:crypto';
import { open } from 'node:fs/promises';
import { promisify } from 'node:util';
import { inflate } from 'node:zlib';
import { PbfReader } from 'pbf';
import { megabytes } from '../file/limits.ts';
import type { InputFile } from '../file/read-file.ts';
import { Refusal } from '../issue.ts';

/** What the format allows (wiki.openstreetmap.org/wiki/PBF_Format): a header of 64 KiB, a blob of 32 MiB, packed and unpacked. */
const LARGEST_HEADER_BYTES = 64 * 1024;
const LARGEST_BLOB_BYTES = 32 * 1024 * 1024;

/** Numbers of fields in the format's own messages. */
const BLOB_HEADER = { type: 1, datasize: 3 };
const BLOB = { raw: 1, rawSize: 2, zlib: 3 };

const unpackZlib = promisify<Uint8Array, { maxOutputLength: number }, Buffer>(inflate);

/** One block of an .osm.pbf file, unpacked. */
export interface OsmBlob {
  /** OSMHeader, OSMData, or something to pass over */
  readonly type: string;
  readonly data: Uint8Array;
  /** How far into the file it ends. */
  readonly endsAt: number;
}

/** A file read from its beginning to its end, once. */
export interface OsmSource {
  readonly sizeBytes: number;
  /** The blocks one by one: never more than one is in memory. @throws Refusal when it is broken off or no such file */
  blobs(): AsyncGenerator<OsmBlob>;
  /** SHA-256 of all that was read, after the last block. */
  hash(): string;
  close(): Promise<void>;
}

/** Opens a file, or bytes, as the blocks of an .osm.pbf. */
export async function openOsmFile(file: InputFile): Promise<OsmSource> {
  const bytes = 'path' in file ? await fromDisk(file.path) : fromMemory(Buffer.from(file.bytes));
  let hash: Hash = createHash('sha256');
  return {
    sizeBytes: bytes.size,
    blobs: () => {
      hash = createHash('sha256');
      return readBlobs(bytes, hash);
    },
    hash: () => hash.copy().digest('hex'),
    close: () => bytes.close(),
  };
}

interface Bytes {
  readonly size: number;
  /** Exactly so many, or fewer at the end. */
  read(at: number, length: number): Promise<Buffer>;
  close(): Promise<void>;
}

function fromMemory(buffer: Buffer): Bytes {
  return {
    size: buffer.length,
    read: async (at, length) => buffer.subarray(at, at + length),
    close: async () => undefined,
  };
}

async function fromDisk(place: string): Promise<Bytes> {
  const handle = await open(place);
  const { size } = await handle.stat();
  return {
    size,
    read: async (at, length) => {
      const buffer = Buffer.allocUnsafe(length);
      const { bytesRead } = await handle.read(buffer, 0, length, at);
      return buffer.subarray(0, bytesRead);
    },
    close: () => handle.close(),
  };
}

async function* readBlobs(bytes: Bytes, hash: Hash): AsyncGenerator<OsmBlob> {
  let at = 0;
  const take = async (length: number): Promise<Buffer> => {
    const piece = await bytes.read(at, length);
    if (piece.length < length) throw broken('途中で切れています');
    at += length;
    hash.update(piece);
    return piece;
  };
  while (at < bytes.size) {
    const isFirst = at === 0;
    const headerBytes = (await take(4)).readUInt32BE(0);
    if (headerBytes > LARGEST_HEADER_BYTES) throw isFirst ? notOsm() : broken('ブロックの長さが読めません');
    const header = readHeader(await take(headerBytes), isFirst);
    if (isFirst && header.type !== 'OSMHeader') throw notOsm();
    if (header.dataBytes > LARGEST_BLOB_BYTES) throw tooLarge(header.dataBytes);
    const packed = await take(header.dataBytes);
    yield { type: header.type, data: await unpackBlob(packed), endsAt: at };
  }
}

function readHeader(bytes: Buffer, isFirst: boolean): { readonly type: string; readonly dataBytes: number } {
  try {
    const reader = new PbfReader(bytes);
    let type = '';
    let dataBytes = -1;
    for (let field = reader.nextField(); field !== 0; field = reader.nextField()) {
      if (field === BLOB_HEADER.type) type = reader.readString();
      else if (field === BLOB_HEADER.datasize) dataBytes = reader.readVarint();
      else reader.skip(reader.type);
    }
    if (dataBytes >= 0 && reader.pos <= bytes.length) return { type, dataBytes };
  } catch {
    // as below
  }
  throw isFirst ? notOsm() : broken('ブロックの見出しが読めません');
}

async function unpackBlob(bytes: Buffer): Promise<Uint8Array> {
  let raw: Uint8Array | undefined;
  let zlib: Uint8Array | undefined;
  let rawSize = 0;
  let isOther = false;
  try {
    const reader = new PbfReader(bytes);
    for (let field = reader.nextField(); field !== 0; field = reader.nextField()) {
      if (field === BLOB.raw) raw = reader.readBytes();
      else if (field === BLOB.rawSize) rawSize = reader.readVarint();
      else if (field === BLOB.zlib) zlib = reader.readBytes();
      else {
        isOther = true;
        reader.skip(reader.type);
      }
    }
  } catch {
    throw broken('ブロックの中身が読めません');
  }
  if (raw) return raw;
  if (!zlib) throw isOther ? otherPacking() : broken('ブロックに中身がありません');
  if (rawSize > LARGEST_BLOB_BYTES) throw tooLarge(rawSize);
  // one byte more than it says is more than it may
  const unpacked = await unpackZlib(zlib, { maxOutputLength: Math.max(1, rawSize) }).catch((error: unknown) => {
    throw (error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE'
      ? broken('書かれている大きさより大きなブロックがあります')
      : broken('圧縮されたブロックが壊れています');
  });
  if (unpacked.length !== rawSize) throw broken('ブロックの大きさが、書かれているものと合いません');
  return unpacked;
}

export function broken(what: string): Refusal {
  return new Refusal('osm-broken', {
    value: what,
    message: `OpenStreetMap のファイルとして最後まで読めません（${what}）。もう一度ダウンロードするか、コピーし直してください。`,
  });
}

function notOsm(): Refusal {
  return new Refusal('file-type', {
    value: '.osm.pbf ではないファイル',
    message:
      '中身が OpenStreetMap の .osm.pbf ではありません。.osm（XML）や .osm.bz2 のときは、osmium などで .osm.pbf に直してから選んでください。',
  });
}

function otherPacking(): Refusal {
  return new Refusal('osm-unsupported', {
    value: 'lzma, lz4, zstd',
    message: 'zlib 以外で圧縮されたブロックがあります。osmium cat などで、ふつうの .osm.pbf に書き直してください。',
  });
}

function tooLarge(bytes: number): Refusal {
  return new Refusal('osm-broken', {
    value: megabytes(bytes),
    message: `1つのブロックが${megabytes(bytes)}あり、形式の上限（${megabytes(LARGEST_BLOB_BYTES)}）を超えています。正しい .osm.pbf を選んでください。`,
  });
}

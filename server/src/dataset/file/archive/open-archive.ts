import { isUtf8 } from 'node:buffer';
import { promisify } from 'node:util';
import yauzl from 'yauzl';
import { Refusal } from '../../issue.ts';
import { LARGEST_UNPACKED_BYTES, MOST_ARCHIVE_ENTRIES, megabytes } from '../limits.ts';

const openZip = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer);

/** Bit 11 of the general purpose flag: the name is UTF-8. */
const NAME_IS_UTF8 = 0x800;

/** A file in a zip; directories and what macOS adds are left out. */
export interface ArchiveEntry {
  /** With its folders, separated by "/". */
  readonly name: string;
  readonly unpackedBytes: number;
  /** What it unpacks to, piece by piece. @throws Refusal when it is broken, encrypted, or larger than it says */
  readonly chunks: () => AsyncGenerator<Buffer>;
}

/**
 * Lists what a zip holds, without unpacking anything and without ever writing to a disk.
 * @throws Refusal when it is broken, holds too many files, or one with a name that leads out of its folder
 */
export async function openArchive(bytes: Buffer): Promise<ArchiveEntry[]> {
  const entries: ArchiveEntry[] = [];
  try {
    const zip = await openZip(bytes, { lazyEntries: true, autoClose: false, decodeStrings: false });
    if (zip.entryCount > MOST_ARCHIVE_ENTRIES) throw unpacksTooLarge(`${zip.entryCount}個のファイル`);
    for await (const entry of entriesOf(zip)) {
      const name = nameOf(entry);
      const fault = yauzl.validateFileName(name);
      if (fault) throw unsafeName(name);
      if (name.endsWith('/') || /(^|\/)(__MACOSX\/|\.DS_Store$|\._)/.test(name)) continue;
      entries.push({ name, unpackedBytes: entry.uncompressedSize, chunks: () => chunksOf(zip, entry, name) });
    }
    return entries;
  } catch (error) {
    throw error instanceof Refusal ? error : brokenArchive();
  }
}

/** The whole of an entry. @param budget how much may still be unpacked */
export async function unpack(entry: ArchiveEntry, budget: UnpackBudget): Promise<Buffer> {
  budget.expect(entry.unpackedBytes);
  // filled as it comes: pieces put together afterwards would take the room twice
  const bytes = Buffer.allocUnsafe(entry.unpackedBytes);
  let length = 0;
  for await (const chunk of entry.chunks()) {
    budget.spend(chunk.length);
    if (length + chunk.length > bytes.length) throw brokenArchive();
    length += chunk.copy(bytes, length);
  }
  return bytes.subarray(0, length);
}

/** How much a file may unpack to, zips within it included. */
export class UnpackBudget {
  readonly #limitBytes: number;
  #spentBytes = 0;

  constructor(limitBytes: number = LARGEST_UNPACKED_BYTES) {
    this.#limitBytes = limitBytes;
  }

  /** @throws Refusal before anything is unpacked that says itself that it is too large */
  expect(bytes: number): void {
    const total = this.#spentBytes + bytes;
    if (total > this.#limitBytes) throw unpacksTooLarge(megabytes(total), this.#limitBytes);
  }

  /** @throws Refusal as soon as it is too large */
  spend(bytes: number): void {
    this.#spentBytes += bytes;
    if (this.#spentBytes > this.#limitBytes)
      throw unpacksTooLarge(`${megabytes(this.#spentBytes)}以上`, this.#limitBytes);
  }
}

async function* entriesOf(zip: yauzl.ZipFile): AsyncGenerator<yauzl.Entry> {
  for (let read = 0; read < zip.entryCount; read++) {
    const next = await new Promise<yauzl.Entry | undefined>((resolve, reject) => {
      zip.once('entry', resolve);
      zip.once('end', () => resolve(undefined));
      zip.once('error', reject);
      zip.readEntry();
    });
    zip.removeAllListeners();
    if (!next) return;
    yield next;
  }
}

async function* chunksOf(zip: yauzl.ZipFile, entry: yauzl.Entry, name: string): AsyncGenerator<Buffer> {
  if (entry.isEncrypted())
    throw new Refusal('archive-broken', {
      value: name,
      message: `zip の中の「${name}」にパスワードがかかっています。パスワードを外して保存し直してください。`,
    });
  try {
    const stream = await new Promise<NodeJS.ReadableStream>((resolve, reject) => {
      zip.openReadStream(entry, (error, opened) => (error ? reject(error) : resolve(opened)));
    });
    for await (const chunk of stream) yield chunk as Buffer;
  } catch (error) {
    throw error instanceof Refusal ? error : brokenArchive();
  }
}

/** Windows writes names in CP932 and says nothing of it. */
function nameOf(entry: yauzl.Entry): string {
  const raw = entry.fileNameRaw;
  const isUnicode = (entry.generalPurposeBitFlag & NAME_IS_UTF8) !== 0 || isUtf8(raw);
  const name = new TextDecoder(isUnicode ? 'utf-8' : 'shift_jis').decode(raw);
  return name.replaceAll('\\', '/');
}

function unsafeName(name: string): Refusal {
  return new Refusal('archive-unsafe', {
    value: name,
    message: `zip の中に、フォルダーの外を指す名前「${name}」のファイルがあります。安全のため開きませんでした。中身を確かめ、圧縮し直したものを選んでください。`,
  });
}

function unpacksTooLarge(value: string, limitBytes: number = LARGEST_UNPACKED_BYTES): Refusal {
  return new Refusal('archive-too-large', {
    value,
    message: `展開すると大きすぎます（${value}、上限は${megabytes(limitBytes)}）。要る表やレイヤーだけを保存し直してください。`,
  });
}

function brokenArchive(): Refusal {
  return new Refusal('archive-broken', {
    message: 'Excel か zip のファイルですが、壊れていて開けません。元のファイルから保存し直してください。',
  });
}

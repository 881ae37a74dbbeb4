import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { openArchive, UnpackBudget } from '../file/archive/open-archive.ts';
import { megabytes, tooLarge } from '../file/limits.ts';
import { type InputFile, readInputFile } from '../file/read-file.ts';
import { Refusal } from '../issue.ts';
import { FEED_FILES } from './feed-tables.ts';

/** What the files of a feed may unpack to; the timetable of a whole prefecture has a tenth of it. */
const LARGEST_FEED_BYTES = 512 * 1024 * 1024;

/** One file of a feed, unpacked piece by piece. */
export interface FeedFile {
  /** Without its folder: `stops.txt`. */
  readonly name: string;
  readonly chunks: () => AsyncGenerator<Buffer>;
}

export interface FeedFiles {
  readonly files: readonly FeedFile[];
  /** Folder within the zip that holds them; "" where they lie in the zip itself. */
  readonly folder: string;
  /** Of the zip; of a folder all its files together. */
  readonly bytes: number;
  /** SHA-256 of the zip, or of the files that are read of a folder. */
  readonly hash: string;
}

/**
 * Opens a feed: a zip, or a folder of its files. Nothing is unpacked yet.
 * @throws Refusal when it is broken or no feed; DatasetError when it isn't there
 */
export async function openFeed(file: InputFile): Promise<FeedFiles> {
  if ('path' in file && (await isFolder(file.path))) return await openFolder(file.path);
  const { bytes, hash } = await readInputFile(file);
  if (!isZip(bytes))
    throw new Refusal('file-type', {
      message: '時刻表（GTFS）の zip ではありません。バス会社が公開している zip を、展開せずにそのまま選んでください。',
    });
  const budget = new UnpackBudget(LARGEST_FEED_BYTES);
  const entries = await openArchive(bytes);
  const folder = folderOf(entries.map(({ name }) => name));
  const inside = entries.filter(({ name }) => path.posix.dirname(name) === (folder || '.'));
  // a zip that says itself that it is too large is not begun with
  budget.expect(inside.reduce((sum, { unpackedBytes }) => sum + unpackedBytes, 0));
  const files = inside.map(({ name, chunks }) => ({
    name: path.posix.basename(name),
    chunks: () => budgeted(chunks(), budget),
  }));
  return { files, folder, bytes: bytes.length, hash };
}

async function* budgeted(chunks: AsyncGenerator<Buffer>, budget: UnpackBudget): AsyncGenerator<Buffer> {
  for await (const chunk of chunks) {
    budget.spend(chunk.length);
    yield chunk;
  }
}

/** Files that no timetable is without. */
const TELLING_FILES = ['stops.txt', 'routes.txt', 'trips.txt', 'stop_times.txt'];

/** Whether a file is the zip of a timetable, in whichever folder of it; nothing is unpacked. */
export async function isFeedArchive(bytes: Buffer): Promise<boolean> {
  if (!isZip(bytes)) return false;
  const names = new Set((await openArchive(bytes)).map(({ name }) => path.posix.basename(name)));
  return TELLING_FILES.filter((name) => names.has(name)).length > 1;
}

const isZip = (bytes: Buffer) => bytes.toString('latin1', 0, 2) === 'PK';

/** Where the files of the feed lie. @throws Refusal where there are none */
function folderOf(names: readonly string[]): string {
  const folders = new Set(
    names.filter((name) => FEED_FILES.has(path.posix.basename(name))).map((name) => path.posix.dirname(name)),
  );
  if (folders.has('.')) return '';
  const [folder, ...others] = folders;
  if (folder === undefined) {
    const inner = names.find((name) => name.toLowerCase().endsWith('.zip'));
    throw new Refusal('table-unknown', {
      ...(inner && { value: inner }),
      message: inner
        ? `zip の中に時刻表のファイルがなく、別の zip「${inner}」が入っています。それを取り出して、一つずつ取り込んでください。`
        : 'zip の中に時刻表（GTFS）のファイル（stops.txt など）がありません。バス会社が公開している zip を選んでください。',
    });
  }
  if (others.length > 0)
    throw new Refusal('table-unknown', {
      value: [...folders].join(', '),
      message: `zip の中に時刻表が${folders.size}つあります（${[...folders].join('、')}）。一つずつの zip に分けて取り込んでください。`,
    });
  return folder;
}

async function isFolder(place: string): Promise<boolean> {
  return (await stat(place).catch(() => undefined))?.isDirectory() ?? false;
}

async function openFolder(folder: string): Promise<FeedFiles> {
  const hash = createHash('sha256');
  const names = (await readdir(folder)).toSorted();
  folderOf(names);
  const files: FeedFile[] = [];
  let bytes = 0;
  for (const name of names) {
    const place = path.join(folder, name);
    const found = await stat(place);
    if (!found.isFile()) continue;
    bytes += found.size;
    if (bytes > LARGEST_FEED_BYTES) throw tooLarge(megabytes(bytes), megabytes(LARGEST_FEED_BYTES));
    if (FEED_FILES.has(name)) {
      hash.update(name);
      for await (const chunk of createReadStream(place)) hash.update(chunk as Buffer);
    }
    files.push({ name, chunks: () => fileChunks(place) });
  }
  return { files, folder: '', bytes, hash: hash.digest('hex') };
}

async function* fileChunks(place: string): AsyncGenerator<Buffer> {
  for await (const chunk of createReadStream(place, { highWaterMark: 256 * 1024 })) yield chunk as Buffer;
}

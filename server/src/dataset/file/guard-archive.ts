import { promisify } from 'node:util';
import yauzl from 'yauzl';
import { Refusal } from '../issue.ts';
import { LARGEST_UNPACKED_BYTES, MOST_ARCHIVE_ENTRIES, megabytes } from './limits.ts';
import { MOST_SHEET_CELLS, SheetExtent } from './sheet-extent.ts';

const openZip = promisify<Buffer, yauzl.Options, yauzl.ZipFile>(yauzl.fromBuffer);

/**
 * Lists what a zip holds after unpacking it to nowhere, so that neither what it says nor what it is exceeds the limit,
 * and no sheet reaches so far that the room for its empty cells would.
 * Memory stays at one chunk: a zip of a gigabyte of zeros is refused while it is read.
 * @throws Refusal when it is broken or too large
 */
export async function guardArchive(bytes: Buffer): Promise<string[]> {
  const names: string[] = [];
  let unpacked = 0;
  try {
    const zip = await openZip(bytes, { lazyEntries: true, autoClose: false });
    if (zip.entryCount > MOST_ARCHIVE_ENTRIES) throw unpacksTooLarge(`${zip.entryCount}個のファイル`);
    for await (const entry of entriesOf(zip)) {
      names.push(entry.fileName);
      if (unpacked + entry.uncompressedSize > LARGEST_UNPACKED_BYTES)
        throw unpacksTooLarge(megabytes(unpacked + entry.uncompressedSize));
      const extent = new SheetExtent();
      const isSheet = /^\/?xl\/worksheets\/.+\.xml$/i.test(entry.fileName);
      for await (const chunk of await openEntry(zip, entry)) {
        unpacked += (chunk as Buffer).length;
        if (unpacked > LARGEST_UNPACKED_BYTES) throw unpacksTooLarge(`${megabytes(unpacked)}以上`);
        if (isSheet) extent.feed(chunk as Buffer);
      }
      if (extent.rows * extent.columns > MOST_SHEET_CELLS) throw tooFar(extent);
    }
    return names;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw new Refusal('archive-broken', {
      message: 'Excel か zip のファイルですが、壊れていて開けません。元のファイルから保存し直してください。',
    });
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

function openEntry(zip: yauzl.ZipFile, entry: yauzl.Entry): Promise<NodeJS.ReadableStream> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => (error ? reject(error) : resolve(stream)));
  });
}

function unpacksTooLarge(value: string): Refusal {
  return new Refusal('archive-too-large', {
    value,
    message: `展開すると大きすぎます（${value}、上限は${megabytes(LARGEST_UNPACKED_BYTES)}）。表のあるシートだけを保存し直してください。`,
  });
}

function tooFar({ rows, columns }: SheetExtent): Refusal {
  return new Refusal('archive-too-large', {
    value: `${rows}行 × ${columns}列`,
    message: `シートの使われている範囲が大きすぎます（${rows}行 × ${columns}列）。表から離れたところにある文字や書式を消して、保存し直してください。`,
  });
}

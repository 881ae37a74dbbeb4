import { Refusal } from '../../issue.ts';
import { MOST_SHEET_CELLS, SheetExtent } from '../sheet-extent.ts';
import { type ArchiveEntry, UnpackBudget } from './open-archive.ts';

/**
 * Unpacks a workbook to nowhere before anything reads it, so that neither what it says nor what it is exceeds the limit,
 * no sheet reaches so far that the room for its empty cells would, and no XML declares entities.
 * Memory stays at one chunk: a zip of a gigabyte of zeros is refused while it is read.
 * @throws Refusal naming what is too large
 */
export async function guardWorkbook(entries: readonly ArchiveEntry[]): Promise<void> {
  const budget = new UnpackBudget();
  for (const entry of entries) {
    budget.expect(entry.unpackedBytes);
    const extent = new SheetExtent();
    const isSheet = /^\/?xl\/worksheets\/.+\.xml$/i.test(entry.name);
    const isXml = /\.(xml|rels)$/i.test(entry.name);
    let tail = '';
    for await (const chunk of entry.chunks()) {
      budget.spend(chunk.length);
      if (isSheet) extent.feed(chunk);
      if (isXml) tail = refuseEntities(tail, chunk, entry.name);
    }
    if (extent.rows * extent.columns > MOST_SHEET_CELLS) throw tooFar(extent);
  }
}

/** Excel never writes a document type; one that declares entities can grow a few bytes to gigabytes. UTF-16 has a NUL in every other byte. */
function refuseEntities(tail: string, chunk: Buffer, name: string): string {
  const text = tail + chunk.toString('latin1').replaceAll('\0', '');
  if (/<!(DOCTYPE|ENTITY)/i.test(text)) throw xmlEntities(name);
  return text.slice(-10);
}

function xmlEntities(name: string): Refusal {
  return new Refusal('xml-entities', {
    value: name,
    message: `「${name}」の XML に文書型の宣言（DOCTYPE）があります。展開すると際限なく大きくなることがあるため、開きませんでした。元のソフトで保存し直してください。`,
  });
}

function tooFar({ rows, columns }: SheetExtent): Refusal {
  return new Refusal('archive-too-large', {
    value: `${rows}行 × ${columns}列`,
    message: `シートの使われている範囲が大きすぎます（${rows}行 × ${columns}列）。表から離れたところにある文字や書式を消して、保存し直してください。`,
  });
}

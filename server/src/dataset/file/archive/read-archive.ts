import { Refusal } from '../../issue.ts';
import type { Contents } from '../contents.ts';
import { LARGEST_MAP_BYTES } from '../limits.ts';
import { readXlsx } from '../read-xlsx.ts';
import { readShapefile } from '../shapefile/read-shapefile.ts';
import { guardWorkbook } from './guard-workbook.ts';
import { type ArchiveEntry, openArchive, UnpackBudget, unpack } from './open-archive.ts';

/** A zip in a zip is as far as people go. */
const DEEPEST = 2;

/** Pictures and papers beside the data: they are not even unpacked. */
const BESIDE_DATA = /\.(jpe?g|png|gif|webp|tiff?|svg|pdf|docx?|pptx?|mp4|mov)$/i;

/** What a zip may be that is no table, and what to do with it. */
const OTHER_ARCHIVES: readonly { readonly holds: RegExp; readonly what: string; readonly todo: string }[] = [
  {
    holds: /(^|\/)stop_times\.txt$/,
    what: 'GTFS（時刻表）',
    todo: '「時刻表」として取り込んでください〔hazama import gtfs〕。',
  },
  { holds: /^word\//i, what: 'Word', todo: '表を Excel（.xlsx）か CSV にして選んでください。' },
  { holds: /^ppt\//i, what: 'PowerPoint', todo: '表を Excel（.xlsx）か CSV にして選んでください。' },
];

export interface ArchiveReading {
  /** Of the file and all zips within it. */
  readonly budget?: UnpackBudget;
  /** How many zips this one lies in. */
  readonly depth?: number;
  /** Reads what lies in it. */
  readonly readInner: (bytes: Buffer, budget: UnpackBudget, depth: number) => Promise<Contents>;
}

/**
 * What a zip holds: the sheets of a workbook; the layers of its shapefiles; else the tables and layers of every file in it
 * that is one. Nothing is written to a disk.
 * @throws Refusal when it holds none, or is broken, unsafe or too large
 */
export async function readArchive(bytes: Buffer, { budget, depth = 0, readInner }: ArchiveReading): Promise<Contents> {
  if (depth > DEEPEST) throw nestedTooDeep();
  const entries = await openArchive(bytes);
  const names = entries.map(({ name }) => name);
  if (names.some((name) => /^\/?xl\/workbook\.xml$/i.test(name))) {
    await guardWorkbook(entries);
    return { tables: await readXlsx(bytes), layers: [] };
  }
  const other = OTHER_ARCHIVES.find(({ holds }) => names.some((name) => holds.test(name)));
  if (other) throw noTable(other.what, other.todo);
  const shapes = entries.filter(({ name }) => /\.shp$/i.test(name));
  if (shapes.length > 0) {
    const layers = [];
    const common = budget ?? new UnpackBudget(LARGEST_MAP_BYTES);
    for (const shape of shapes) layers.push(await readParts(shape, entries, common));
    return { tables: [], layers };
  }
  const data = entries.filter(({ name }) => !BESIDE_DATA.test(name));
  return readEach(data, budget ?? new UnpackBudget(), depth, readInner);
}

async function readParts(shape: ArchiveEntry, entries: readonly ArchiveEntry[], budget: UnpackBudget) {
  const stem = shape.name.slice(0, -'.shp'.length);
  const part = async (ending: string) => {
    const found = entries.find(({ name }) => name.toLowerCase() === `${stem}.${ending}`.toLowerCase());
    return found && unpack(found, budget);
  };
  return readShapefile({
    name: stem.split('/').at(-1) ?? stem,
    shp: await unpack(shape, budget),
    dbf: await part('dbf'),
    prj: await part('prj'),
    cpg: await part('cpg'),
  });
}

/** A readme or a picture beside the data is nothing to complain of; where nothing else is there, the first complaint is. */
async function readEach(
  entries: readonly ArchiveEntry[],
  budget: UnpackBudget,
  depth: number,
  readInner: ArchiveReading['readInner'],
): Promise<Contents> {
  for (const { unpackedBytes } of entries) budget.expect(unpackedBytes);
  const all: Contents[] = [];
  let complaint: Refusal | undefined;
  for (const entry of entries) {
    const inner = await unpack(entry, budget);
    try {
      const found = await readInner(inner, budget, depth + 1);
      const name = entry.name.split('/').at(-1) ?? entry.name;
      all.push({
        tables: found.tables.map((table) => ({ ...table, sheet: table.sheet || name })),
        layers: found.layers.map((layer) => ({ ...layer, name: layer.name || name })),
      });
    } catch (error) {
      if (!(error instanceof Refusal) || isAboutTheWhole(error)) throw error;
      complaint ??= error;
    }
  }
  if (all.length === 0)
    throw complaint && entries.length === 1
      ? complaint
      : noTable('zip', '展開して、中の CSV、Excel（.xlsx）か地図のファイルを選んでください。');
  return { tables: all.flatMap(({ tables }) => tables), layers: all.flatMap(({ layers }) => layers) };
}

/** A bomb within is no file to pass over. */
function isAboutTheWhole({ code }: Refusal): boolean {
  return code === 'archive-too-large' || code === 'archive-unsafe' || code === 'xml-entities';
}

function nestedTooDeep(): Refusal {
  return new Refusal('archive-too-large', {
    value: `${DEEPEST + 1}重`,
    message: `zip の中の zip の、さらに中にも zip があります。展開して、要るファイルだけを選んでください。`,
  });
}

function noTable(what: string, todo: string): Refusal {
  return new Refusal('file-type', { value: what, message: `中身は${what}で、表ではありません。${todo}` });
}

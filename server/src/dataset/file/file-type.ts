import { Refusal } from '../issue.ts';
import { isOsmFile } from '../streets/streets-format.ts';
import { SQLITE_MAGIC } from './geopackage/read-geopackage.ts';
import { SHP_MAGIC } from './shapefile/read-shp.ts';

/** How a file begins, what that is, and what to do about it. Names of files are not asked: they lie. */
const UNUSABLE: readonly { readonly magic: string; readonly what: string; readonly todo: string }[] = [
  { magic: '%PDF-', what: 'PDF', todo: '元になった表を CSV か Excel（.xlsx）で保存したものを選んでください。' },
  {
    magic: '\xD0\xCF\x11\xE0',
    what: '古い形式の Excel（.xls）か Word',
    todo: 'Excel で開き、「名前を付けて保存」から .xlsx か「CSV UTF-8」を選んでください。',
  },
  { magic: '\x89PNG', what: '画像（PNG）', todo: '表のファイルを選んでください。' },
  { magic: '\xFF\xD8\xFF', what: '画像（JPEG）', todo: '表のファイルを選んでください。' },
  { magic: 'GIF8', what: '画像（GIF）', todo: '表のファイルを選んでください。' },
  { magic: '\x1F\x8B', what: '圧縮ファイル（gzip）', todo: '展開して、中の表を選んでください。' },
  { magic: 'Rar!', what: '圧縮ファイル（RAR）', todo: '展開して、中の表を選んでください。' },
  { magic: '7z\xBC\xAF', what: '圧縮ファイル（7z）', todo: '展開して、中の表を選んでください。' },
  {
    magic: SHP_MAGIC,
    what: 'シェープファイルの一部（.shp）',
    todo: '同じ名前の .shp、.dbf、.prj、.cpg をまとめて一つの zip にしたものを選んでください。',
  },
  { magic: '{\\rtf', what: 'リッチテキスト', todo: '表を CSV か Excel（.xlsx）で保存したものを選んでください。' },
];

export type FileType = 'zip' | 'sqlite' | 'text';

/** @throws Refusal naming what the file is, when it is nothing that holds a table */
export function detectFileType(bytes: Buffer): FileType {
  const head = bytes.toString('latin1', 0, 64);
  if (isOsmFile(bytes))
    throw new Refusal('file-type', {
      value: 'OpenStreetMap（.osm.pbf）',
      message:
        '中身は OpenStreetMap の道路データ（.osm.pbf）です。「道路」として取り込んでください〔hazama import streets〕。',
    });
  const unusable = UNUSABLE.find(({ magic }) => head.startsWith(magic));
  if (unusable)
    throw new Refusal('file-type', {
      value: unusable.what,
      message: `中身は${unusable.what}で、表ではありません。${unusable.todo}`,
    });
  if (head.startsWith(SQLITE_MAGIC)) return 'sqlite';
  return head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06') ? 'zip' : 'text';
}

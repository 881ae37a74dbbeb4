import { Refusal } from '../issue.ts';

/** A table of a city has a few megabytes; what is larger is cut up before it comes in. */
export const LARGEST_FILE_BYTES = 128 * 1024 * 1024;
/** A CSV holds a cell for every comma. */
export const LARGEST_CSV_BYTES = 32 * 1024 * 1024;
/** JSON is parsed in one turn, during which nobody else is answered. */
export const LARGEST_JSON_BYTES = 48 * 1024 * 1024;
/** Corners of one shape: a coast drawn every few metres has fewer, and checking one takes time. */
export const MOST_CORNERS = 200_000;
export const LARGEST_CSV_RECORD_BYTES = 1024 * 1024;
/** No table that people keep is wider. */
export const MOST_COLUMNS = 2_000;
/** What a workbook may unpack to: its sheets are held in memory as text. */
export const LARGEST_UNPACKED_BYTES = 64 * 1024 * 1024;
/** What the layers of a zip may unpack to: shapes stay bytes until they are looked at. */
export const LARGEST_MAP_BYTES = 512 * 1024 * 1024;
export const MOST_ARCHIVE_ENTRIES = 2_000;

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024).toLocaleString('en')}MB`;
}

export function tooLarge(size: string, limit: string): Refusal {
  return new Refusal('file-too-large', {
    value: size,
    message: `ファイルが大きすぎます（${size}、上限は${limit}）。この市町村の行だけにしてから取り込んでください。`,
  });
}

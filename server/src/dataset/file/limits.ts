/** A table of a city has a few megabytes; what is larger is cut up before it comes in. */
export const LARGEST_FILE_BYTES = 128 * 1024 * 1024;
/** What a workbook may unpack to: its sheets are held in memory as text. */
export const LARGEST_UNPACKED_BYTES = 64 * 1024 * 1024;
export const MOST_ARCHIVE_ENTRIES = 2_000;

export function megabytes(bytes: number): string {
  return `${Math.round(bytes / 1024 / 1024).toLocaleString('en')}MB`;
}

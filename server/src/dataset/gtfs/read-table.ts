import { Pace } from '../file/pace.ts';
import { closestWord } from './closest-word.ts';
import type { FeedFile } from './feed-files.ts';
import { type FeedLog, refusal } from './feed-log.ts';
import { FeedRow } from './feed-row.ts';
import { FEED_TABLES, type FeedTable, type FeedTableName } from './feed-tables.ts';
import { RecordScanner } from './record-scanner.ts';
import { type TextSeen, textBlocks } from './text-blocks.ts';

/** What came of one file. */
export interface TableRead {
  /** Records below the header. */
  readonly rows: number;
  /** Read as CP932. */
  readonly isCp932: boolean;
}

/** A record that is longer than this is a quotation mark that was never closed. */
const LONGEST_RECORD_BYTES = 1024 * 1024;

/**
 * Reads a file of a feed and calls `visit` for every record; the row that it is given is the same object each time. `prepare` finds
 * out where the columns are, once. What is wrong with the file itself goes to the log; a record of the wrong length is told and left out.
 * @throws Refusal where the text can't be read, or columns are missing
 */
export async function readTable(
  file: FeedFile,
  name: FeedTableName,
  log: FeedLog,
  prepare: (columns: ReadonlyMap<string, number>) => (row: FeedRow) => void,
): Promise<TableRead> {
  const scanner = new RecordScanner();
  const row = new FeedRow(name, scanner, log);
  const seen: TextSeen = { isCp932: false };
  const pace = new Pace();
  let visit: ((row: FeedRow) => void) | undefined;
  let columns = 0;
  let rows = 0;
  let rest: Buffer | undefined;

  const readAll = (bytes: Buffer, isLast: boolean): Buffer | undefined => {
    scanner.bytes = bytes;
    let at = 0;
    while (at < bytes.length) {
      const next = scanner.read(at, isLast);
      if (next < 0) {
        if (isLast || bytes.length - at > LONGEST_RECORD_BYTES)
          throw refusal('csv_parsing_failed', { file: name, line: scanner.line });
        return bytes.subarray(at);
      }
      at = next;
      if (scanner.isBlank) continue;
      if (!visit) {
        columns = scanner.count;
        visit = prepare(readHeader(scanner, name, log));
        continue;
      }
      rows += 1;
      if (scanner.count !== columns) {
        const said = { value: String(scanner.count), other: String(columns) };
        if (!hasBlankTail(scanner, columns)) {
          row.fault('invalid_row_length', said);
          continue;
        }
        row.note('invalid_row_length', said);
      }
      visit(row);
    }
    return undefined;
  };

  for await (const block of textBlocks(name, file.chunks(), seen)) {
    rest = readAll(rest ? Buffer.concat([rest, block]) : block, false);
    await pace.yieldWhenDue();
  }
  if (rest) readAll(rest, true);
  if (!visit) log.fault('empty_file', { file: name });
  return { rows, isCp932: seen.isCp932 };
}

/** Spreadsheets end rows with commas that mean nothing, or leave empty cells at their end out. */
function hasBlankTail({ count, starts, ends }: RecordScanner, columns: number): boolean {
  if (count < columns) {
    // a field that isn't there is empty
    for (let field = count; field < columns; field++) {
      starts[field] = 0;
      ends[field] = 0;
    }
    return count > 1;
  }
  for (let field = columns; field < count; field++)
    if ((ends[field] as number) > (starts[field] as number)) return false;
  return true;
}

function readHeader(scanner: RecordScanner, name: FeedTableName, log: FeedLog): ReadonlyMap<string, number> {
  const { required, optional, unread }: FeedTable = FEED_TABLES[name];
  const known = new Set([...required, ...optional, ...unread]);
  const columns = new Map<string, number>();
  const unknown: string[] = [];
  for (let at = 0; at < scanner.count; at++) {
    const column = scanner.text(at);
    if (!column) log.note('empty_column_name', { file: name, line: scanner.line, value: String(at + 1) });
    else if (columns.has(column)) log.fault('duplicated_column', { file: name, line: scanner.line, field: column });
    else {
      columns.set(column, at);
      if (!known.has(column)) unknown.push(column);
    }
  }
  const missing = required.filter((column) => !columns.has(column));
  for (const field of missing)
    log.fault('missing_required_column', { file: name, line: scanner.line, field, other: closestWord(field, unknown) });
  const absent = [...known].filter((column) => !columns.has(column));
  for (const field of unknown)
    log.note('unknown_column', { file: name, line: scanner.line, field, other: closestWord(field, absent) });
  return columns;
}

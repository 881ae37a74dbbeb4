/** Longer than any table that is read. */
const LINES = 5_000_000;

/**
 * What a record goes by where one line of its file holds several (tables side by side, a column for each month): the first
 * has the line's own number.
 * @param before how many records of the line came before it
 */
export function recordLine(line: number, before: number): number {
  return line + before * LINES;
}

/** The line or row of the file that a record's number stands for. */
export function lineInFile(line: number): number {
  return line % LINES;
}

/**
 * The lines of a text, each a text of its own: a mere part of a long text would keep all of it in memory for as long as one
 * cell of it is remembered. What ends the first line ends every line, as Excel and csv-parse have it.
 */
export function* linesOf(text: string): Generator<string> {
  const [lineBreak = '\n'] = /\r\n|\r|\n/.exec(text) ?? [];
  for (let start = 0; start < text.length; ) {
    const found = text.indexOf(lineBreak, start);
    const end = found < 0 ? text.length : found;
    yield Buffer.from(text.slice(start, end), 'utf16le').toString('utf16le');
    start = end + lineBreak.length;
  }
}

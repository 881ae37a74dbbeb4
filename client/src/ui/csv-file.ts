/** A table as Excel opens it, first line the names of the columns; amounts are digits alone, so that it can count with them. */
export function csvFile(lines: readonly (readonly string[])[]): Blob {
  const rows = lines.map((fields) => fields.map(quoted).join(','));
  // Excel takes a file for UTF-8 by this mark alone
  return new Blob([`\uFEFF${rows.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
}

/** A text that a spreadsheet would take for a formula; exports of the server mark the same. */
const WOULD_RUN = /^'*(?:[\t\r\n]|\s*[=+\-@＝＋－＠])/;

function quoted(field: string): string {
  // a negative number is one
  const text = WOULD_RUN.test(field) && Number.isNaN(Number(field)) ? `'${field}` : field;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

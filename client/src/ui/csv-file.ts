/** A table as Excel opens it, first line the names of the columns; amounts are digits alone, so that it can count with them. */
export function csvFile(lines: readonly (readonly string[])[]): Blob {
  const rows = lines.map((fields) => fields.map(quoted).join(','));
  // Excel takes a file for UTF-8 by this mark alone
  return new Blob([`\uFEFF${rows.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
}

const quoted = (field: string): string => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

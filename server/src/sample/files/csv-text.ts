export type CsvValue = string | number | undefined;

/** A table as CSV, a header and one line per row; text that needs it is quoted. */
export function csvText(columns: readonly string[], rows: readonly Readonly<Record<string, CsvValue>>[]): string {
  const lines = rows.map((row) => columns.map((column) => field(row[column])).join(','));
  return `${[columns.join(','), ...lines].join('\n')}\n`;
}

function field(value: CsvValue): string {
  const text = String(value ?? '');
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

import type { Text } from '../../i18n/use-text.tsx';
import type { SensitivityAnswer } from './sensitivity-query.ts';

/** All settings as a table, today's first: one column an assumption, then the numbers as they are, unrounded. */
export function sensitivityCsv({ assumptions, variants }: SensitivityAnswer, text: Text): Blob {
  const header = [
    ...assumptions.map(({ name }) => name),
    text('sens.col.value'),
    text('sens.csv.low'),
    text('sens.csv.high'),
    text('sens.col.gap'),
    text('sens.col.conclusion'),
    text('sens.csv.holds'),
  ];
  const rows = variants.map(({ choices, changed, value, low, high, gapPeople, conclusion, holds }) => [
    ...assumptions.map(({ values }, at) => values[choices[at] ?? -1] ?? ''),
    ...[value, low, high, gapPeople].map((number) => (number === null ? '' : String(number))),
    conclusion ?? '',
    changed.length === 0 ? text('sens.csv.today') : text(`sens.${holds}`),
  ]);
  const lines = [header, ...rows].map((row) => row.map(quoted).join(','));
  // Excel takes a file for UTF-8 by this mark alone
  return new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
}

const quoted = (field: string): string => (/[",\r\n]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field);

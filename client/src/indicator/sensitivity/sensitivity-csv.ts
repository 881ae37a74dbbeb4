import type { Text } from '../../i18n/use-text.tsx';
import { csvFile } from '../../ui/csv-file.ts';
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
  return csvFile([header, ...rows]);
}

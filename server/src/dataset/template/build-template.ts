import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import { DATASET_NAMES, DATASET_TITLES } from '../vocabulary.ts';
import { TEMPLATES, type TemplateColumn } from './templates.ts';

export type TemplateFormat = 'csv' | 'xlsx';

export interface TemplateFile {
  readonly fileName: string;
  readonly contentType: string;
  readonly bytes: Uint8Array;
}

/** The templates that there are. */
export const TEMPLATE_NAMES: readonly string[] = DATASET_NAMES.filter((name) => TEMPLATES[name]);

/** An empty input table with a filled example row; undefined where there is no template of that name. */
export async function findTemplate(name: string, format: TemplateFormat): Promise<TemplateFile | undefined> {
  const dataset = DATASET_NAMES.find((known) => known === name);
  const columns = dataset && TEMPLATES[dataset];
  if (!columns) return undefined;
  return format === 'csv'
    ? { fileName: `${name}.csv`, contentType: 'text/csv; charset=utf-8', bytes: csvOf(columns) }
    : {
        fileName: `${name}.xlsx`,
        contentType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
        bytes: await xlsxOf(DATASET_TITLES[dataset], columns),
      };
}

/** With the mark at its front by which Excel knows UTF-8, and the line ends of Windows. */
function csvOf(columns: readonly TemplateColumn[]): Uint8Array {
  const rows = [columns.map(({ field }) => field), columns.map(({ example }) => example)];
  const lines = rows.map((cells) => cells.map(quoted).join(',')).join('\r\n');
  return new TextEncoder().encode(`\uFEFF${lines}\r\n`);
}

function quoted(value: string): string {
  return /[",\n]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
}

/** The table, every cell as text so that no leading zero is lost, and a sheet that explains the columns. */
async function xlsxOf(title: string, columns: readonly TemplateColumn[]): Promise<Uint8Array> {
  const table = [columns.map(({ field }) => header(field)), columns.map(({ example }) => text(example))];
  const explained = [
    ['列', '説明', '要る列', '例'].map(header),
    ...columns.map(({ field, about, isRequired, example }) =>
      [field, about, isRequired ? '要る' : '', example].map(text),
    ),
  ];
  const buffer = await writeXlsxFile([
    { sheet: title, data: table, columns: columns.map(() => ({ width: 18 })), stickyRowsCount: 1 },
    { sheet: '説明', data: explained, columns: [{ width: 18 }, { width: 70 }, { width: 8 }, { width: 32 }] },
  ]).toBuffer();
  return new Uint8Array(buffer);
}

function header(value: string): Cell {
  return { value, type: String, fontWeight: 'bold', backgroundColor: '#e8e8eb' };
}

function text(value: string): Cell {
  return value ? { value, type: String, format: '@' } : null;
}

import writeXlsxFile, { type Cell } from 'write-excel-file/node';
import type { Database } from '../database/index.ts';
import { DATASET_TITLES, lineInFile, onScreen } from '../dataset/index.ts';
import { notFound } from '../wire/index.ts';
import { findJob } from './import-job.repository.ts';
import { findImport, listIssues, type StoredImport, type StoredIssue } from './import-ledger.repository.ts';
import { listRowsWithNotes } from './job-detail.repository.ts';

const LEVELS = { ERROR: '直さないと入りません', WARN: '確かめてください', REPAIR: '直しました', INFO: 'お知らせ' };
const VERDICTS = { accepted: 'そのまま入ります', review: '確かめてください', rejected: '直さないと入りません' };

/** One thing that was found, as a line of the sheet. */
type Line = Pick<StoredIssue, 'level' | 'line' | 'field' | 'value' | 'after' | 'message'> & {
  readonly pile: string;
  readonly label: string;
};

/** 取込の報告: the report of a job or of an import as a workbook. Every cell is text or a number, so that no formula runs. */
export async function buildReportWorkbook(database: Database, id: string): Promise<Buffer> {
  const job = await findJob(database, id);
  const attempt = await findImport(database, job && job.state !== 'PUBLISHED' ? (job.checkId ?? '') : id);
  if (!attempt) throw notFound('この取込の報告はまだありません。確かめてから、もう一度選んでください。');
  const issues = await listIssues(database, attempt.municipalityCode, attempt.id);
  const rows = job ? await listRowsWithNotes(database, job.municipalityCode, job.id) : [];
  const ofRows = rows.flatMap(({ line, label, verdict, notes }) =>
    notes.map(({ level, field = null, value = null, after = null, message }) => ({
      level,
      line: lineInFile(line),
      field,
      value,
      after,
      message,
      pile: VERDICTS[verdict],
      label,
    })),
  );
  // while a job is open every row is at hand; of an import that has ended, the report
  const ofFile = issues.filter(({ line }) => line === null || rows.length === 0);
  const lines: Line[] = [...ofFile.map((issue) => ({ ...issue, pile: '', label: '' })), ...ofRows];
  return writeXlsxFile([
    { sheet: '概要', data: summary(attempt), columns: [{ width: 24 }, { width: 60 }] },
    {
      sheet: '行ごとの知らせ',
      data: [HEADER.map(header), ...lines.map(sheetRow)],
      columns: [
        { width: 22 },
        { width: 22 },
        { width: 8 },
        { width: 24 },
        { width: 18 },
        { width: 24 },
        { width: 24 },
        { width: 80 },
      ],
      stickyRowsCount: 1,
    },
  ]).toBuffer();
}

const HEADER = ['分け方', '重さ', '行', '名前', '列', 'いまの値', '直した値', '知らせ'];

function sheetRow({ pile, level, line, label, field, value, after, message }: Line): Cell[] {
  return [
    text(pile),
    text(LEVELS[level]),
    number(line),
    text(label),
    text(field),
    text(value),
    text(after),
    text(onScreen(message)),
  ];
}

function summary(attempt: StoredImport): Cell[][] {
  const { dataset, fileName, source, format, version, read, accepted, repaired, review, rejected } = attempt;
  const title = Object.entries(DATASET_TITLES).find(([name]) => name === dataset)?.[1] ?? dataset;
  const pairs: readonly (readonly [string, string | number | null])[] = [
    ['ファイル', fileName],
    ['データ', title],
    ['出どころ', source],
    ['形式', format],
    ['版', attempt.status === 'PUBLISHED' ? version : null],
    ['利用条件', attempt.license],
    ['いつのデータか', attempt.asOf],
    ['取り込んだ日時', attempt.finishedAt.toLocaleString('ja-JP', { timeZone: 'Asia/Tokyo' })],
    ['読んだ行', read],
    [VERDICTS.accepted, accepted],
    ['うち直した行', repaired],
    [VERDICTS.review, review],
    [VERDICTS.rejected, rejected],
  ];
  return pairs.map(([name, value]) => [header(name), typeof value === 'number' ? number(value) : text(value)]);
}

const header = (value: string): Cell => ({ value, type: String, fontWeight: 'bold', backgroundColor: '#e8e8eb' });
const text = (value: string | null): Cell => (value ? { value, type: String, wrap: true } : null);
const number = (value: number | null): Cell => (value === null ? null : { value, type: Number });

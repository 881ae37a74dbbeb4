import type { ImportReport } from '../dataset/index.ts';
import type { ExportSummary } from '../export/index.ts';
import type { ComputeResult } from '../indicator/index.ts';
import type { CommandResult, ServiceDayValues, UndoAnswer } from './command-result.ts';

/** As many issues as fit on a screen, and of one code as many as show what it is about; the report holds all. */
const MOST_ISSUES = 20;
const MOST_OF_A_CODE = 3;
const STATUS = {
  published: '取り込みました',
  unchanged: '同じ中身がもう取り込まれています。何も変えていません',
  rejected: '取り込めませんでした。何も変えていません',
  'dry-run': '確かめました。公開していません',
};

/** A result in Japanese, for the person at the terminal. */
export function resultText(result: CommandResult): string {
  switch (result.name) {
    case 'municipality add': {
      const { code, slug, name, prefecture, isNew } = result.municipality;
      return `${prefecture}${name}（${code}）を${isNew ? '加えました' : '改めました'}。地図は /${slug}/ です。`;
    }
    case 'import':
      return [
        ...importLines(result.report),
        ...(result.computed ? [computeLine(result.computed)] : []),
        ...(result.report.status === 'published' ? [`元に戻すには：npm run hazama -- undo ${result.report.id}`] : []),
      ].join('\n');
    case 'compute':
      return [computeLine(result.computed), ...(result.ofDay ? serviceDayLines(result.ofDay) : [])].join('\n');
    case 'undo':
      return [undoLine(result.undone), ...(result.computed ? [computeLine(result.computed)] : [])].join('\n');
    case 'export':
      return exportLines(result.exported);
    case 'backup': {
      const { file, rows, bytes } = result.backup;
      return `${file} に写しました（${rows.toLocaleString('ja')} 行、${megabytes(bytes)}）。`;
    }
  }
}

/** The same for a program: an import's is the import report. */
export function resultJson(result: CommandResult): unknown {
  switch (result.name) {
    case 'municipality add':
      return result.municipality;
    case 'import':
      return { ...result.report, computed: result.computed };
    case 'compute':
      return result.ofDay
        ? { ...result.computed, serviceDay: result.ofDay.day, values: result.ofDay.values }
        : result.computed;
    case 'undo':
      return { ...result.undone, computed: result.computed };
    case 'export':
      return result.exported;
    case 'backup':
      return result.backup;
  }
}

function importLines({ dataset, format, source, status, version, rows, issues }: ImportReport): string[] {
  const { read, accepted, repaired, review, rejected } = rows;
  const edition = status === 'published' || status === 'unchanged' ? `、第 ${version ?? 0} 版` : '';
  return [
    `${STATUS[status]}：${dataset}（${format}、${source}${edition}）`,
    `  読んだ行 ${read}  取り込む ${accepted}（うち直した行 ${repaired}）  確認待ち ${review}  取り込まない ${rejected}`,
    ...issueLines(issues),
  ];
}

/** Each code in its turn, so that a file of other towns' rows doesn't hide the one row that matters. */
function issueLines(issues: ImportReport['issues']): string[] {
  const byCode = [...Map.groupBy(issues, ({ code }) => code).values()];
  const lines = byCode.flatMap((alike) => {
    const more = alike.length - MOST_OF_A_CODE;
    const shown = alike.slice(0, more === 1 ? MOST_OF_A_CODE + 1 : MOST_OF_A_CODE).map(issueLine);
    return more > 1 ? [...shown, `  ${alike[0]?.level ?? ''} … 同じ知らせがほかに ${more} 件`] : shown;
  });
  const isAll = lines.length <= MOST_ISSUES && lines.length === issues.length;
  return [
    ...lines.slice(0, MOST_ISSUES),
    ...(isAll ? [] : [`  知らせは ${issues.length} 件です。--report <ファイル> を付けると、すべて書き出します。`]),
  ];
}

function issueLine({ level, file, line, field, value, after, message }: ImportReport['issues'][number]): string {
  const place = [file, line === undefined ? '' : `${line} 行`, field].filter(Boolean).join(' ');
  const was = value === undefined ? '' : `「${value}」`;
  const became = after === undefined ? '' : ` → 「${after}」`;
  return `  ${level} ${place}${was}${became}：${message}`;
}

function undoLine(undone: UndoAnswer): string {
  if (undone.status === 'rejected') return `元に戻せませんでした。何も変えていません：${undone.message}`;
  const { dataset, source, version, restored, changes } = undone;
  const now = restored === null ? 'このデータはもうありません' : `第 ${restored} 版に戻りました`;
  return `元に戻しました：${dataset}（${source}、第 ${version} 版）。${now}（戻ったもの ${changes.added + changes.changed}、なくなったもの ${changes.removed}）。`;
}

function exportLines({ file, rows, bytes, replaced }: ExportSummary): string {
  const shown = replaced.listed
    .slice(0, MOST_ISSUES)
    .map(({ line, field, character, codePoint }) => `  ${line} 行 ${field}「${character}」（${codePoint}）`);
  return [
    `${file} に書き出しました（${rows.toLocaleString('ja')} 行、${megabytes(bytes)}）。`,
    ...(replaced.count > 0
      ? [
          `この形式に入らない文字が ${replaced.count.toLocaleString('ja')} 字あり、〓 にしました。`,
          ...shown,
          ...(replaced.count > shown.length ? ['  --json を付けると、ほかも見られます。'] : []),
        ]
      : []),
  ].join('\n');
}

function computeLine({ indicators, values, changed, revision }: ComputeResult): string {
  return `計算しました：${indicators} の指標、${values.toLocaleString('ja')} の値（変わったのは ${changed.toLocaleString('ja')}）、改訂 ${revision}。`;
}

/** Said also where they are not known: why not is what one wants to hear of a day. */
const ALWAYS_SAID = ['departures', 'coverage.bus-stop'];

/** The town as a whole, a sentence an indicator; the areas are many, and for a program. */
function serviceDayLines({ day, values }: ServiceDayValues): string[] {
  const [year = '', month = '', date = ''] = day.date.split('-');
  const holiday = day.holiday === null ? '' : `・${day.holiday}`;
  const named = `${Number(year)}年${Number(month)}月${Number(date)}日(${'月火水木金土日'.charAt(day.weekday)}${holiday})`;
  const ofTown = values.filter(
    ({ area, indicator, state }) =>
      area.id === values[0]?.area.id && (state !== 'UNKNOWN' || ALWAYS_SAID.includes(indicator)),
  );
  return [
    `${named}の時刻表による値です。保存はしていません（画面や API でこの日を選ぶと、同じ値が出ます）。`,
    ...ofTown.map(({ indicator, sentence }) => `  ${indicator}  ${sentence}`),
    '  地区ごとの値は、--json を付けると見られます。',
  ];
}

function megabytes(bytes: number): string {
  return `${(bytes / 1_000_000).toLocaleString('ja', { maximumFractionDigits: 1 })} MB`;
}

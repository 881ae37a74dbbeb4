import { COMMANDS, type CommandSpec } from './command-specs.ts';

/** The whole, or of one command. */
export function helpText(command?: CommandSpec): string {
  return command ? commandHelp(command) : overview();
}

function overview(): string {
  const calls = COMMANDS.map((command) => ({ call: callOf(command), summary: command.summary }));
  const width = Math.max(...calls.map(({ call }) => columns(call)));
  return [
    '使い方： npm run hazama -- <命令>',
    '',
    ...calls.map(({ call, summary }) => `  ${padded(call, width)}  ${summary}`),
    '',
    'それぞれの指定は npm run hazama -- <命令> --help',
    '',
    '終わりの値： 0 公開した、または同じ中身がもう公開されている  1 取り込めず、何も変えていない  2 使い方か環境の誤り',
    '',
    '環境変数：',
    '  HAZAMA_DATA_DIR  データフォルダー（.hazama）',
    '  DATABASE_URL     PostgreSQL + PostGIS（なければデータフォルダーの中のデータベース）',
    '  PORT、HOST       serve が待つところ（4000、127.0.0.1）',
    '  HAZAMA_SAMPLE    serve が入れる見本の町（iga,isesaki。none で入れない）',
    '  HAZAMA_EMBED_ORIGINS  地図をうめこんでよいサイト（https://www.city.example.jp。コンマ区切り。なければこのサイトだけ）',
    '  LOG_LEVEL        serve の記録の細かさ（debug、info、warn、error、silent）',
  ].join('\n');
}

function commandHelp(command: CommandSpec): string {
  const options = Object.entries(command.options).map(([name, { value, help, required }]) => ({
    call: value === undefined ? `--${name}` : `--${name} <${value}>`,
    help: required ? `${help}［必須］` : help,
  }));
  const width = Math.max(0, ...options.map(({ call }) => columns(call)));
  return [
    `使い方： npm run hazama -- ${callOf(command)}`,
    '',
    `  ${command.summary}`,
    ...(options.length > 0 ? ['', ...options.map(({ call, help }) => `  ${padded(call, width)}  ${help}`)] : []),
  ].join('\n');
}

function callOf({ words, operands, options }: CommandSpec): string {
  const required = Object.entries(options).filter(([, option]) => option.required);
  return [
    words,
    ...operands.map((operand) => `<${operand}>`),
    ...required.map(([name, { value }]) => `--${name} <${value}>`),
  ].join(' ');
}

function padded(text: string, width: number): string {
  return text + ' '.repeat(width - columns(text));
}

/** A terminal gives a Japanese letter two columns. */
function columns(text: string): number {
  return Array.from(text, (letter) => (letter > '\u00FF' ? 2 : 1)).reduce((sum, width) => sum + width, 0);
}

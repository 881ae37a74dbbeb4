import { parseArgs } from 'node:util';
import { codeOf, reasonOf } from '../surroundings-error.ts';
import { UsageError } from './command-error.ts';
import { COMMANDS, type CommandSpec } from './command-specs.ts';

/** A command as it was typed: the words that call it, its operands and options. */
export interface Arguments {
  readonly words: string;
  readonly operands: readonly string[];
  /** Each stands for an option that was given and isn't empty. */
  readonly text: (option: string) => string | undefined;
  readonly has: (option: string) => boolean;
}

/** The command that `argv` begins with; undefined where it begins with none. */
export function findCommand(argv: readonly string[]): CommandSpec | undefined {
  return COMMANDS.find(({ words }) => words.split(' ').every((word, index) => argv[index] === word));
}

/** Throws `UsageError` naming what is wrong and the command's help. */
export function parseArguments(argv: readonly string[]): Arguments {
  const spec = findCommand(argv);
  if (!spec) throw new UsageError(unknownCommand(argv));
  const args = argv.slice(spec.words.split(' ').length);
  const { values, positionals } = parse(spec, args);
  if (positionals.length !== spec.operands.length)
    throw new UsageError(
      spec.operands.length > positionals.length
        ? `${spec.words} には、${spec.operands.slice(positionals.length).join('、')} が要ります。`
        : `${spec.words} に、余分な「${positionals.slice(spec.operands.length).join(' ')}」があります。`,
    );
  const text = (option: string) => {
    const value = values[option];
    return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
  };
  for (const [name, { required }] of Object.entries(spec.options))
    if (required && text(name) === undefined) throw new UsageError(`${spec.words} には、--${name} が要ります。`);
  return { words: spec.words, operands: positionals, text, has: (option) => values[option] === true };
}

function parse({ words, options }: CommandSpec, args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      options: Object.fromEntries(
        Object.entries(options).map(([name, { value }]) => [
          name,
          { type: value === undefined ? ('boolean' as const) : ('string' as const) },
        ]),
      ),
      allowPositionals: true,
      strict: true,
    });
  } catch (error) {
    const option = /'(-[^' ]*)/.exec(reasonOf(error))?.[1] ?? '';
    throw new UsageError(
      codeOf(error) === 'ERR_PARSE_ARGS_UNKNOWN_OPTION'
        ? `${words} に ${option} という指定はありません。`
        : `${words} の ${option} の書き方が正しくありません（${reasonOf(error)}）。`,
      { cause: error },
    );
  }
}

function unknownCommand(argv: readonly string[]): string {
  const known = [...new Set(COMMANDS.map(({ words }) => words.split(' ')[0]))];
  const siblings = COMMANDS.filter(({ words }) => words.startsWith(`${argv[0]} `)).map(({ words }) => words);
  return siblings.length > 0
    ? `「${argv.slice(0, 2).join(' ')}」という命令はありません。${siblings.join('、')} のどれかです。`
    : `「${argv[0] ?? ''}」という命令はありません。${known.join('、')} のどれかです。`;
}

import fs from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { reasonOf } from '../surroundings-error.ts';
import type { Arguments } from './arguments.ts';
import { UsageError } from './command-error.ts';
import { type DataCommand, dataCommandSchema } from './data-command.ts';

/** `cwd`: the folder that relative paths start from. Throws `UsageError` where a value can't be. */
export function toDataCommand(args: Arguments, cwd: string): DataCommand {
  const [operand = ''] = args.operands;
  const [verb, dataset] = args.words.split(' ');
  if (verb === 'import') return checked(importCommand(args, dataset, path.resolve(cwd, operand), cwd));
  if (verb === 'export') return checked(exportCommand(args, dataset, cwd));
  if (verb === 'municipality')
    return checked({
      name: 'municipality add',
      code: operand,
      title: args.text('name'),
      slug: args.text('slug'),
      nameKana: args.text('kana'),
      reportingKind: args.text('reporting-kind')?.toUpperCase(),
    });
  if (verb === 'undo') return checked({ name: 'undo', importId: operand });
  if (verb === 'backup') return checked({ name: 'backup', file: path.resolve(cwd, operand) });
  const serviceDate = args.text('service-date');
  const compute = { name: 'compute', municipality: args.text('municipality'), serviceDate };
  if (dataCommandSchema.safeParse({ ...compute, municipality: '' }).success) return checked(compute);
  throw new UsageError(
    `--service-date「${serviceDate ?? ''}」は日付ではありません。2026-11-28 のように書いてください。`,
  );
}

function importCommand({ text, has }: Arguments, dataset: string | undefined, file: string, cwd: string) {
  const mapping = text('mapping');
  const kindMapping = text('kind-mapping');
  return {
    name: 'import',
    dataset,
    file,
    municipality: text('municipality'),
    dryRun: has('dry-run'),
    options: {
      kind: text('kind'),
      source: text('source'),
      format: text('format'),
      layer: text('layer'),
      crs: text('crs'),
      year: text('year'),
      mapping: mapping === undefined ? undefined : readMapping(path.resolve(cwd, mapping)),
      kindMapping: kindMapping === undefined ? undefined : readKindMapping(path.resolve(cwd, kindMapping)),
      nameField: text('name-field'),
      codeField: text('code-field'),
      parentField: text('parent-field'),
      kanaField: text('kana-field'),
      numberField: text('number-field'),
      ruralField: text('rural-field'),
      boundarySource: text('boundary-source'),
      validFrom: text('valid-from'),
      validTo: text('valid-to'),
      asOf: text('as-of'),
      license: text('license'),
      complete: has('complete') ? true : undefined,
    },
  };
}

/** What an option of the command line is called in the URL of the same export. */
const URL_NAMES: Readonly<Record<string, string>> = {
  municipality: 'm',
  kind: 'kind',
  year: 'y',
  by: 'by',
  kinds: 'layers',
  area: 'area',
  status: 'status',
  indicators: 'ind',
  view: 'view',
  sort: 'sort',
  form: 'form',
  encoding: 'encoding',
  as: 'as',
};

function exportCommand({ text }: Arguments, dataset: string | undefined, cwd: string) {
  const parameters = Object.entries(URL_NAMES).flatMap(([option, name]) => {
    const value = text(option);
    return value === undefined ? [] : [[name, value] as const];
  });
  return {
    name: 'export',
    dataset,
    format: text('format'),
    file: path.resolve(cwd, text('out') ?? ''),
    parameters: Object.fromEntries(parameters),
  };
}

const mappingSchema = z.record(z.string(), z.string());

function readMapping(file: string): Record<string, string> {
  return readPairs(
    file,
    '--mapping',
    '{ "name": "施設名" } のように、ひな型の列とファイルの列を並べた JSON にしてください。',
  );
}

function readKindMapping(file: string): Record<string, string> {
  return readPairs(
    file,
    '--kind-mapping',
    '{ "いきいき広場": "salon" } のように、ファイルの言葉と資源の種類を並べた JSON にしてください。',
  );
}

function readPairs(file: string, option: string, todo: string): Record<string, string> {
  try {
    return mappingSchema.parse(JSON.parse(fs.readFileSync(file, 'utf8')));
  } catch (error) {
    const reason = error instanceof z.ZodError ? '値は文字だけです' : reasonOf(error);
    throw new UsageError(`${option} ${file} を読めません（${reason}）。${todo}`, { cause: error });
  }
}

function checked(command: unknown): DataCommand {
  const parsed = dataCommandSchema.safeParse(command);
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new UsageError(`指定「${issue?.path.join('.') ?? ''}」の値が正しくありません（${issue?.message ?? ''}）。`);
}

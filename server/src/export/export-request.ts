import { z } from 'zod';
import { AREA_KINDS } from '../dataset/index.ts';
import { badInput, notFound } from '../wire/index.ts';
import {
  EXPORT_DATASETS,
  EXPORT_ENCODINGS,
  EXPORT_FORMATS,
  type ExportDataset,
  type ExportFormat,
  ODS_FORMS,
} from './vocabulary.ts';

const list = z
  .string()
  .max(20_000)
  .transform((text) => text.split(',').filter(Boolean));
const LARGEST_YEAR = 2200;

/** What narrows an export, under the names of the screen's URL where the screen has one. */
const parametersSchema = z.strictObject({
  /** Municipality: 24216, 242161 */
  m: z.string().max(20),
  encoding: z.enum(EXPORT_ENCODINGS).default('utf-8'),
  /** Lowers what is seen: council or public. */
  as: z.string().max(20).optional(),
  kind: z
    .string()
    .transform((kind) => kind.toUpperCase())
    .pipe(z.enum(AREA_KINDS))
    .optional(),
  /** 地区番号, of resources alone */
  area: z.coerce.number().int().optional(),
  /** Year; of values also `all` */
  y: z.union([z.literal('all'), z.coerce.number().int().min(1900).max(LARGEST_YEAR)]).optional(),
  /** Indicators; the first is the one that the screen is about. */
  ind: list.optional(),
  /** Kinds of resources. */
  layers: list.optional(),
  status: list.optional(),
  /** The screen's order: `-gap`, `coverage.salon` */
  sort: z.string().max(200).optional(),
  /** `table`: values as they stand on screen, an area a row. */
  view: z.enum(['table', 'map', 'text']).optional(),
  /** Of population: the cells that people are counted in, or the areas. */
  by: z.enum(['cells', 'areas']).optional(),
  /** A form of the 自治体標準オープンデータセット, in place of the project's own table. */
  form: z.enum(ODS_FORMS).optional(),
});

export type ExportParameters = z.infer<typeof parametersSchema>;

export interface ExportRequest {
  readonly dataset: ExportDataset;
  readonly format: ExportFormat;
  readonly parameters: ExportParameters;
}

/** The names that an outside program may use. */
const EXPORT_PARAMETERS = Object.keys(parametersSchema.shape);

/**
 * What is asked for, from a URL or a command line alike.
 * @throws NOT_FOUND where there is no such table or format; BAD_USER_INPUT naming the parameter
 */
export function parseExportRequest(
  dataset: string,
  format: string,
  parameters: Readonly<Record<string, unknown>>,
): ExportRequest {
  const knownDataset = EXPORT_DATASETS.find((name) => name === dataset);
  if (!knownDataset)
    throw notFound(`「${dataset}」という書き出しはありません（${EXPORT_DATASETS.join('・')} のどれか）。`);
  const knownFormat = EXPORT_FORMATS.find((name) => name === format);
  if (!knownFormat)
    throw notFound(`「${format}」という形式では書き出せません（${EXPORT_FORMATS.join('・')} のどれか）。`);
  const parsed = parametersSchema.safeParse(parameters);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = issue?.code === 'unrecognized_keys' ? issue.keys.join('、') : issue?.path.join('.');
    throw badInput(
      issue?.code === 'unrecognized_keys'
        ? `「${name}」という指定はありません。使えるのは ${EXPORT_PARAMETERS.join('、')} です。`
        : `「${name}」の指定が正しくありません。値を確かめてください。`,
    );
  }
  return { dataset: knownDataset, format: knownFormat, parameters: parsed.data };
}

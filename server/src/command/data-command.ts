import { z } from 'zod';
import { AREA_KINDS, DATASET_NAMES } from '../dataset/vocabulary.ts';

const text = z.string().max(1000);
const file = z.string().max(4096);

/**
 * A command that works on data. It runs where the database is: in the process of the command line, or in the running server
 * that holds it, to which it goes as JSON. Files are absolute paths on this machine.
 */
export const dataCommandSchema = z.discriminatedUnion('name', [
  z.strictObject({
    name: z.literal('municipality add'),
    code: text,
    title: text,
    slug: text.optional(),
    nameKana: text.optional(),
    reportingKind: z.enum(AREA_KINDS).optional(),
  }),
  z.strictObject({
    name: z.literal('import'),
    dataset: z.enum(DATASET_NAMES),
    file,
    municipality: text,
    dryRun: z.boolean(),
    options: z.strictObject({
      kind: text.optional(),
      source: text.optional(),
      format: text.optional(),
      layer: text.optional(),
      crs: text.optional(),
      year: text.optional(),
      mapping: z.record(z.string(), z.string()).optional(),
      kindMapping: z.record(z.string(), z.string()).optional(),
      nameField: text.optional(),
      codeField: text.optional(),
      parentField: text.optional(),
      kanaField: text.optional(),
      numberField: text.optional(),
      ruralField: text.optional(),
      boundarySource: text.optional(),
      validFrom: text.optional(),
      validTo: text.optional(),
      asOf: text.optional(),
      license: text.optional(),
      complete: z.boolean().optional(),
    }),
  }),
  z.strictObject({ name: z.literal('compute'), municipality: text, serviceDate: z.iso.date().optional() }),
  z.strictObject({ name: z.literal('undo'), importId: text }),
  z.strictObject({
    name: z.literal('export'),
    dataset: text,
    format: text,
    file,
    // read by the export itself, as those of its URL
    parameters: z.record(z.string(), text),
  }),
  z.strictObject({ name: z.literal('backup'), file }),
]);

export type DataCommand = z.infer<typeof dataCommandSchema>;
export type ImportCommand = Extract<DataCommand, { name: 'import' }>;
export type ExportCommand = Extract<DataCommand, { name: 'export' }>;

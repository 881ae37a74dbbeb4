import path from 'node:path';
import { z } from 'zod';

const schema = z.object({
  PORT: z.coerce.number().int().min(0).max(65_535).default(4000),
  HOST: z.string().default('127.0.0.1'),
  HAZAMA_DATA_DIR: z.string().default('.hazama'),
  DATABASE_URL: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'must begin with postgresql://')
    .optional(),
  HAZAMA_SAMPLE: z.string().optional(),
  LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
});

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** Unset: the embedded database in `dataDir`. */
  readonly databaseUrl: string | undefined;
  /** Slugs of the sample towns to load into an empty database. */
  readonly sampleTowns: readonly string[];
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

/** A value in the environment that can't be used; the message names it. */
export class ConfigError extends Error {}

/** Reads the environment once; throws `ConfigError` naming the value that is wrong. */
export function readConfig(env: NodeJS.ProcessEnv): Config {
  const parsed = schema.safeParse(Object.fromEntries(Object.entries(env).filter(([, value]) => value !== '')));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    const name = String(issue?.path[0]);
    throw new ConfigError(`${name}=${env[name] ?? ''}: ${issue?.message ?? 'is not valid'}`);
  }
  const { PORT, HOST, HAZAMA_DATA_DIR, DATABASE_URL, HAZAMA_SAMPLE, LOG_LEVEL } = parsed.data;
  return {
    host: HOST,
    port: PORT,
    dataDir: path.resolve(HAZAMA_DATA_DIR),
    databaseUrl: DATABASE_URL,
    sampleTowns: sampleTowns(HAZAMA_SAMPLE, DATABASE_URL),
    logLevel: LOG_LEVEL,
  };
}

/** The sample goes into the embedded database by default, into a `DATABASE_URL` only when it is named. */
function sampleTowns(value: string | undefined, databaseUrl: string | undefined): readonly string[] {
  const names = value ?? (databaseUrl ? 'none' : 'iga,isesaki');
  return names === 'none' ? [] : names.split(',').map((name) => name.trim());
}

/**
 * Something outside of the program is not as it must be: the environment, a folder, a port, the other database.
 * The message says what is wrong and what to do, in Japanese and in English; the process ends with 2.
 */
export class SurroundingsError extends Error {
  override readonly name = 'SurroundingsError';

  constructor(japanese: string, english: string, options?: ErrorOptions) {
    super(`${japanese}\n${english}`, options);
  }
}

/** The words of any thrown value, for the sentence around it. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The code that Node and PostgreSQL put on their errors (`ENOSPC`, `28P01`), or nothing. */
export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}

/**
 * BAD_USER_INPUT: an option that can't be used. NOT_FOUND: a municipality or file that isn't there.
 * CONFLICT: something else holds the name (a slug).
 */
export type DatasetErrorCode = 'BAD_USER_INPUT' | 'NOT_FOUND' | 'CONFLICT';

/** Wrong use, as against bad data: bad data is a report. The message says in Japanese what to do. */
export class DatasetError extends Error {
  readonly code: DatasetErrorCode;

  constructor(code: DatasetErrorCode, message: string) {
    super(message);
    this.name = 'DatasetError';
    this.code = code;
  }
}

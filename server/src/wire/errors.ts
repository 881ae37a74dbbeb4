import { GraphQLError } from 'graphql';

/** The codes that outside programs may rely on. */
export type ErrorCode = 'BAD_USER_INPUT' | 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'CONFLICT' | 'TOO_COMPLEX';

/** An error that its reader can do something about; the message is Japanese and says what. */
export class UserError extends GraphQLError {
  readonly code: ErrorCode;

  /** @param details beside the code in `extensions`: which field, what stands instead */
  constructor(code: ErrorCode, message: string, details: Readonly<Record<string, unknown>> = {}) {
    super(message, { extensions: { ...details, code } });
    this.code = code;
  }

  /** On a path that isn't GraphQL's. */
  get statusCode(): number {
    return STATUS[this.code];
  }
}

const STATUS: Readonly<Record<ErrorCode, number>> = {
  BAD_USER_INPUT: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  CONFLICT: 409,
  TOO_COMPLEX: 400,
};

export const badInput = (message: string): UserError => new UserError('BAD_USER_INPUT', message);
export const notFound = (message: string): UserError => new UserError('NOT_FOUND', message);
export const tooComplex = (message: string): UserError => new UserError('TOO_COMPLEX', message);

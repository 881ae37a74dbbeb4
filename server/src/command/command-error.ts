/** A command that can't be done as it was asked; the message says in Japanese why, and what to do. */
export class CommandError extends Error {
  override readonly name: string = 'CommandError';
}

/** The command line can't be understood: the help would help. */
export class UsageError extends CommandError {
  override readonly name = 'UsageError';
}

/** One fault of a catalogue file: where it stands, and what to write instead. */
export interface CatalogueIssue {
  readonly file: string;
  /** Line in the file, the header being 1; undefined for a fault of the whole file. */
  readonly line: number | undefined;
  readonly field: string | undefined;
  readonly value: string | undefined;
  readonly message: string;
}

/** The catalogue can't be used as it is; the message lists every fault. */
export class CatalogueError extends Error {
  readonly issues: readonly CatalogueIssue[];

  constructor(issues: readonly CatalogueIssue[]) {
    super(['資源と指標のカタログを読めません。次のところを直してください。', ...issues.map(sentence)].join('\n'));
    this.name = 'CatalogueError';
    this.issues = issues;
  }
}

function sentence({ file, line, field, value, message }: CatalogueIssue): string {
  const place = [file, line === undefined ? '' : `${line}行目`, field ?? ''].filter(Boolean).join(' ');
  return `- ${place}${value === undefined ? '' : `「${value}」`}: ${message}`;
}

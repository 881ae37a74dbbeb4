import { ISSUE_LEVELS, type IssueCode, type IssueLevel } from './issue-codes.ts';
import { lineInFile } from './line-number.ts';

/** Where in a file something is: the line of a text, the row of a sheet, the number of a feature or an object in JSON. */
export interface IssuePlace {
  readonly line?: number | undefined;
  /** The column or property as the file calls it. */
  readonly field?: string | undefined;
  readonly value?: string | undefined;
}

/** One thing that the import found: what, where, the value, and in `message` what to do about it. */
export interface Issue extends IssuePlace {
  readonly level: IssueLevel;
  readonly code: IssueCode;
  readonly file: string;
  /** Of a repair: the value that went in. */
  readonly after?: string | undefined;
  readonly message: string;
}

/** `file`: where it is one of several in a zip. */
export type IssueDraft = IssuePlace & {
  readonly file?: string | undefined;
  readonly after?: string | undefined;
  readonly message: string;
};

/** What stops a file is read first. */
const SEVERITY: readonly IssueLevel[] = ['ERROR', 'WARN', 'REPAIR', 'INFO'];
/** As many of one code as a person would read; the rest is counted. */
const MOST_PER_CODE = 200;
const LONGEST_VALUE = 200;

/** Collects the issues of one import. However bad the file, it stays small: of each code the first 200 are kept and the others counted. */
export class IssueLog {
  readonly #file: string;
  readonly #issues: Issue[] = [];
  readonly #counts = new Map<IssueCode, number>();

  constructor(file: string) {
    this.#file = file;
  }

  add(code: IssueCode, draft: IssueDraft): void {
    const count = (this.#counts.get(code) ?? 0) + 1;
    this.#counts.set(code, count);
    if (count > MOST_PER_CODE) return;
    this.#issues.push({
      level: ISSUE_LEVELS[code],
      code,
      ...draft,
      file: draft.file ?? this.#file,
      ...(draft.line !== undefined && { line: lineInFile(draft.line) }),
      value: shortened(draft.value),
      after: shortened(draft.after),
    });
  }

  /** Answers what takes back everything that is added from now on: rows that are checked again are spoken of anew. */
  mark(): () => void {
    const length = this.#issues.length;
    const counts = [...this.#counts];
    return () => {
      this.#issues.length = length;
      this.#counts.clear();
      for (const [code, count] of counts) this.#counts.set(code, count);
    };
  }

  /** Whether one more of a code would only be counted. */
  isFull(code: IssueCode): boolean {
    return (this.#counts.get(code) ?? 0) >= MOST_PER_CODE;
  }

  /** What was kept, the gravest first and else in the order it was found; then, of codes with more, how many more. */
  list(): Issue[] {
    const sorted = this.#issues.toSorted((a, b) => SEVERITY.indexOf(a.level) - SEVERITY.indexOf(b.level));
    const omitted = [...this.#counts].filter(([, count]) => count > MOST_PER_CODE);
    return [
      ...sorted,
      ...omitted.map(([code, count]) => ({
        level: ISSUE_LEVELS['issues-omitted'],
        code: 'issues-omitted' as const,
        file: this.#file,
        value: code,
        message: `「${code}」は全部で${count}件あります。ここには初めの${MOST_PER_CODE}件だけを示し、ほかの${count - MOST_PER_CODE}件は数だけを数えました。`,
      })),
    ];
  }
}

function shortened(value: string | undefined): string | undefined {
  if (value === undefined || value.length <= LONGEST_VALUE) return value;
  return `${value.slice(0, LONGEST_VALUE)}…`;
}

/** The file is rejected whole; thrown where going on makes no sense. */
export class Refusal extends Error {
  readonly code: IssueCode;
  readonly draft: IssueDraft;

  constructor(code: IssueCode, draft: IssueDraft) {
    super(draft.message);
    this.name = 'Refusal';
    this.code = code;
    this.draft = draft;
  }
}

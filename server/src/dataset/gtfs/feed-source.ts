import type { FeedFile, FeedFiles } from './feed-files.ts';
import { type FeedLog, refusal } from './feed-log.ts';
import type { FeedRow } from './feed-row.ts';
import { FEED_FILES, FEED_TABLES, type FeedTableName } from './feed-tables.ts';
import { readTable } from './read-table.ts';

/** The files of one feed while they are read, and how many records were. */
export class FeedSource {
  readonly log: FeedLog;
  readonly #files: ReadonlyMap<string, FeedFile>;
  readonly #onRead: (file: string) => void;
  readonly #cp932: string[] = [];
  #rows = 0;

  constructor({ files, folder }: FeedFiles, log: FeedLog, onRead: (file: string) => void = () => undefined) {
    this.#files = new Map(files.map((file) => [file.name, file]));
    this.log = log;
    this.#onRead = onRead;
    if (folder) log.note('invalid_input_files_in_subfolder', { file: folder, value: folder });
    for (const { name } of files) if (!FEED_FILES.has(name)) log.note('unknown_file', { file: name });
  }

  /** Records of all files that were read, without headers. */
  get rows(): number {
    return this.#rows;
  }

  /** Files that are in CP932. */
  get cp932Files(): readonly string[] {
    return this.#cp932;
  }

  has(name: string): boolean {
    return this.#files.has(name);
  }

  /**
   * Reads a file record by record; answers whether it is there. `prepare` is given the number of a column, -1 where the file hasn't
   * got it, and answers what is done with each record.
   * @throws Refusal where it is needed and isn't there, or its text can't be read
   */
  async read(
    name: FeedTableName,
    prepare: (column: (name: string) => number) => (row: FeedRow) => void,
    { isRequired = false } = {},
  ): Promise<boolean> {
    const file = this.#files.get(name);
    if (!file) {
      if (isRequired) throw refusal('missing_required_file', { file: name });
      return false;
    }
    this.#onRead(name);
    const { required } = FEED_TABLES[name];
    const { rows, isCp932 } = await readTable(file, name, this.log, (columns) => {
      const visit = prepare((column) => columns.get(column) ?? -1);
      // without a column that it can't do without every record would be told the same
      return required.every((column) => columns.has(column)) ? visit : () => undefined;
    });
    this.#rows += rows;
    if (isCp932) this.#cp932.push(name);
    return true;
  }

  /** The whole of a file that is no table. */
  async readBytes(name: string): Promise<Buffer | undefined> {
    const file = this.#files.get(name);
    if (!file) return undefined;
    const chunks: Buffer[] = [];
    for await (const chunk of file.chunks()) chunks.push(chunk);
    return Buffer.concat(chunks);
  }
}

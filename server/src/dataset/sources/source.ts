import type { IssueLog } from '../issue.ts';
import type { DatasetName } from '../vocabulary.ts';
import type { StagedRow } from './staged-row.ts';

/** A column that a format knows: what the project calls it, and every name that files give it. */
export interface Column {
  readonly field: string;
  /** Separated by spaces; compared without brackets, width and case. The first is the template's. */
  readonly names: string;
}

/**
 * A format that can be imported: one file in this folder, all of one shape. It knows which column is which and how a row
 * of it reads in the project's own words; whether a value is right is asked later, the same for all formats.
 */
export interface Source {
  /** As the report calls it. */
  readonly format: string;
  readonly dataset: DatasetName;
  readonly columns: readonly Column[];
  /** What its publisher allows, unless a person says otherwise. */
  readonly license?: string;
  /** The field in which a row says in the file's own words what it is; `kind` by default. */
  readonly category?: string;
  /** Whether a header with these fields is this format. */
  readonly isMadeOf: (has: (...fields: string[]) => boolean, shape: HeaderShape) => boolean;
  /** Rows are posts: a column of persons' names refuses the file, where other tables leave it unread. */
  readonly isOfPosts?: boolean;
  /** Nothing in such a table says what it is: it is read so where a person says it is, and never recognised. */
  readonly isGeneral?: boolean;
  /** Turns a row into the words of the project's own table, where naming the columns isn't enough. */
  readonly rewrite?: (row: StagedRow) => StagedRow;
  /** After that: rows that belong together become one, or one becomes several; what is left out is said in the log. `heading`: what stands above the header. */
  readonly join?: (rows: readonly StagedRow[], log: IssueLog, heading: readonly string[]) => readonly StagedRow[];
  /** After that: rows of one key are pieces of one thing (see `gatherShapes`). */
  readonly keyOf?: (row: StagedRow) => string | undefined;
}

export interface HeaderShape {
  /** Rows carry GeoJSON geometry. */
  readonly hasGeometry: boolean;
  /** Of the first geometry: Point, MultiPolygon, … */
  readonly geometryType: string | undefined;
  /** The header as written. */
  readonly names: readonly string[];
}

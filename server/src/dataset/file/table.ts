/** A GeoJSON geometry as read: not yet checked. */
export interface RawGeometry {
  readonly type: string;
  readonly coordinates?: unknown;
}

/** One record of a file, as text, before anybody knows what its columns mean. */
export interface TableRow {
  /** Line of the text, row of the sheet, or number of the feature or object in JSON; from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly geometry?: RawGeometry | null;
}

/** A CSV, a sheet, or the records of a JSON file: all one shape. */
export interface Table {
  readonly kind: 'csv' | 'xlsx' | 'json';
  /** The sheet's name; "" where there are none. */
  readonly sheet: string;
  /** The names of the columns where the format itself gives them (JSON); else the header is one of the first rows. */
  readonly fields: readonly string[] | undefined;
  readonly rows: readonly TableRow[];
}

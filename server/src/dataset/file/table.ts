import type { IssueDraft } from '../issue.ts';
import type { IssueCode } from '../issue-codes.ts';

/** A GeoJSON geometry as read: not yet checked. Its coordinates may be decoded anew each time that they are asked for. */
export interface RawGeometry {
  readonly type: string;
  readonly coordinates?: unknown;
}

/** One record of a file, as text, before anybody knows what its columns mean. */
export interface TableRow {
  /** Line of the text, row of the sheet, or number of the feature or object in JSON or a layer; from 1. */
  readonly line: number;
  readonly cells: readonly string[];
  readonly geometry?: RawGeometry | null | undefined;
}

/** Something to say about a table once it is the one that is taken; what is an ERROR refuses it. */
export interface TableNote {
  readonly code: IssueCode;
  readonly draft: IssueDraft;
}

/** A CSV, a sheet, the records of a JSON file, or a layer of a map: all one shape, geometry on WGS 84. */
export interface Table {
  readonly kind: 'csv' | 'xlsx' | LayerKind;
  /** The sheet's or layer's name; "" where there are none. */
  readonly sheet: string;
  /** The names of the columns where the format itself gives them (JSON, layers); else the header is one of the first rows. */
  readonly fields: readonly string[] | undefined;
  readonly rows: readonly TableRow[];
  readonly notes?: readonly TableNote[];
  /** How many rows a sieve put aside: they are none of `rows`. */
  readonly leftOut?: number;
}

export type LayerKind = 'json' | 'shapefile' | 'geopackage' | 'kml';

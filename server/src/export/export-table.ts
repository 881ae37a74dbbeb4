/** What a cell holds. null: not known, or withheld from the reader; a 説明 sheet says which columns that can be. */
export type ExportCell = string | number | null;

export interface ExportColumn {
  /** In the header of CSV and Excel. */
  readonly name: string;
  /** In GeoJSON and GeoPackage, where it differs. */
  readonly key?: string;
  /** 列の説明 */
  readonly about: string;
  /** `place`: a number that the geometry says already, where there is one. */
  readonly type: 'text' | 'number' | 'day' | 'place';
  /** In Excel, in characters. */
  readonly width?: number;
  /** In Excel: 0.0% */
  readonly numberFormat?: string;
}

export interface ExportRow {
  /** One for each column. */
  readonly cells: readonly ExportCell[];
  /** GeoJSON text, [longitude, latitude]; null where the record has no place that the reader may see. */
  readonly geometry: string | null;
}

/** A line of the 説明 sheet. */
export type Note = readonly [subject: string, text: string];

/** One table on its way out: its rows are read page by page while they are written, never all at once. */
export interface ExportTable {
  /** 地域資源: in the file's name and on the 説明 sheet. */
  readonly title: string;
  readonly columns: readonly ExportColumn[];
  /** null: its records have no places of their own. */
  readonly geometryType: 'Point' | 'MultiPolygon' | 'MultiLineString' | null;
  readonly pages: AsyncIterable<readonly ExportRow[]>;
  /** What this table does not say by itself: its order, its filters, its method, what is withheld. */
  readonly notes: readonly Note[];
}

/** One page that is there already. */
export async function* onePage(rows: readonly ExportRow[]): AsyncGenerator<readonly ExportRow[]> {
  yield rows;
}

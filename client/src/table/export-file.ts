/** The forms in which the table leaves: of CSV also what older Excel reads. */
export const EXPORT_FORMS = ['xlsx', 'csv', 'csv-cp932', 'geojson', 'gpkg'] as const;
export type ExportForm = (typeof EXPORT_FORMS)[number];

/** What is on screen: the same scope, columns, year and order go into the file. */
export interface ShownTable {
  /** 5-digit code. */
  readonly municipality: string;
  /** In the order of the columns; the first is the one that the screen is about. */
  readonly indicatorIds: readonly string[];
  readonly year: number | null;
  /** As in the screen's URL; null: 地区番号. */
  readonly sort: string | null;
  /** council, public: what these may not see isn't in the file either. */
  readonly as: string | null;
}

export interface ExportedFile {
  readonly name: string;
  readonly bytes: Blob;
  /** Characters that the form has no room for: 〓 stands there. */
  readonly replaced: number;
}

function exportUrl(table: ShownTable, form: ExportForm): string {
  const [format = '', encoding] = form.split('-');
  const query = new URLSearchParams({ m: table.municipality, view: 'table', ind: table.indicatorIds.join(',') });
  if (table.year !== null) query.set('y', String(table.year));
  if (table.sort !== null) query.set('sort', table.sort);
  if (table.as !== null) query.set('as', table.as);
  if (encoding) query.set('encoding', encoding);
  return `/export/values.${format}?${query}`;
}

/** Throws an Error with the server's own words where it refuses, and with none where it doesn't answer. */
export async function fetchExport(table: ShownTable, form: ExportForm): Promise<ExportedFile> {
  const response = await fetch(exportUrl(table, form)).catch(() => {
    throw new Error('');
  });
  if (!response.ok) {
    const problem = (await response.json().catch(() => ({}))) as { readonly detail?: string };
    throw new Error(problem.detail ?? '');
  }
  const encodedName = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1];
  return {
    name: decodeURIComponent(encodedName ?? form),
    bytes: await response.blob(),
    replaced: Number(response.headers.get('hazama-replaced-count') ?? 0),
  };
}

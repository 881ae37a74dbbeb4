import { parseResourceFilter, type ResourceRow, readResourceRows } from '../../resource/index.ts';
import { badInput } from '../../wire/index.ts';
import type { ExportContext } from '../export-context.ts';
import type { ExportParameters } from '../export-request.ts';
import type { ExportCell, ExportColumn, ExportRow, ExportTable, Note } from '../export-table.ts';
import { templateColumn, templateColumns } from './template-columns.ts';

const COLUMNS: readonly ExportColumn[] = [
  ...templateColumns('resources'),
  templateColumn('opened_on', '始まった日'),
  templateColumn('closed_on', '終わった日'),
  templateColumn('place_level', '位置の精度（BLOCK 番地、TOWN 町丁目、OAZA 大字）。空は緯度・経度のとおり'),
  templateColumn('withheld', '公開しない項目と、見てよい人（例：phone:staff、address:council）。職員用だけにある'),
  templateColumn('hazards', '避難場所の災害種別。いくつかあれば「、」で区切る'),
];

const CELLS: Readonly<Record<string, (row: ResourceRow) => ExportCell>> = {
  id: ({ ownId }) => ownId,
  kind: ({ kindId }) => kindId,
  name: ({ name }) => name,
  name_kana: ({ nameKana }) => nameKana,
  address: ({ address }) => address,
  longitude: ({ longitude }) => longitude,
  latitude: ({ latitude }) => latitude,
  serves_area: ({ servesAreas }) => servesAreas.join('、') || null,
  status: ({ status }) => status,
  schedule: ({ schedule }) => schedule,
  capacity: ({ capacity }) => capacity,
  organization: ({ organization }) => organization,
  phone: ({ phone }) => phone,
  url: ({ url }) => url,
  languages: ({ languages }) => languages.join('、') || null,
  visibility: ({ visibility }) => visibility,
  confirmed_on: ({ confirmedOn }) => confirmedOn,
  source: ({ source }) => source,
  opened_on: ({ openedOn }) => openedOn,
  closed_on: ({ closedOn }) => closedOn,
  place_level: ({ placeLevel }) => (placeLevel === 'GIVEN' ? null : placeLevel),
  withheld: ({ fieldVisibility }) =>
    fieldVisibility?.map(({ field, visibility }) => `${field}:${visibility}`).join('、') || null,
  hazards: ({ hazards }) => hazards.join('、') || null,
};

/** Said to staff alone: what is withheld from whom. */
const STAFF_COLUMN = 'withheld';
const FOR_STAFF: Note = [
  '職員用',
  `このまま公開しないでください。項目ごとの公開の範囲（電話は職員だけ、など）は ${STAFF_COLUMN} の列にあり、取り込んだ先でも同じになります。公開用は、見る人を「公開」にして書き出してください。`,
];

/** 地域資源, in the project's own columns: what comes out goes in again. */
export async function resourceTable(context: ExportContext, parameters: ExportParameters): Promise<ExportTable> {
  const { pages, notes } = await selectResources(context, parameters);
  const isStaff = context.viewer.audience === 'STAFF';
  const columns = isStaff ? COLUMNS : COLUMNS.filter(({ name }) => name !== STAFF_COLUMN);
  return {
    title: '地域資源',
    columns,
    geometryType: 'Point',
    pages: toRows(pages, columns),
    notes: isStaff ? [FOR_STAFF, ...notes] : notes,
  };
}

async function* toRows(
  pages: AsyncIterable<readonly ResourceRow[]>,
  columns: readonly ExportColumn[],
): AsyncGenerator<ExportRow[]> {
  for await (const page of pages)
    yield page.map((row) => ({
      cells: columns.map(({ name }) => CELLS[name]?.(row) ?? null),
      geometry: pointText(row),
    }));
}

/** GeoJSON text of the place of a row, null where it has none that the viewer may see. */
export function pointText({
  longitude,
  latitude,
}: {
  readonly longitude: number | null;
  readonly latitude: number | null;
}): string | null {
  if (longitude === null || latitude === null) return null;
  return JSON.stringify({ type: 'Point', coordinates: [longitude, latitude] });
}

/** The resources that an export is about, and its filters in words. */
export async function selectResources(
  { database, viewer, today, town, areas }: ExportContext,
  { layers, area, status }: ExportParameters,
): Promise<{ readonly pages: AsyncIterable<readonly ResourceRow[]>; readonly notes: readonly Note[] }> {
  const inArea =
    area === undefined
      ? undefined
      : (await areas.listAreas(town.code, town.reportingKind)).find(({ number }) => number === area);
  if (area !== undefined && !inArea) throw badInput(`地区番号 ${area} の区域はありません。`);
  const criteria = parseResourceFilter({
    municipality: town.code,
    kinds: layers ?? null,
    areas: inArea ? [inArea.id] : null,
    status: status ?? null,
  });
  const notes: Note[] = [
    ...(layers ? [['種類の絞り込み', layers.join('、')] as const] : []),
    ...(inArea ? [['区域の絞り込み', inArea.name] as const] : []),
    ...(status ? [['状態の絞り込み', status.join('、')] as const] : []),
  ];
  return { pages: readResourceRows(database, { viewer, today }, criteria, town.revision), notes };
}

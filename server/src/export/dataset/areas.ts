import type { Area } from '../../area/index.ts';
import { AREA_KINDS } from '../../dataset/index.ts';
import type { ExportContext } from '../export-context.ts';
import type { ExportParameters } from '../export-request.ts';
import type { ExportColumn, ExportRow, ExportTable } from '../export-table.ts';
import { BOUNDARY_SOURCE_COLUMN } from './boundary-source.ts';

const COLUMNS: readonly ExportColumn[] = [
  { name: 'number', about: '地区番号', type: 'number', width: 8 },
  { name: 'name', about: '名前', type: 'text', width: 24 },
  { name: 'name_kana', about: 'ふりがな', type: 'text', width: 24 },
  { name: 'code', about: 'コード', type: 'text', width: 12 },
  { name: 'parent', about: '上位の区域の名前', type: 'text', width: 20 },
  { name: 'kind', about: `区域の種類：${AREA_KINDS.join(', ')}`, type: 'text', width: 22 },
  BOUNDARY_SOURCE_COLUMN,
  { name: 'valid_from', about: '境界がいつからのものか', type: 'day', width: 12 },
  { name: 'valid_to', about: '境界がいつまでのものか', type: 'day', width: 12 },
  { name: 'is_rural', about: '家のまばらな地区（1）か、そうでないか（0）', type: 'number', width: 10 },
];
const PAGE_ROWS = 50;

/** 区域 of one kind: those of the reports, unless another is asked for. Kinds overlap, so a file holds one. */
export async function areaTable(context: ExportContext, { kind }: ExportParameters): Promise<ExportTable> {
  const chosen = kind ?? context.town.reportingKind;
  const areas = await context.areas.listAreas(context.town.code, chosen);
  return {
    title: chosen === 'MUNICIPALITY' ? '外形' : '区域',
    columns: COLUMNS,
    geometryType: 'MultiPolygon',
    pages: readPages(areas, context),
    notes: [['区域の種類', chosen]],
  };
}

async function* readPages(areas: readonly Area[], context: ExportContext): AsyncGenerator<ExportRow[]> {
  for (let from = 0; from < areas.length; from += PAGE_ROWS)
    yield await Promise.all(areas.slice(from, from + PAGE_ROWS).map((area) => toRow(area, context)));
}

async function toRow(area: Area, { areas }: ExportContext): Promise<ExportRow> {
  const { number, name, nameKana, code, parentId, kind, boundarySource, validFrom, validTo, isRural } = area;
  const [parent, geometry] = await Promise.all([
    parentId === null ? null : areas.findArea(parentId),
    areas.findShape(area, 0),
  ]);
  return {
    cells: [
      number,
      name,
      nameKana,
      code,
      parent?.name ?? null,
      kind,
      boundarySource,
      validFrom,
      validTo,
      isRural ? 1 : 0,
    ],
    geometry,
  };
}

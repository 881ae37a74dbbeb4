import { visibleLevels } from '../../account/index.ts';
import { DATASET_TITLES } from '../../dataset/index.ts';
import type { ExportContext } from '../export-context.ts';
import type { ExportParameters } from '../export-request.ts';
import { type ExportRow, type ExportTable, type Note, onePage } from '../export-table.ts';
import {
  listCountRows,
  listMembershipRows,
  listPresenceRows,
  listTargetRows,
  type RecordSelection,
} from './record-rows.repository.ts';
import { pointText } from './resources.ts';
import { templateColumn, templateColumns } from './template-columns.ts';

const rowOf = (cells: ExportRow['cells'], geometry: string | null = null): ExportRow => ({ cells, geometry });

const selectionOf = ({ town, viewer }: ExportContext): RecordSelection => ({
  code: town.code,
  revision: town.revision,
  levels: visibleLevels(viewer),
});

/** ある・ないの記録 of the kinds that the viewer may know of. */
export async function presenceTable(context: ExportContext): Promise<ExportTable> {
  const rows = await listPresenceRows(context.database, selectionOf(context));
  return {
    title: DATASET_TITLES.presence,
    columns: templateColumns('presence'),
    geometryType: null,
    pages: onePage(
      rows.map(({ area, kind, present, since, confirmedOn, source }) =>
        rowOf([area, kind, present ? 'present' : 'absent', since, confirmedOn, source]),
      ),
    ),
    notes: [],
  };
}

/**
 * 数の記録. A kind that is not public counts residents (requests made for persons): outside of staff its counts are left out
 * altogether, because of a table of single days small numbers could be worked out; `values` holds what may be told of them.
 */
export async function countTable(context: ExportContext): Promise<ExportTable> {
  const { viewer } = context;
  const isStaff = viewer.audience === 'STAFF';
  const levels = isStaff ? visibleLevels(viewer) : ['PUBLIC'];
  const rows = await listCountRows(context.database, { ...selectionOf(context), levels });
  const notes: Note[] = isStaff
    ? []
    : [
        [
          '伏せたもの',
          '住民の人数を数える種類（公開していない種類）の行は入れていません。指標の表（values）を使ってください。',
        ],
      ];
  return {
    title: DATASET_TITLES.counts,
    columns: templateColumns('counts'),
    geometryType: null,
    pages: onePage(
      rows.map(({ area, kind, measure, value, asOf, source }) => rowOf([area, kind, measure, value, asOf, source])),
    ),
    notes,
  };
}

/** 目標 of the indicators that the viewer may know of. */
export async function targetTable(context: ExportContext): Promise<ExportTable> {
  const visible = new Set((await context.indicators.listIndicators(context.town.code)).map(({ id }) => id));
  const rows = (await listTargetRows(context.database, selectionOf(context))).filter(({ indicator }) =>
    visible.has(indicator),
  );
  return {
    title: DATASET_TITLES.targets,
    columns: templateColumns('targets'),
    geometryType: null,
    pages: onePage(
      rows.map(({ indicator, area, value, year, source }) => rowOf([indicator, area, value, year, source])),
    ),
    notes: [],
  };
}

/** 町字と区域の対応 of one kind of area. */
export async function membershipTable(context: ExportContext, { kind }: ExportParameters): Promise<ExportTable> {
  const chosen = kind ?? context.town.reportingKind;
  const rows = await listMembershipRows(context.database, selectionOf(context), chosen);
  return {
    title: DATASET_TITLES.membership,
    columns: [
      ...templateColumns('membership'),
      templateColumn('longitude', '町字の代表点の経度'),
      templateColumn('latitude', '町字の代表点の緯度'),
    ],
    geometryType: 'Point',
    pages: onePage(
      rows.map(({ machiAza, area, longitude, latitude }) =>
        rowOf([machiAza, area, longitude, latitude], pointText({ longitude, latitude })),
      ),
    ),
    notes: [['区域の種類', chosen]],
  };
}

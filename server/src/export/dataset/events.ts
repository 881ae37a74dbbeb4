import { DATASET_TITLES } from '../../dataset/index.ts';
import { discloseHeadcount } from '../../disclosure/index.ts';
import { badInput } from '../../wire/index.ts';
import type { ExportContext } from '../export-context.ts';
import type { ExportParameters } from '../export-request.ts';
import { type ExportTable, type Note, onePage } from '../export-table.ts';
import { type EventRow, listEventRows } from './event-rows.repository.ts';
import { templateColumns } from './template-columns.ts';

/** 行事, with as much of who came as the viewer may know. */
export async function eventTable(context: ExportContext, parameters: ExportParameters): Promise<ExportTable> {
  const { rows, notes } = await selectEvents(context, parameters);
  return {
    title: DATASET_TITLES.events,
    columns: templateColumns('events'),
    geometryType: null,
    pages: onePage(
      rows.map((event) => ({
        cells: [
          event.kind,
          event.title,
          event.heldOn,
          event.untilOn,
          event.startTime,
          event.endTime,
          event.place,
          event.areas.join('、') || null,
          event.audience,
          event.organizer,
          event.participants,
          event.url,
          event.note,
        ],
        geometry: null,
      })),
    ),
    notes,
  };
}

/** The events that are asked for: of a year, of an area. @throws BAD_USER_INPUT for `y=all` */
export async function selectEvents(
  { database, town, viewer }: ExportContext,
  { area, y }: ExportParameters,
): Promise<{ readonly rows: readonly EventRow[]; readonly notes: readonly Note[] }> {
  if (y === 'all') throw badInput('年を指定しなければ、すべての年の行事を書き出します。');
  const listed = await listEventRows(database, {
    code: town.code,
    revision: town.revision,
    area: area ?? null,
    year: y ?? null,
  });
  const rows = listed.map((event) => ({
    ...event,
    participants: discloseHeadcount(event.participants, viewer.audience).people,
  }));
  const isWithheld = viewer.audience !== 'STAFF';
  return {
    rows,
    notes: isWithheld
      ? [
          [
            '伏せたもの',
            `参加者数は10人未満を空にしています。${viewer.audience === 'PUBLIC' ? 'ほかは10人単位です。' : ''}`,
          ],
        ]
      : [],
  };
}

import { POINT_COLUMNS } from './point-columns.ts';
import { withCells } from './rewrite-row.ts';
import type { Source } from './source.ts';

/**
 * 国土数値情報 バス停留所（P11）: P11_001 バス停名 and, in the edition of 2022, P11_002 事業者名; in that of 2010 P11_002 is the
 * class of the bus and P11_003_1 … the companies. A record is a stop, not a pole. How often a bus comes is told by
 * timetables alone (GTFS): these are places without departures.
 */
export const ksjBusStop: Source = {
  format: 'ksj-p11-bus-stop',
  dataset: 'resources',
  columns: [
    { field: 'name', names: 'name P11_001' },
    { field: 'second', names: 'P11_002' },
    { field: 'third', names: 'P11_003_1 P11_003_01' },
    ...POINT_COLUMNS,
  ],
  isMadeOf: (has, { hasGeometry }) => hasGeometry && has('name', 'second', 'third'),
  rewrite: (row) => {
    const { second, third, ...cells } = row.cells;
    // classes are numbers, one for each line that stops here: 「3,1」
    const organization = /^[\d,\s]+$/.test(second?.value ?? '') ? third : second;
    const { name, longitude, latitude } = cells;
    const place = [longitude, latitude].map((cell) => Number(cell?.value ?? Number.NaN).toFixed(5));
    const id = name && { ...name, value: [name.value, organization?.value ?? '', ...place].join(' ') };
    return withCells({ ...row, cells }, { organization, id, kind: { field: 'kind', value: 'bus-stop' } });
  },
  keyOf: ({ cells }) => cells['id']?.value,
};

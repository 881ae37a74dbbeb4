import { type CellColumns, parseMeshCode, toEarthPoints } from '@hazama/geo';
import type { PopulationColumn } from '../definition.ts';
import { float64Column, int32Column } from './binary-column.ts';
import type { CellRow, CountRow } from './population.repository.ts';
import type { ModelCells, PopulationYear } from './town-model.ts';

/** The places of the cells: a mesh cell is the rectangle of its code, a point and a 町字 have no extent. */
export function toModelCells(row: CellRow): ModelCells {
  const longitude = float64Column(row.longitude);
  const latitude = float64Column(row.latitude);
  const columns: CellColumns = {
    west: longitude.slice(),
    south: latitude.slice(),
    east: longitude.slice(),
    north: latitude.slice(),
  };
  const isLocated = new Uint8Array(row.ids.length);
  row.ids.forEach((id, cell) => {
    const mesh = row.kinds[cell] === 'M' ? parseMeshCode(id) : undefined;
    if (mesh?.ok) {
      columns.west[cell] = mesh.bounds.west;
      columns.south[cell] = mesh.bounds.south;
      columns.east[cell] = mesh.bounds.east;
      columns.north[cell] = mesh.bounds.north;
      longitude[cell] = (mesh.bounds.west + mesh.bounds.east) / 2;
      latitude[cell] = (mesh.bounds.south + mesh.bounds.north) / 2;
    }
    isLocated[cell] = Number.isNaN(longitude[cell]) ? 0 : 1;
  });
  return {
    ids: row.ids,
    columns,
    longitude,
    latitude,
    centres: toEarthPoints({ longitude: zeroForNaN(longitude), latitude: zeroForNaN(latitude) }),
    isLocated,
    allLocated: !isLocated.includes(0),
    sideMeters: int32Column(row.side),
  };
}

const COLUMNS = [
  'total',
  'age_0_14',
  'age_15_64',
  'age_65_over',
  'age_75_over',
  'single_65_over',
] as const satisfies readonly PopulationColumn[];

/** The people of one year for all cells. A cell that the year doesn't list had nobody; one whose number is not told is NaN. */
export function toPopulationYear(row: CountRow, cellCount: number): PopulationYear {
  const position = int32Column(row.position);
  const columns = new Map<PopulationColumn, Float64Array>();
  for (const name of COLUMNS) {
    const listed = float64Column(row[name]);
    // a column that is empty in every row is one that the source doesn't have
    if (listed.every(Number.isNaN)) continue;
    const perCell = new Float64Array(cellCount);
    listed.forEach((people, at) => {
      perCell[position[at] as number] = people;
    });
    columns.set(name, perCell);
  }
  return { year: row.year, columns, asOf: dayOfCount(row) };
}

/** The day of the list where that lies in the year, else 1 October: the day of the census, to which every year is compared. */
function dayOfCount({ year, asOf }: CountRow): string {
  return asOf?.startsWith(`${year}-`) ? asOf : `${year}-10-01`;
}

function zeroForNaN(degrees: Float64Array): Float64Array {
  return degrees.map((value) => (Number.isNaN(value) ? 0 : value));
}

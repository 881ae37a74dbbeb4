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

/**
 * The people of every year for all cells, oldest year first. A cell that a year doesn't list had nobody; one whose number is
 * not told is NaN. Sources stand side by side, but a year that one source tells by mesh and another by 町字 would count everyone
 * twice: of such sources the finest are taken. One source is one statement: what it tells by 町字 beside its mesh counts.
 */
export function toPopulationYears(
  rows: readonly CountRow[],
  cells: Pick<CellRow, 'ids' | 'kinds'>,
  asOfDataset: (id: string) => string | null,
): PopulationYear[] {
  const cellOfId = new Map(cells.ids.map((id, cell) => [id, cell]));
  return [...Map.groupBy(rows, ({ year }) => year)].map(([year, ofYear]) => {
    const sources = finestOf(
      ofYear.map((row) => ({ row, position: positionsOf(row, cellOfId) })),
      cells.kinds,
    );
    const columns = new Map<PopulationColumn, Float64Array>();
    for (const name of COLUMNS) {
      const perCell = new Float64Array(cells.ids.length);
      let isKnown = false;
      for (const { row, position } of sources)
        float64Column(row[name]).forEach((people, at) => {
          perCell[position[at] as number] = people;
          isKnown ||= !Number.isNaN(people);
        });
      // a column that is empty in every row is one that the year doesn't have
      if (isKnown) columns.set(name, perCell);
    }
    return { year, columns, asOf: dayOfCounts(year, ofYear, asOfDataset) };
  });
}

const FINEST_FIRST = 'MPA';

interface Source {
  readonly row: CountRow;
  /** The cell of each of its counts. */
  readonly position: Int32Array;
}

/** The sources that reach down to the finest kind of cell that any of them has. */
function finestOf(sources: readonly Source[], kinds: string): readonly Source[] {
  const fineness = sources.map(({ position }) =>
    position.reduce((finest, cell) => Math.min(finest, FINEST_FIRST.indexOf(kinds[cell] ?? 'A')), FINEST_FIRST.length),
  );
  const best = Math.min(...fineness);
  return sources.filter((_, at) => fineness[at] === best);
}

function positionsOf({ cellIds }: CountRow, cellOfId: ReadonlyMap<string, number>): Int32Array {
  return Int32Array.from(cellIds.split('\n'), (id) => cellOfId.get(id) ?? -1);
}

/** The day of the list where that lies in the year, else 1 October: the day of the census, to which every year is compared. */
function dayOfCounts(year: number, rows: readonly CountRow[], asOfDataset: (id: string) => string | null): string {
  const days = rows
    .flatMap(({ datasetId }) => asOfDataset(datasetId) ?? [])
    .filter((day) => day.startsWith(`${year}-`));
  return days.toSorted()[0] ?? `${year}-10-01`;
}

function zeroForNaN(degrees: Float64Array): Float64Array {
  return degrees.map((value) => (Number.isNaN(value) ? 0 : value));
}

import {
  assignCells,
  type CellColumns,
  findBounds,
  type MultiPolygon,
  parseMeshCode,
  type Territory,
} from '@hazama/geo';
import { generateSampleTown, type SampleTimetable, type SampleTown } from '@hazama/server/sample';

/** The day on which the tests' towns are made. */
export const AS_OF = '2025-11-20';

export type Row = Readonly<Record<string, string>>;

export interface Feature {
  readonly properties: {
    readonly name: string;
    readonly kana: string;
    readonly number: string;
    readonly parent: string;
  };
  readonly geometry: { readonly coordinates: MultiPolygon } | null;
}

/** A sample town, its files opened again as a reader of them would. */
export class SampleFiles {
  readonly town: SampleTown;

  constructor(slug: string, asOf = AS_OF) {
    this.town = generateSampleTown(slug, asOf);
  }

  text(name: string): string {
    const file = this.town.files.find((one) => one.name === name);
    if (!file || !('text' in file)) throw new Error(`no text ${name}`);
    return file.text;
  }

  rows(name: string): Row[] {
    const [header = '', ...lines] = this.text(name).trimEnd().split('\n');
    const columns = header.split(',');
    return lines.map((line) => Object.fromEntries(line.split(',').map((value, at) => [columns[at] ?? '', value])));
  }

  /** The zips of its timetables. */
  timetables(): SampleTimetable[] {
    return this.town.files.filter((file) => file.command === 'gtfs');
  }

  /** Every record of both lists. */
  resources(): Row[] {
    return [...this.rows('known-places.csv'), ...this.rows('resources.csv')];
  }

  features(name: string): Feature[] {
    return (JSON.parse(this.text(name)) as { features: Feature[] }).features;
  }

  /** The council areas or districts, in order of their number. */
  reporting(): Feature[] {
    return this.features(this.town.municipality.slug === 'iga' ? 'residents-council.geojson' : 'district.geojson');
  }

  /** Cells of one year and how they make up the areas, as the engine does it. */
  people(year: number) {
    const rows = this.rows('population.csv').filter((row) => row['year'] === String(year));
    const memberOf = new Map(this.rows('membership.csv').map((row) => [row['machi_aza'], row['area']]));
    const territories = this.reporting().map(({ geometry, properties }): Territory => {
      if (geometry) return { kind: 'shape', shape: geometry.coordinates };
      const members = rows.flatMap((row, index) => (memberOf.get(row['code']) === properties.name ? [index] : []));
      return { kind: 'members', cellIndex: members };
    });
    const columns = cellColumns(rows);
    return { rows, columns, shares: assignCells(columns, territories) };
  }
}

function cellColumns(rows: readonly Row[]): CellColumns {
  const bounds = rows.map((row) => {
    const mesh = parseMeshCode(row['code'] ?? '');
    if (mesh.ok) return mesh.bounds;
    const [longitude, latitude] = [Number(row['longitude']), Number(row['latitude'])];
    const point = findBounds([[[[longitude, latitude]]]]);
    if (!point) throw new Error(`no place for ${row['code'] ?? ''}`);
    return point;
  });
  return {
    west: Float64Array.from(bounds, ({ west }) => west),
    south: Float64Array.from(bounds, ({ south }) => south),
    east: Float64Array.from(bounds, ({ east }) => east),
    north: Float64Array.from(bounds, ({ north }) => north),
  };
}

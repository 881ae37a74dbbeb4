import { seededRandom } from '@hazama/geo/testing';
import { loadCatalogue } from '@hazama/server/catalogue';
import { type Database, openDatabase } from '@hazama/server/database';

export const CITY = '24216';
const SEED = 20_251_120;

export interface CitySize {
  readonly columns: number;
  readonly rows: number;
  /** Corners of each area's outline. */
  readonly corners: number;
  readonly resources: number;
  /** How many revisions, from FIRST_CHANGE on, bring one resource more, far from the others; 0 where it isn't said. */
  readonly changes?: number;
}

export const FIRST_CHANGE = 1000;

/** Makes a city of square-ish areas and scattered resources in the database at `url`; the same city for the same size. */
export async function makeCity(url: string, size: CitySize): Promise<void> {
  const database = await openDatabase({ dataDir: '/nonexistent', databaseUrl: url });
  try {
    await loadCatalogue(database, '/nonexistent');
    await insertCity(database, size);
    await database.query('ANALYZE');
  } finally {
    await database.close();
  }
}

async function insertCity(
  database: Database,
  { columns, rows, corners, resources, changes = 0 }: CitySize,
): Promise<void> {
  const random = seededRandom(SEED);
  const areas = columns * rows;
  const side = 0.4 / columns;
  const west = (area: number) => 136 + (area % columns) * side;
  const south = (area: number) => 34.5 + Math.floor(area / columns) * side;
  await database.transaction(async (transaction) => {
    await transaction.query(
      `INSERT INTO municipality (code, slug, name, prefecture, reporting_kind, revision) VALUES ($1, 'city', '市', '県', 'RESIDENTS_COUNCIL', 1000000)`,
      [CITY],
    );
    await transaction.query(
      `INSERT INTO dataset (municipality_code, id, name, source, format, version, rows, published_at, content_hash)
       VALUES ($1, 'd', 'resources', 'bench', 'csv', 1, 1, now(), '')`,
      [CITY],
    );
    await transaction.copy(
      'area',
      [
        'municipality_code',
        'id',
        'from_revision',
        'dataset_id',
        'kind',
        'number',
        'name',
        'name_kana',
        'boundary_source',
        'geometry',
      ],
      Array.from({ length: areas }, (_, area) => {
        const ring = Array.from({ length: corners }, (_corner, index) => {
          const angle = (2 * Math.PI * index) / corners;
          const radius = side * (0.4 + 0.09 * random());
          const x = west(area) + side / 2 + radius * Math.cos(angle);
          const y = south(area) + side / 2 + radius * Math.sin(angle);
          return `${x.toFixed(6)} ${y.toFixed(6)}`;
        });
        return [
          CITY,
          areaId(area),
          1,
          'd',
          'RESIDENTS_COUNCIL',
          area + 1,
          `第${area + 1}地区`,
          'ちく',
          'OFFICIAL',
          `SRID=4326;MULTIPOLYGON(((${[...ring, ring[0]].join(',')})))`,
        ];
      }),
    );
    const places = Array.from({ length: resources }, (_, index) => ({
      id: `${CITY}-r${index}`,
      area: Math.floor(random() * areas),
    }));
    await transaction.copy(
      'resource',
      [
        'municipality_code',
        'id',
        'from_revision',
        'dataset_id',
        'kind_id',
        'name',
        'search_key',
        'location',
        'status',
        'languages',
        'visibility',
        'confirmed_on',
        'provenance',
      ],
      [
        ...places.map(({ id, area }, index) => {
          const point = `SRID=4326;POINT(${(west(area) + side * random()).toFixed(6)} ${(south(area) + side * random()).toFixed(6)})`;
          return [CITY, id, 1, 'd', 'salon', `サロン${index}`, '', point, 'ACTIVE', [], 'PUBLIC', '2026-01-01', {}];
        }),
        ...Array.from({ length: changes }, (_, change) => {
          const row = [CITY, `${CITY}-c${change}`, FIRST_CHANGE + change, 'd', 'salon', `新しいサロン${change}`, ''];
          return [...row, 'SRID=4326;POINT(137.5 34.6)', 'ACTIVE', [], 'PUBLIC', '2026-01-01', {}];
        }),
      ],
    );
    await transaction.copy(
      'resource_area',
      ['municipality_code', 'area_id', 'resource_id', 'relation'],
      places.map(({ id, area }) => [CITY, areaId(area), id, 'LOCATED']),
    );
  });
}

const areaId = (area: number): string => `${CITY}-a${area}`;

import { loadCatalogue } from '@hazama/server/catalogue';
import type { Database } from '@hazama/server/database';
import { searchKey } from '@hazama/server/name';

// A town that fits in the head: 伊賀市 with three square councils side by side, each 0.02° wide, and one known by its 町字 alone.
//
//        136.10      136.12      136.14      136.16
//  34.78   ┌───────────┬───────────┬───────────┐
//          │ 1 府中    │ 2 上野東部│ 3 霞ヶ丘  │      4 瀧﨑: no shape
//  34.76   └───────────┴───────────┴───────────┘
//            salon ×2    shelter     nothing
//            (1 stale)   (staff)

export const CODE = '24216';

/** Area ids, in the order of their numbers. */
export const COUNCILS = [1, 2, 3, 4].map((number) => `${CODE}-rc-${number}`);
export const WHOLE = `${CODE}-whole`;
const NAMES = [
  ['府中', 'ふちゅう'],
  ['上野東部', 'うえのとうぶ'],
  ['霞ヶ丘', 'かすみがおか'],
  ['瀧﨑', 'たきざき'],
] as const;

const WEST = 136.1;
const SOUTH = 34.76;
const SIDE = 0.02;

interface TownResource {
  readonly id: string;
  readonly kind: string;
  readonly name: string;
  readonly kana?: string;
  readonly at?: readonly [longitude: number, latitude: number];
  readonly council?: number;
  readonly serves?: readonly number[];
  readonly status?: string;
  readonly visibility?: string;
  readonly fieldVisibility?: Readonly<Record<string, string>>;
  readonly confirmedOn?: string | null;
  readonly schedule?: string;
}

/** A day that is well inside, and one well past, a shelf life of twelve months. */
const RECENTLY = new Date(Date.now() - 45 * 86_400_000).toISOString().slice(0, 10);
const LONG_AGO = '2020-04-01';

const RESOURCES: readonly TownResource[] = [
  {
    id: 'r1',
    kind: 'salon',
    name: 'ふれあいサロン府中',
    kana: 'ふれあいさろんふちゅう',
    at: [136.105, 34.765],
    council: 1,
    schedule: '第2・第4水曜 10:00-12:00',
  },
  {
    id: 'r2',
    kind: 'salon',
    name: 'ひだまりサロン',
    kana: 'ひだまりさろん',
    at: [136.115, 34.775],
    council: 1,
    confirmedOn: LONG_AGO,
  },
  {
    id: 'r3',
    kind: 'salon',
    name: 'みんなの家',
    kana: 'みんなのいえ',
    council: 2,
    confirmedOn: null,
    fieldVisibility: { phone: 'STAFF' },
  },
  {
    id: 'r4',
    kind: 'temporary-housing',
    name: '一時的な住まい',
    at: [136.13, 34.77],
    council: 2,
    visibility: 'PUBLIC',
  },
  {
    id: 'r5',
    kind: 'hikikomori-ibasho',
    name: 'フリースペース',
    at: [136.131, 34.771],
    council: 2,
    visibility: 'COUNCIL',
  },
  {
    id: 'r6',
    kind: 'network-meeting',
    name: '府中地域福祉ネットワーク会議',
    council: 1,
    serves: [1, 3],
    visibility: 'STAFF',
  },
  { id: 'r7', kind: 'salon', name: 'とじたサロン', at: [136.11, 34.77], council: 1, status: 'CLOSED' },
];

/** Puts the town into an empty, migrated database, with the default catalogue. */
export async function insertSmallTown(database: Database, dataDir: string): Promise<void> {
  await loadCatalogue(database, dataDir);
  await database.query(
    `INSERT INTO municipality (code, slug, name, prefecture, reporting_kind, revision, is_demo)
     VALUES ($1, 'iga', '伊賀市', '三重県', 'RESIDENTS_COUNCIL', 7, true)`,
    [CODE],
  );
  await database.query(
    `INSERT INTO dataset (municipality_code, id, name, source, format, version, rows, published_at, as_of, license, content_hash)
     VALUES ($1, '${CODE}-areas', 'areas', '伊賀市', 'geojson', 3, 4, '2026-04-01T00:00:00Z', '2026-03-31', 'CC BY 4.0', 'a'),
            ($1, '${CODE}-resources', 'resources', '伊賀市社会福祉協議会', 'csv', 1, 7, '2026-04-02T00:00:00Z', null, null, 'b')`,
    [CODE],
  );
  await database.query(
    `INSERT INTO snapshot (municipality_code, id, name, taken_on, revision, created_at)
     VALUES ($1, '${CODE}-s1', '計画の始まり', '2026-04-01', 5, '2026-04-01T00:00:00Z')`,
    [CODE],
  );
  await insertAreas(database);
  await insertResources(database, RESOURCES);
}

async function insertAreas(database: Database): Promise<void> {
  const insert = (values: readonly unknown[]) =>
    database.query(
      `INSERT INTO area (municipality_code, id, from_revision, dataset_id, kind, number, name, name_kana, parent_id, boundary_source, geometry, label_point, valid_from)
       VALUES ($1, $2, 1, '${CODE}-areas', $3::area_kind, $4, $5, $6, $7, $8::boundary_source,
               ST_Multi(ST_GeomFromText($9, 4326)), ST_PointOnSurface(ST_GeomFromText($9, 4326)), '2005-04-01')`,
      [CODE, ...values],
    );
  await insert([WHOLE, 'MUNICIPALITY', null, '伊賀市', 'いがし', null, 'DERIVED', square(WEST, SIDE * 3)]);
  for (const [index, [name, kana]] of NAMES.entries()) {
    const shape = index < 3 ? square(WEST + index * SIDE, SIDE) : null;
    const source = shape ? 'OFFICIAL' : 'NONE';
    await insert([COUNCILS[index], 'RESIDENTS_COUNCIL', index + 1, name, kana, WHOLE, source, shape]);
  }
  await database.query(
    `INSERT INTO membership (municipality_code, id, from_revision, dataset_id, kind, machi_aza, machi_aza_key, area_id)
     SELECT $1, '${CODE}-m' || n, 1, '${CODE}-areas', 'RESIDENTS_COUNCIL', name, name, $2
     FROM unnest('{瀧﨑町,一ノ宮}'::text[]) WITH ORDINALITY AS t(name, n)`,
    [CODE, COUNCILS[3]],
  );
}

export async function insertResources(database: Database, resources: readonly TownResource[]): Promise<void> {
  for (const resource of resources) {
    const { id, kind, name, kana, at, council, serves = [], confirmedOn } = resource;
    await database.query(
      `INSERT INTO resource (municipality_code, id, from_revision, dataset_id, kind_id, name, name_kana, search_key, address, location,
         status, schedule, phone, languages, visibility, field_visibility, confirmed_on, provenance)
       VALUES ($1, $2, 1, '${CODE}-resources', $3, $4, $5, $6, $7, ST_SetSRID(ST_MakePoint($8, $9), 4326),
         $10::resource_status, $11, '0595-00-0000', '{}', $12::visibility, $13, $14, '{}')`,
      [
        CODE,
        `${CODE}-${id}`,
        kind,
        name,
        kana ?? null,
        searchKey(name, kana),
        `三重県伊賀市 ${id}`,
        at?.[0] ?? null,
        at?.[1] ?? null,
        resource.status ?? 'ACTIVE',
        resource.schedule ?? null,
        resource.visibility ?? 'PUBLIC',
        resource.fieldVisibility ?? {},
        confirmedOn === undefined ? RECENTLY : confirmedOn,
      ],
    );
    const areas = [
      ...(council
        ? [
            [COUNCILS[council - 1], 'LOCATED'],
            [WHOLE, 'LOCATED'],
          ]
        : []),
      ...serves.map((number) => [COUNCILS[number - 1], 'SERVES']),
    ];
    for (const [areaId, relation] of areas)
      await database.query('INSERT INTO resource_area VALUES ($1, $2, $3, $4::resource_relation)', [
        CODE,
        areaId,
        `${CODE}-${id}`,
        relation,
      ]);
  }
}

function square(west: number, width: number): string {
  const [east, north] = [west + width, SOUTH + SIDE];
  const corners = [
    [west, SOUTH],
    [east, SOUTH],
    [east, north],
    [west, north],
    [west, SOUTH],
  ];
  return `POLYGON((${corners.map((corner) => corner.map((degrees) => degrees.toFixed(4)).join(' ')).join(',')}))`;
}

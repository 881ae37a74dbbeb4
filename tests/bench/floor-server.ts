// The floor: the same answers by one statement that builds the JSON, on node:http and pg alone, with no schema, permissions, limits or errors.
import http from 'node:http';
import type net from 'node:net';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env['DATABASE_URL'], max: 8 });

const AREAS_WITH_RESOURCES = `
  SELECT json_build_object('data', json_build_object('municipality', json_build_object('areas', (
    SELECT json_agg(json_build_object(
      'id', a.id, 'number', a.number, 'name', a.name, 'geometry', ST_AsGeoJSON(a.geometry, 9)::json,
      'resources', json_build_object(
        'totalCount', (SELECT count(*) FROM resource_area t WHERE t.municipality_code = a.municipality_code AND t.area_id = a.id),
        'nodes', (SELECT json_agg(json_build_object('id', n.id, 'name', n.name, 'status', n.status)) FROM (
          SELECT r.id, r.name, r.status FROM resource_area ra JOIN resource r ON r.municipality_code = ra.municipality_code AND r.id = ra.resource_id
          WHERE ra.municipality_code = a.municipality_code AND ra.area_id = a.id AND r.to_revision IS NULL
          ORDER BY r.name COLLATE "C", r.id LIMIT 20) n))) ORDER BY a.number)
    FROM area a WHERE a.municipality_code = $1 AND a.to_revision IS NULL))))::text AS json`;

const AREAS_WITH_COUNTS = `
  SELECT json_build_object('data', json_build_object('municipality', json_build_object('areas', (
    SELECT json_agg(json_build_object('id', a.id, 'number', a.number, 'name', a.name,
      'resources', json_build_object('totalCount', coalesce(c.count, 0))) ORDER BY a.number)
    FROM area a
    LEFT JOIN (SELECT area_id, count(*) FROM resource_area WHERE municipality_code = $1 GROUP BY area_id) c ON c.area_id = a.id
    WHERE a.municipality_code = $1 AND a.to_revision IS NULL))))::text AS json`;

const MVT: Readonly<Record<string, string>> = {
  areas: `
    SELECT ST_AsMVT(t, 'areas', 4096, 'geom') AS bytes FROM (
      SELECT a.id, a.number, a.name, a.kind,
             ST_AsMVTGeom(ST_Transform(a.geometry, 3857), ST_TileEnvelope($1, $2, $3), 4096, 64) AS geom
      FROM area a WHERE a.municipality_code = '24216' AND a.to_revision IS NULL
        AND a.geometry && ST_Transform(ST_TileEnvelope($1, $2, $3, margin => 0.015625), 4326)) t`,
  resources: `
    SELECT ST_AsMVT(t, 'resources', 4096, 'geom') AS bytes FROM (
      SELECT r.id, r.name, r.kind_id AS kind, k.group_id AS "group", g.icon, lower(r.status::text) AS status, false AS stale,
             ST_AsMVTGeom(ST_Transform(r.location, 3857), ST_TileEnvelope($1, $2, $3), 4096, 64) AS geom
      FROM resource r JOIN resource_kind k ON k.id = r.kind_id JOIN resource_group g ON g.id = k.group_id
      WHERE r.municipality_code = '24216' AND r.to_revision IS NULL
        AND r.location && ST_Transform(ST_TileEnvelope($1, $2, $3, margin => 0.015625), 4326)) t`,
};

let kept: Buffer | undefined;
let keptTile: Buffer | undefined;

const server = http.createServer((request, response) => {
  void send(request.url ?? '', response);
});

async function send(url: string, response: http.ServerResponse): Promise<void> {
  const bytes = await answer(url);
  response.writeHead(200, { 'content-type': 'application/json', 'content-length': bytes.length });
  response.end(bytes);
}

async function answer(url: string): Promise<Buffer> {
  const [, what, ...rest] = url.split('/');
  if (what === 'mvt') return queryTile(rest[0] ?? '', rest.slice(1));
  if (what === 'kept-tile') {
    keptTile ??= await queryTile('areas', rest);
    return keptTile;
  }
  if (url.startsWith('/kept')) {
    kept ??= await query(AREAS_WITH_RESOURCES);
    return kept;
  }
  return query(url.startsWith('/counts') ? AREAS_WITH_COUNTS : AREAS_WITH_RESOURCES);
}

async function query(sql: string): Promise<Buffer> {
  const { rows } = await pool.query<{ json: string }>(sql, ['24216']);
  return Buffer.from(rows[0]?.json ?? '');
}

async function queryTile(layer: string, address: readonly string[]): Promise<Buffer> {
  const { rows } = await pool.query<{ bytes: Buffer }>(MVT[layer] ?? '', address.map(Number));
  return rows[0]?.bytes ?? Buffer.alloc(0);
}

server.listen(0, '127.0.0.1', () => process.send?.(`http://127.0.0.1:${(server.address() as net.AddressInfo).port}`));

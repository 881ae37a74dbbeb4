import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { CODE, COUNCILS, insertSmallTown } from './small-town.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await insertSmallTown(server.database, '/nonexistent');
  await server.database.query(
    `UPDATE resource SET place_level = (CASE id WHEN '${CODE}-r1' THEN 'TOWN' WHEN '${CODE}-r2' THEN 'OAZA' ELSE 'GIVEN' END)::place_level
     WHERE location IS NOT NULL`,
  );
  await server.database.query(
    `INSERT INTO resource_area_difference (municipality_code, resource_id, address_area_id, shape_area_id)
     VALUES ($1, '${CODE}-r1', $2, $3)`,
    [CODE, COUNCILS[0], COUNCILS[1]],
  );
});
afterAll(() => server?.close());

async function place(id: string) {
  const answer = await server.graphql(
    `{ resource(id: "${CODE}-${id}") { placeLevel location area { id } areaOnMap { id name } } }`,
  );
  expect(answer.errors).toBeUndefined();
  return answer.data?.['resource'];
}

describe('a place', () => {
  it('says how exactly it is known', async () => {
    expect(await place('r1')).toMatchObject({ placeLevel: 'TOWN' });
    expect(await place('r2')).toMatchObject({ placeLevel: 'OAZA' });
    expect(await place('r7')).toMatchObject({ placeLevel: 'GIVEN' });
  });

  it('is in the area of its address; where the map says another, both are told', async () => {
    expect(await place('r1')).toMatchObject({
      area: { id: COUNCILS[0] },
      areaOnMap: { id: COUNCILS[1], name: '上野東部' },
    });
    expect(await place('r7')).toMatchObject({ areaOnMap: null });
  });

  it('that is withheld tells neither', async () => {
    await server.database.query(
      `UPDATE resource SET field_visibility = '{"location": "STAFF"}' WHERE id = '${CODE}-r1' AND to_revision IS NULL`,
    );
    const answer = await server.graphql(
      `{ resource(id: "${CODE}-r1") { placeLevel location areaOnMap { id } } }`,
      {},
      'public',
    );
    expect(answer.data?.['resource']).toEqual({ placeLevel: null, location: null, areaOnMap: null });
  });
});

import { VectorTile } from '@mapbox/vector-tile';
import { PbfReader } from 'pbf';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { COUNCILS, insertSmallTown } from '../graphql/small-town.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await insertSmallTown(server.database, '/nonexistent');
});
afterAll(() => server?.close());

it('holds the areas of the kind that the town reports by, and a label for each', async () => {
  const response = await fetch(`${server.url}/tiles/areas/10/899/406.mvt?m=24216&v=7`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('application/vnd.mapbox-vector-tile');
  const { layers } = new VectorTile(new PbfReader(new Uint8Array(await response.arrayBuffer())));
  const areas = layers['areas'];
  expect(areas?.length).toBe(3);
  expect(areas?.feature(0).properties).toEqual({ id: COUNCILS[0], number: 1, name: '府中', kind: 'RESIDENTS_COUNCIL' });
  expect(layers['area-labels']?.length).toBe(3);
});

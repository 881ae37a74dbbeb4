import { importFile } from '@hazama/server/dataset';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { A, C, CODE, centreAt, insertThreeCells } from '../indicator/three-cells.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await insertThreeCells(server.database);
  await imported(row());
});
afterAll(() => server?.close());

const [longitude, latitude] = centreAt(A);
const [eastLongitude, eastLatitude] = centreAt(C);

interface Said {
  readonly phone?: string;
  readonly at?: readonly [number, number];
  readonly capacity?: number;
}
const row = ({ phone = '0595-11-1111', at = [longitude, latitude], capacity = 10 }: Said = {}) =>
  `1,salon,さくら会,三升町西1,${at.join()},${phone},${capacity},毎週水曜 10:00-12:00`;

function imported(...rows: readonly string[]) {
  const text = `id,kind,name,address,longitude,latitude,phone,capacity,schedule\n${rows.join('\n')}\n`;
  return importFile(
    { database: server.database },
    {
      dataset: 'resources',
      municipality: CODE,
      file: { name: 'サロン.csv', bytes: new TextEncoder().encode(text) },
    },
  );
}

interface Kept {
  readonly id: string;
  readonly revision: number;
  readonly phone: string | null;
}
async function resources(as = '') {
  const { data } = await server.graphql<{ resources: { nodes: (Kept & Record<string, unknown>)[] } }>(
    `{ resources(filter: { municipality: "${CODE}" }) { nodes {
         id revision name phone capacity schedule isHandMade location fieldVisibility { field visibility } } } }`,
    {},
    as,
  );
  return data?.resources.nodes ?? [];
}

it('what a person wrote outlives the next versions of the file, field by field, and so does what they withheld', async () => {
  const [first] = await resources();
  const { errors } = await server.graphql(
    `mutation ($id: ID!, $revision: Int!, $input: ResourceInput!) { updateResource(id: $id, revision: $revision, input: $input) { id } }`,
    {
      id: first?.id,
      revision: first?.revision,
      input: {
        name: 'さくらの会',
        nameKana: 'さくらのかい',
        schedule: '毎週木曜 10:00-15:00',
        location: { longitude: eastLongitude, latitude: eastLatitude },
        fieldVisibility: [{ field: 'phone', visibility: 'staff' }],
      },
    },
  );
  expect(errors).toBeUndefined();
  // the file has another number of seats: a new version of the row, with what was written by hand in it
  expect(await imported(row({ capacity: 25 }))).toMatchObject({ changes: { changed: 1 } });
  const [after] = await resources();
  expect(after).toMatchObject({
    id: first?.id,
    name: 'さくらの会',
    capacity: 25,
    schedule: '毎週木曜 10:00-15:00',
    location: { coordinates: [eastLongitude, eastLatitude].map((degrees) => expect.closeTo(degrees, 6)) },
    fieldVisibility: [{ field: 'phone', visibility: 'staff' }],
  });
  expect((await resources('public'))[0]?.phone).toBeNull();
  // it is found by its name of today, and counted by its hours of today
  const [kept] = await server.database.query(
    `SELECT search_key AS key, opening ->> 'hoursPerMonth' AS hours FROM resource WHERE id = $1 AND to_revision IS NULL`,
    [first?.id ?? ''],
  );
  expect(kept).toMatchObject({ key: expect.stringContaining('sakuranokai'), hours: expect.stringMatching(/^21/) });
  // the same file again changes nothing
  expect(await imported(row({ capacity: 25 }))).toMatchObject({ status: 'unchanged' });
});

it('a field gives way when the file says something new of it, and only that field', async () => {
  const moved = [longitude + 0.0005, latitude] as const;
  const report = await imported(row({ capacity: 25, at: moved }));
  expect(report.issues.map(({ code, field }) => [code, field])).toContainEqual(['hand-edit-superseded', 'location']);
  expect((await resources())[0]).toMatchObject({
    name: 'さくらの会',
    location: { coordinates: moved.map((degrees) => expect.closeTo(degrees, 6)) },
  });
});

it('what a person made is not replaced by a file, nor doubled by one', async () => {
  const input = {
    kind: 'salon',
    name: 'うめの会',
    address: '三升町東2',
    location: { longitude: eastLongitude, latitude: eastLatitude },
  };
  const { errors } = await server.graphql(
    `mutation ($input: ResourceInput!) { createResource(municipality: "${CODE}", input: $input) { id } }`,
    { input },
  );
  expect(errors).toBeUndefined();
  await imported(row({ capacity: 26, at: [longitude + 0.0005, latitude] }));
  expect((await resources()).map(({ isHandMade }) => isHandMade)).toEqual(expect.arrayContaining([false, true]));
  // the same place by kind, name and address, beside others that are new
  const same = `2,salon,うめの会,三升町東2,${eastLongitude},${eastLatitude},,,`;
  const more = [3, 4].map((n) => `${n},salon,新${n},三升町西${n},${longitude},${latitude},,,`);
  const report = await imported(row({ capacity: 26, at: [longitude + 0.0005, latitude] }), same, ...more);
  expect(report.rows).toMatchObject({ accepted: 3, review: 1 });
  expect(report.issues).toContainEqual(
    expect.objectContaining({ code: 'known-from-another-source', message: expect.stringContaining('「手入力」') }),
  );
  expect((await resources()).filter(({ isHandMade }) => isHandMade)).toHaveLength(1);
});

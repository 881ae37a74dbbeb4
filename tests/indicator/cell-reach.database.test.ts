import { listReachedCells, Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { A, B, C, CODE, cellAt, centreAt, EAST, insertResource, insertThreeCells, WEST, WHOLE } from './three-cells.ts';

// 123, 56 and 4 older people in A, B and C; a salon on A reaches A and B.

const TODAY = '2025-11-20';
let opened: TestDatabase;
beforeAll(async () => {
  opened = await openTestDatabase();
  await insertThreeCells(opened.database, { older: [123, 56, 4] });
  await insertResource(opened.database, { id: `${CODE}-salon`, at: centreAt(A), areas: [WEST, WHOLE] });
});
afterAll(() => opened.close());

async function cellsOf(indicatorId: string, audience: 'STAFF' | 'COUNCIL' | 'PUBLIC', year = 2025) {
  const towns = new Towns(opened.database);
  const engine = await towns.getEngine(CODE, 1);
  const definition = (await towns.getFacts(CODE, 1)).definitions.get(indicatorId);
  if (!definition) throw new Error(`no indicator ${indicatorId}`);
  return new Map(listReachedCells(engine, definition, year, TODAY, audience).map((cell) => [cell.id, cell]));
}

test('staff see every inhabited cell, its people, whether it is reached, and the areas it lies in', async () => {
  const cells = await cellsOf('coverage.salon', 'STAFF');
  const [longitude, latitude] = centreAt(A);
  expect(cells.get(cellAt(A))).toEqual({
    id: cellAt(A),
    longitude: expect.closeTo(longitude, 9),
    latitude: expect.closeTo(latitude, 9),
    sideMeters: 250,
    people: 123,
    reached: true,
    areaIds: [WHOLE, WEST],
  });
  expect(cells.get(cellAt(B))).toMatchObject({ people: 56, reached: true });
  expect(cells.get(cellAt(C))).toMatchObject({ people: 4, reached: false, areaIds: [WHOLE, EAST] });
});

test('a council sees no cell of 1–9 people: they are counted with those of the cell beside it', async () => {
  const cells = await cellsOf('coverage.salon', 'COUNCIL');
  expect([...cells.values()].map(({ id, people }) => [id, people])).toEqual([
    [cellAt(A), 123],
    [cellAt(B), 60],
  ]);
});

test('the public sees the same, rounded', async () => {
  const cells = await cellsOf('coverage.salon', 'PUBLIC');
  expect([...cells.values()].map(({ people }) => people)).toEqual([120, 60]);
});

test('of a kind never recorded nobody knows whom it reaches; of a year without people there are no cells', async () => {
  expect((await cellsOf('coverage.clinic', 'STAFF')).get(cellAt(A))).toMatchObject({ people: 369, reached: null });
  expect((await cellsOf('coverage.bus-stop', 'STAFF')).get(cellAt(A))).toMatchObject({ reached: null });
  expect((await cellsOf('coverage.salon', 'STAFF', 2019)).size).toBe(0);
});

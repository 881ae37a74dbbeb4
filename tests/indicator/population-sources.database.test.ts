import { computeMunicipality, Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';
import { A, CODE, centreAt, EAST, insertResource, insertThreeCells, storedValue, WEST, WHOLE } from './three-cells.ts';

let opened: TestDatabase;
const clock = () => new Date('2025-11-20T03:00:00Z');

/** 町字 with 50 older people each, at the centre of a cell of the west. */
async function insertMachiAza(id: string, dataset: string): Promise<void> {
  const [longitude, latitude] = centreAt(A);
  await opened.database.query(
    `INSERT INTO population_cell (municipality_code, id, from_revision, dataset_id, kind, center)
     VALUES ($1, $2, 1, $3, 'MACHI_AZA', ST_SetSRID(ST_MakePoint($4, $5), 4326))`,
    [CODE, id, dataset, longitude, latitude],
  );
  await opened.database.query(
    `INSERT INTO population_count (municipality_code, year, cell_id, from_revision, dataset_id, total, age_65_over)
     VALUES ($1, 2025, $2, 1, $3, 150, 50)`,
    [CODE, id, dataset],
  );
}

beforeAll(async () => {
  opened = await openTestDatabase();
  await insertThreeCells(opened.database);
  await insertMachiAza('八幡町', 'population');
  await insertMachiAza('上野', 'population-by-machi-aza');
  await insertResource(opened.database, { id: `${CODE}-salon`, at: centreAt(A), areas: [WEST, WHOLE] });
  await computeMunicipality({ database: opened.database, towns: new Towns(opened.database), clock }, CODE);
});
afterAll(() => opened.close());

test('a 町字 that a source tells beside its mesh cells counts; another source that tells the year by 町字 alone does not', async () => {
  // west: 100 in A, 60 in B, 50 in the 町字 of the same source
  expect(await storedValue(opened.database, 'coverage.salon', WEST)).toMatchObject({ denominator: 210 });
  expect(await storedValue(opened.database, 'coverage.salon', EAST)).toMatchObject({ denominator: 40 });
  expect(await storedValue(opened.database, 'coverage.salon', WHOLE)).toMatchObject({ denominator: 250 });
});

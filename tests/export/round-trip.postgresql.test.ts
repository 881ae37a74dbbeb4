import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadCatalogue } from '@hazama/server/catalogue';
import type { Database } from '@hazama/server/database';
import { addMunicipality, type ImportRequest, importFile } from '@hazama/server/dataset';
import { parseExportRequest, writeExport } from '@hazama/server/export';
import { computeMunicipality, Towns } from '@hazama/server/indicator';
import { generateSampleTown, loadSampleTowns } from '@hazama/server/sample';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const NOW = new Date('2026-11-22T03:00:00Z');
const CODE = '24216';
/** Opening, loading and computing take ten seconds on an idle machine, and many times that on a busy one. */
const BUSY_MACHINE_MILLISECONDS = 400_000;

let from: TestDatabase;
let to: TestDatabase;
let dir: string;

beforeAll(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'hazama-export-test-'));
  from = await openTestDatabase();
  to = await openTestDatabase();
  await loadCatalogue(from.database, '/nonexistent');
  await loadCatalogue(to.database, '/nonexistent');
  await loadSampleTowns({ database: from.database, now: () => NOW }, ['iga']);
  await addMunicipality(to, { code: CODE, name: '伊賀市', slug: 'iga' });
  await compute(from.database);
}, BUSY_MACHINE_MILLISECONDS);
afterAll(async () => {
  await from?.close();
  await to?.close();
  rmSync(dir, { recursive: true, force: true });
});

const compute = (database: Database) =>
  computeMunicipality({ database, towns: new Towns(database), clock: () => NOW }, CODE);

const listValues = (database: Database) =>
  database.query<{ key: string; state: string; value: number | null; gap: number | null }>(
    `SELECT concat_ws(' ', v.indicator_id, a.kind, a.name, v.year) AS key, v.state, v.value, v.gap_people AS gap
     FROM indicator_value v
     JOIN area a ON a.municipality_code = v.municipality_code AND a.id = v.area_id AND a.to_revision IS NULL
     WHERE v.to_revision IS NULL ORDER BY 1`,
  );

/** Out of one town, into the other; answers with the import's report. */
async function carry(
  dataset: ImportRequest['dataset'],
  format: 'csv' | 'xlsx' | 'geojson',
  parameters: Readonly<Record<string, string>> = {},
  options: ImportRequest['options'] = {},
) {
  const file = path.join(dir, `${dataset}-${parameters['kind'] ?? ''}.${format}`);
  const services = { database: from.database, towns: new Towns(from.database) };
  const began = performance.now();
  const exported = await writeExport(services, parseExportRequest(dataset, format, { m: CODE, ...parameters }), file);
  const milliseconds = Math.round(performance.now() - began);
  console.log(`${path.basename(file)}: ${exported.rows} rows, ${exported.bytes} bytes, ${milliseconds} ms`);
  expect(exported.replaced.count).toBe(0);
  const report = await importFile(
    { database: to.database, now: () => NOW },
    { dataset, municipality: CODE, file: { name: path.basename(file), bytes: readFileSync(file) }, options },
  );
  expect(report.issues.filter(({ level }) => level === 'ERROR' || level === 'WARN')).toEqual([]);
  expect(report).toMatchObject({ status: 'published', rows: { accepted: exported.rows, review: 0, rejected: 0 } });
  return exported;
}

/** What the same statement says of both towns. */
async function ofBoth(sql: string): Promise<{ readonly before: unknown[]; readonly after: unknown[] }> {
  const [before, after] = await Promise.all([from.database.query(sql), to.database.query(sql)]);
  expect(before.length).toBeGreaterThan(0);
  return { before, after };
}

describe('a town that is exported and imported into an empty one', { timeout: BUSY_MACHINE_MILLISECONDS }, () => {
  it('has the same areas of every kind, with their shapes', async () => {
    const kinds = await from.database.query<{ kind: string; boundary: string }>(
      `SELECT kind, max(boundary_source::text) FILTER (WHERE geometry IS NOT NULL) AS boundary FROM area
       WHERE to_revision IS NULL GROUP BY kind ORDER BY kind`,
    );
    expect(kinds.map(({ kind }) => kind)).toContain('RESIDENTS_COUNCIL');
    for (const { kind, boundary } of kinds)
      await carry('areas', 'geojson', { kind }, { kind, ...(boundary ? { boundarySource: boundary } : {}) });
    const areas = await ofBoth(
      `SELECT a.kind, a.code, a.number, a.name, a.name_kana, p.name AS parent, a.boundary_source AS boundary,
              ST_AsGeoJSON(ST_Normalize(a.geometry), 7) AS shape
       FROM area a LEFT JOIN area p ON p.id = a.parent_id AND p.to_revision IS NULL
       WHERE a.to_revision IS NULL ORDER BY a.kind, a.number NULLS LAST, a.name COLLATE "C"`,
    );
    expect(areas.after).toEqual(areas.before);
  });

  it('has the same 町字', async () => {
    await carry('membership', 'csv', {}, { kind: 'RESIDENTS_COUNCIL' });
    const members = await ofBoth(
      `SELECT m.machi_aza, a.name FROM membership m JOIN area a ON a.id = m.area_id AND a.to_revision IS NULL
       WHERE m.to_revision IS NULL AND m.kind = 'RESIDENTS_COUNCIL' ORDER BY m.machi_aza COLLATE "C", a.name COLLATE "C"`,
    );
    expect(members.after).toEqual(members.before);
  });

  it('has the same people, cell by cell and year by year', async () => {
    const { rows } = await carry('population', 'csv');
    expect(rows).toBeGreaterThan(10_000);
    const people = await ofBoth(
      `SELECT n.year, c.id, c.kind, c.name, c.side_meters, ST_AsText(c.center) AS center, n.total, n.age_0_14, n.age_15_64,
              n.age_65_over, n.age_75_over, n.single_65_over
       FROM population_count n JOIN population_cell c ON c.id = n.cell_id AND c.to_revision IS NULL
       WHERE n.to_revision IS NULL ORDER BY n.year, c.id COLLATE "C"`,
    );
    expect(people.after).toEqual(people.before);
  });

  it('has the same resources, in every column, through Excel', async () => {
    // places read off an address don't become more exact on the way
    await from.database.query(
      `UPDATE resource SET place_level = 'TOWN' WHERE to_revision IS NULL AND location IS NOT NULL AND kind_id = 'salon'`,
    );
    await carry('resources', 'xlsx', {}, { source: 'town' });
    const resources = await ofBoth(
      `SELECT r.external_id, r.kind_id, r.name, r.name_kana, r.search_key, r.address, ST_AsText(r.location) AS place,
              r.serves_areas, r.status, r.schedule, r.opening, r.capacity, o.name AS organization, r.phone, r.url, r.languages,
              r.visibility, r.confirmed_on, r.opened_on, r.closed_on, r.source, r.provenance->'hazards' AS hazards,
              r.place_level
       FROM resource r LEFT JOIN organization o ON o.municipality_code = r.municipality_code AND o.id = r.organization_id
       WHERE r.to_revision IS NULL ORDER BY r.external_id COLLATE "C", r.name COLLATE "C"`,
    );
    expect(resources.after).toEqual(resources.before);
  });

  it.each([
    ['areas', { kind: 'RESIDENTS_COUNCIL', source: 'areas-RESIDENTS_COUNCIL', boundarySource: 'ESTIMATED' }],
    ['resources', { source: 'town' }],
  ] as const)('has the same %s through GeoPackage: nothing is new in it', async (dataset, options) => {
    const file = path.join(dir, `${dataset}.gpkg`);
    const services = { database: from.database, towns: new Towns(from.database) };
    const exported = await writeExport(services, parseExportRequest(dataset, 'gpkg', { m: CODE }), file);
    const report = await importFile(
      { database: to.database, now: () => NOW },
      { dataset, municipality: CODE, file: { path: file }, options },
    );
    expect(report).toMatchObject({
      rows: { accepted: exported.rows, review: 0, rejected: 0 },
      changes: { added: 0, changed: 0, removed: 0 },
    });
  });

  it('has the same records of presence, counts and targets', async () => {
    await carry('presence', 'csv');
    await carry('counts', 'csv', { encoding: 'cp932' });
    await carry('targets', 'xlsx');
    const presence = await ofBoth(
      `SELECT a.name, t.kind_id, t.present, t.since, t.confirmed_on, t.source
       FROM presence_record t JOIN area a ON a.id = t.area_id AND a.to_revision IS NULL
       WHERE t.to_revision IS NULL ORDER BY t.kind_id, a.kind, a.name COLLATE "C"`,
    );
    expect(presence.after).toEqual(presence.before);
    const counts = await ofBoth(
      `SELECT a.name, t.kind_id, t.measure, t.value, t.as_of, t.source
       FROM count_record t JOIN area a ON a.id = t.area_id AND a.to_revision IS NULL
       WHERE t.to_revision IS NULL ORDER BY t.kind_id, t.measure, t.as_of, a.kind, a.name COLLATE "C"`,
    );
    expect(counts.after).toEqual(counts.before);
    const targets = await ofBoth(
      `SELECT t.indicator_id, a.name, t.value, t.year, t.source
       FROM target t LEFT JOIN area a ON a.id = t.area_id AND a.to_revision IS NULL
       WHERE t.to_revision IS NULL ORDER BY t.indicator_id, a.name COLLATE "C", t.year`,
    );
    expect(targets.after).toEqual(targets.before);
  });

  it('has the same agreements and assignments', async () => {
    await carry('agreements', 'xlsx');
    await carry('assignments', 'csv');
    const agreements = await ofBoth(
      `SELECT o.name, t.kind_id, t.signed_on, t.renew_by, t.ended_on, ARRAY(SELECT a.name FROM area a
         WHERE a.municipality_code = t.municipality_code AND a.id = ANY(t.area_ids) AND a.to_revision IS NULL
         ORDER BY a.number) AS areas
       FROM agreement t JOIN organization o ON o.municipality_code = t.municipality_code AND o.id = t.organization_id
       WHERE t.to_revision IS NULL ORDER BY o.name COLLATE "C", t.signed_on, areas`,
    );
    expect(agreements.after).toEqual(agreements.before);
    const assignments = await ofBoth(
      `SELECT t.role, o.name AS organization, a.name AS area, t.from_date, t.to_date
       FROM assignment t
       JOIN organization o ON o.municipality_code = t.municipality_code AND o.id = t.organization_id
       LEFT JOIN area a ON a.municipality_code = t.municipality_code AND a.id = t.area_id AND a.to_revision IS NULL
       WHERE t.to_revision IS NULL ORDER BY t.role COLLATE "C", a.name COLLATE "C"`,
    );
    expect(assignments.after).toEqual(assignments.before);
  });

  it('has the same events and the same plan', async () => {
    expect((await carry('events', 'xlsx')).rows).toBeGreaterThan(90);
    expect((await carry('plan', 'csv')).rows).toBeGreaterThan(30);
    const events = await ofBoth(
      `SELECT kind, title, held_on, until_on, start_time, end_time, place, audience, organizer, participants, url, note,
         array(SELECT a.name FROM area a WHERE a.id = ANY(t.area_ids) AND a.to_revision IS NULL ORDER BY a.number) AS areas
       FROM event t WHERE t.to_revision IS NULL ORDER BY held_on, title, areas`,
    );
    expect(events.after).toEqual(events.before);
    const plan = await ofBoth(
      `SELECT n.code, p.code AS parent, n.level, n.title, n.owner, n.related_plan, n.position
       FROM plan_node n LEFT JOIN plan_node p ON p.id = n.parent_id AND p.to_revision IS NULL
       WHERE n.to_revision IS NULL ORDER BY n.position`,
    );
    expect(plan.after).toEqual(plan.before);
  });

  it('has the same value of every indicator, once the bus companies have handed in their timetables again', async () => {
    // a timetable is the company's own file, which the town has from it: it is no table that is exported
    const timetables = generateSampleTown('iga', '2026-11-22').files.filter((file) => file.command === 'gtfs');
    expect(timetables.length).toBeGreaterThan(0);
    for (const { name, bytes, options } of timetables) {
      const file = { name, bytes };
      const report = await importFile(
        { database: to.database, now: () => NOW },
        { dataset: 'gtfs', municipality: CODE, file, options },
      );
      expect(report).toMatchObject({ status: 'published' });
    }
    await compute(to.database);
    const [before, after] = await Promise.all([listValues(from.database), listValues(to.database)]);
    expect(before.length).toBeGreaterThan(5_000);
    expect(after.map(({ key, state }) => `${key} ${state}`)).toEqual(before.map(({ key, state }) => `${key} ${state}`));
    const apart = before.filter(
      ({ value, gap }, at) =>
        Math.abs((value ?? 0) - (after[at]?.value ?? 0)) > 1e-6 * Math.max(1, Math.abs(value ?? 0)) ||
        Math.abs((gap ?? 0) - (after[at]?.gap ?? 0)) > 1e-6 * Math.max(1, Math.abs(gap ?? 0)),
    );
    expect(apart).toEqual([]);
    console.log(`${before.length} values are the same after the round trip`);
  });
});

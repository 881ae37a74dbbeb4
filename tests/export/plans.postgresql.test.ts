import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { loadCatalogue } from '@hazama/server/catalogue';
import { addMunicipality, importFile } from '@hazama/server/dataset';
import { parseExportRequest, writeExport } from '@hazama/server/export';
import { Towns } from '@hazama/server/indicator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestDatabase, type TestDatabase } from '../support/test-database.ts';

const CODE = '24216';
const NOW = () => new Date('2026-11-22T03:00:00Z');
/** Two plans that number their entries alike. */
const PLANS = {
  第4期地域福祉計画: '1,,基本目標,つながる,市,\n1-1,1,施策,集いの場,社協,公共交通計画\n',
  高齢者福祉計画: '1,,基本目標,くらす,市,\n1-1,1,施策,通いの場,,\n1-2,1,施策,見守り,,\n',
};

let from: TestDatabase;
let to: TestDatabase;
let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(path.join(os.tmpdir(), 'hazama-plans-test-'));
  from = await openTown();
  to = await openTown();
  for (const [source, rows] of Object.entries(PLANS))
    await take(from, Buffer.from(`code,parent,level,title,owner,related_plan\n${rows}`), source);
});
afterAll(async () => {
  await from?.close();
  await to?.close();
  rmSync(dir, { recursive: true, force: true });
});

async function openTown(): Promise<TestDatabase> {
  const place = await openTestDatabase();
  await loadCatalogue(place.database, '/nonexistent');
  await addMunicipality(place, { code: CODE, name: '伊賀市' });
  return place;
}

function take({ database }: TestDatabase, bytes: Uint8Array, source: string | undefined, name = 'plan.csv') {
  const options = source === undefined ? {} : { source };
  return importFile({ database, now: NOW }, { dataset: 'plan', municipality: CODE, file: { name, bytes }, options });
}

const nodesOf = ({ database }: TestDatabase) =>
  database.query(
    `SELECT d.source AS plan, n.id, n.code, p.code AS parent, n.level, n.title, n.owner, n.related_plan, n.position
     FROM plan_node n JOIN dataset d ON d.id = n.dataset_id
     LEFT JOIN plan_node p ON p.id = n.parent_id AND p.to_revision IS NULL
     WHERE n.to_revision IS NULL ORDER BY d.source, n.position`,
  );

describe('the plans of a town', () => {
  it.each(['csv', 'xlsx'] as const)('leave in one %s and come in again as the same, one at a time', async (format) => {
    const file = path.join(dir, `plans.${format}`);
    const services = { database: from.database, towns: new Towns(from.database) };
    expect((await writeExport(services, parseExportRequest('plan', format, { m: CODE }), file)).rows).toBe(5);
    const bytes = readFileSync(file);

    const refused = await take(to, bytes, undefined, `plans.${format}`);
    expect(refused).toMatchObject({ status: 'rejected', refusal: { code: 'plan-several' } });
    for (const plan of Object.keys(PLANS)) expect(refused.refusal?.message).toContain(plan);

    for (const [plan, rows] of Object.entries(PLANS)) {
      const own = rows.trim().split('\n').length;
      const report = await take(to, bytes, plan, `plans.${format}`);
      expect(report.rows).toMatchObject({ read: 5, accepted: own, review: 0, rejected: 5 - own });
      expect(report.issues.filter(({ code }) => code === 'other-plan')).toHaveLength(5 - own);
    }
    expect(await nodesOf(to)).toEqual(await nodesOf(from));
  });
});

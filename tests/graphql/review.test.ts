import { addMunicipality, type ImportReport, importFile } from '@hazama/server/dataset';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { COUNCILS, OUTLINE } from '../import/fixtures/shapes.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';

const CODE = '24216';
const HEADER = 'id,kind,name,address,longitude,latitude,serves_area';
/** One row is right, three wait: far from its address, nowhere, nowhere. */
const FILE = [
  HEADER,
  '1,salon,正しい,伊賀市阿保1,136.15,34.75,',
  '2,salon,遠い,伊賀市阿保2,136.28,34.75,',
  '3,salon,どこか,,,,',
  '4,salon,どこかへ,,,,',
].join('\n');

let server: TestServer;
/** A source of its own for each test. */
let source: string;
let count = 0;

beforeAll(async () => {
  server = await startTestServer();
  await addMunicipality(server, { code: CODE, name: '伊賀市', slug: 'iga' });
  await load('areas', 'outline.geojson', OUTLINE, { kind: 'MUNICIPALITY' });
  await load('areas', 'councils.geojson', COUNCILS, { kind: 'RESIDENTS_COUNCIL' });
  await load('addresses', 'towns.json', JSON.stringify([{ town: '阿保', koaza: '', lat: 34.75, lng: 136.15 }]));
});
beforeEach(() => {
  source = `source ${++count}`;
});
afterAll(() => server?.close());

function load(
  dataset: 'areas' | 'addresses' | 'resources',
  name: string,
  text: string,
  options: Record<string, string> = {},
): Promise<ImportReport> {
  const file = { name, bytes: new TextEncoder().encode(text) };
  return importFile(server, { dataset, municipality: CODE, file, options });
}
const publish = (text = FILE) =>
  load('resources', `${source}.csv`, text.replaceAll('salon,', `salon,${count}`), { source });

interface Row {
  readonly importId: string;
  readonly line: number;
  readonly label: string;
  readonly verdict: string | null;
  readonly cells: readonly { readonly field: string; readonly value: string; readonly isEdited: boolean }[];
  readonly notes: readonly { readonly code: string; readonly suggestion: { readonly changes: object } | null }[];
  readonly [field: string]: unknown;
}
interface Rows {
  readonly totalCount: number;
  readonly reasons: readonly unknown[];
  readonly nodes: readonly Row[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function ask<T>(query: string, variables: Record<string, unknown> = {}): Promise<T> {
  const { data, errors } = await server.graphql<T>(query, variables);
  if (errors || !data) throw new Error(JSON.stringify(errors));
  return data;
}

async function rows(importId: string | null, more: Record<string, unknown> = {}): Promise<Rows> {
  const { reviewRows } = await ask<{ reviewRows: Rows }>(
    `query ($code: ID!, $import: ID, $reason: String, $decided: Boolean, $first: Int, $after: String) {
      reviewRows(municipality: $code, import: $import, reason: $reason, decided: $decided, first: $first, after: $after) {
        totalCount reasons { code count } pageInfo { hasNextPage endCursor }
        nodes { importId line dataset label verdict longitude latitude placeLevel
          cells { field column value isEdited } notes { code level field message suggestion { label accept changes } } } } }`,
    { code: CODE, import: importId, ...more },
  );
  return reviewRows;
}

interface Decision {
  readonly line: number;
  readonly accept: boolean;
  readonly cells?: readonly { readonly field: string; readonly value: string }[];
  readonly waive?: readonly string[];
}
const decide = (importId: string, ...decisions: readonly Decision[]) =>
  server.graphql<{ decideReviewRows: { rows: readonly Row[]; municipality: { revision: number } } }>(
    `mutation ($code: ID!, $import: ID!, $decisions: [ReviewDecisionInput!]!) {
      decideReviewRows(municipality: $code, import: $import, decisions: $decisions) {
        rows { line outcome notes { code level message } } municipality { revision } } }`,
    { code: CODE, import: importId, decisions },
  );
const undo = (importId: string, line: number) =>
  server.graphql<{ undoReviewDecision: { lines: readonly number[]; municipality: { revision: number } } }>(
    `mutation ($code: ID!, $import: ID!, $line: Int!) {
      undoReviewDecision(municipality: $code, import: $import, line: $line) { lines municipality { revision } } }`,
    { code: CODE, import: importId, line },
  );

interface AtOnce {
  readonly taken: number;
  readonly leftOut: number;
  readonly waiting: number;
  readonly lines: readonly number[];
}
const decideAtOnce = (importId: string, reason: string, as: string, expected: number) =>
  server.graphql<{ decideReviewRowsAtOnce: AtOnce }>(
    `mutation ($code: ID!, $import: ID!, $reason: String!, $as: ReviewAtOnce!, $expected: Int!) {
      decideReviewRowsAtOnce(municipality: $code, import: $import, reason: $reason, as: $as, expected: $expected) {
        taken leftOut waiting lines } }`,
    { code: CODE, import: importId, reason, as, expected },
  );

/** What stands of the test's source, without its number. */
const names = async () => {
  const found = await server.database.query<{ name: string }>(
    `SELECT substr(r.name, $2) AS name FROM resource r JOIN dataset d ON d.id = r.dataset_id
     WHERE d.source = $1 AND r.to_revision IS NULL ORDER BY r.external_id`,
    [source, String(count).length + 1],
  );
  return found.map(({ name }) => name);
};
const dataset = async () =>
  (await server.database.query('SELECT version, rows FROM dataset WHERE source = $1', [source]))[0];
const codeOf = (answer: { readonly errors?: readonly { readonly extensions?: Record<string, unknown> }[] }) =>
  answer.errors?.[0]?.extensions?.['code'];

describe('rows that a publication left to a person', () => {
  it('are listed with reasons in words, cells, a place and what may be done; by import and by reason, page by page', async () => {
    const { id } = await publish();
    const all = await rows(id);
    expect(all).toMatchObject({
      totalCount: 3,
      reasons: [
        { code: 'place-missing', count: 2 },
        { code: 'place-differs-from-address', count: 1 },
      ],
      pageInfo: { hasNextPage: false, endCursor: null },
    });
    expect(all.nodes[0]).toMatchObject({
      importId: id,
      line: 3,
      dataset: 'resources',
      label: `${count}遠い`,
      verdict: null,
      longitude: 136.28,
      latitude: 34.75,
      placeLevel: 'GIVEN',
      notes: [
        {
          code: 'place-differs-from-address',
          level: 'WARN',
          field: 'latitude',
          suggestion: { accept: true, changes: { longitude: '136.15' } },
        },
      ],
    });
    expect(all.nodes[1]).toMatchObject({ longitude: null, placeLevel: null });
    const missing = await rows(id, { reason: 'place-missing', first: 1 });
    expect(missing).toMatchObject({ totalCount: 2, nodes: [{ line: 4 }], pageInfo: { hasNextPage: true } });
    expect(missing.reasons).toHaveLength(2);
    const next = await rows(id, { reason: 'place-missing', first: 1, after: missing.pageInfo.endCursor });
    expect(next).toMatchObject({ nodes: [{ line: 5 }], pageInfo: { hasNextPage: false } });
    const { reviewImports } = await ask<{ reviewImports: readonly unknown[] }>(
      `{ reviewImports(municipality: "${CODE}") { importId source fileName waiting decided } }`,
    );
    expect(reviewImports[0]).toEqual({ importId: id, source, fileName: `${source}.csv`, waiting: 3, decided: 0 });
  });

  it('come newest import first', async () => {
    await publish();
    source = `source ${++count}`;
    const newer = await publish();
    const listed = await rows(null, { first: 4 });
    expect(listed.nodes.map(({ importId }) => importId === newer.id)).toEqual([true, true, true, false]);
  });

  it('go in, go in changed, or stay out; a decided row shows what was changed', async () => {
    const { id } = await publish();
    const [far] = (await rows(id)).nodes;
    const changes = Object.entries(far?.notes[0]?.suggestion?.changes ?? {});
    const before = await ask<{ municipality: { revision: number } }>(`{ municipality(code: "${CODE}") { revision } }`);
    const answer = await decide(
      id,
      { line: 3, accept: true, cells: changes.map(([field, value]) => ({ field, value: String(value) })) },
      { line: 4, accept: false },
    );
    expect(answer.data?.decideReviewRows.rows).toMatchObject([{ outcome: 'ACCEPTED' }, { outcome: 'LEFT_OUT' }]);
    expect(answer.data?.decideReviewRows.municipality.revision).toBeGreaterThan(before.municipality.revision);
    expect(await names()).toEqual(['正しい', '遠い']);
    const { totalCount, nodes } = await rows(id, { decided: true });
    expect(totalCount).toBe(3);
    expect(nodes.map(({ verdict }) => verdict)).toEqual(['ACCEPTED', 'LEFT_OUT', null]);
    expect(nodes[0]?.cells).toContainEqual(
      expect.objectContaining({ field: 'longitude', value: '136.15', isEdited: true }),
    );
  });

  it('wait on where a change is wrong or doubtful, with what was found; the new doubt can be waived', async () => {
    const { id } = await publish();
    const wrong = await decide(id, { line: 4, accept: true, cells: [{ field: 'kind', value: 'なにか' }] });
    expect(wrong.data?.decideReviewRows.rows).toMatchObject([
      { outcome: 'WAITING', notes: [{ code: 'kind-unknown', level: 'ERROR' }] },
    ]);
    const cells = [
      { field: 'address', value: '伊賀市阿保4' },
      { field: 'longitude', value: '136.28' },
      { field: 'latitude', value: '34.75' },
    ];
    const doubtful = await decide(id, { line: 4, accept: true, cells });
    expect(doubtful.data?.decideReviewRows.rows).toMatchObject([
      { outcome: 'WAITING', notes: [{ code: 'place-differs-from-address' }] },
    ]);
    const taken = await decide(id, { line: 4, accept: true, cells, waive: ['place-differs-from-address'] });
    expect(taken.data?.decideReviewRows.rows).toMatchObject([{ outcome: 'ACCEPTED' }]);
    // the next file asks for neither doubt again
    expect(await publish(`${FILE}\n`)).toMatchObject({ rows: { accepted: 2, review: 2 }, changes: { removed: 0 } });
  });
});

describe('a decision taken back', () => {
  it('of a row that was left out: it waits, and the next file asks again', async () => {
    const { id } = await publish();
    await decide(id, { line: 3, accept: false });
    expect((await undo(id, 3)).data?.undoReviewDecision.lines).toEqual([3]);
    expect((await rows(id)).totalCount).toBe(3);
    expect(await publish(`${FILE}\n`)).toMatchObject({ rows: { review: 3 } });
  });

  it('of rows that went in: those alone come out, also where others went in since', async () => {
    const { id } = await publish();
    await decide(id, { line: 3, accept: true });
    await decide(id, { line: 4, accept: true }, { line: 5, accept: true });
    expect(await dataset()).toEqual({ version: 3, rows: 4 });
    const one = await undo(id, 3);
    expect(one.data?.undoReviewDecision.lines).toEqual([3]);
    expect(await names()).toEqual(['正しい', 'どこか', 'どこかへ']);
    expect(await dataset()).toEqual({ version: 3, rows: 3 });
    // what went in together comes out together
    expect((await undo(id, 5)).data?.undoReviewDecision.lines).toEqual([4, 5]);
    expect(await names()).toEqual(['正しい']);
    expect(await dataset()).toEqual({ version: 1, rows: 1 });
    expect((await rows(id)).totalCount).toBe(3);
    // and all of it can be decided anew, and undone as a whole
    await decide(id, { line: 3, accept: true });
    expect(await names()).toEqual(['正しい', '遠い']);
    const whole = await server.graphql(`mutation ($id: ID!) { undoImport(id: $id) { status } }`, { id });
    expect(whole.data).toEqual({ undoImport: { status: 'undone' } });
    expect(await names()).toEqual([]);
  });

  it('of a file of which nothing else went in leaves the dataset as before it', async () => {
    const { id } = await publish(`${HEADER}\n1,salon,どこか,,,,\n`);
    await decide(id, { line: 2, accept: true });
    expect(await dataset()).toEqual({ version: 1, rows: 1 });
    await undo(id, 2);
    expect(await dataset()).toBeUndefined();
    expect((await rows(id)).totalCount).toBe(1);
  });

  it('is refused where the record has changed since, a newer file stands, or the row waits', async () => {
    const { id } = await publish();
    await decide(id, { line: 3, accept: true });
    const [far] = await server.database.query<{ id: string }>('SELECT id FROM resource WHERE name = $1', [
      `${count}遠い`,
    ]);
    const edit = await server.graphql<{ confirmResource: { id: string } }>(
      `mutation ($id: ID!) { confirmResource(id: $id, exists: true) { id } }`,
      { id: far?.id },
    );
    expect(codeOf(await undo(id, 3))).toBe('CONFLICT');
    expect(await names()).toEqual(['正しい', '遠い']);
    await server.graphql(`mutation ($id: ID!) { undoEdit(id: $id) { id } }`, { id: edit.data?.confirmResource.id });
    expect(codeOf(await undo(id, 4))).toBe('CONFLICT');
    expect(codeOf(await undo(id, 2))).toBe('NOT_FOUND');
    await publish(FILE.replace('正しい', '新しい'));
    expect(codeOf(await undo(id, 3))).toBe('CONFLICT');
  });
});

describe('those who may not edit', () => {
  it('neither see what waits nor decide', async () => {
    const { id } = await publish();
    const refused = await Promise.all(
      [
        `{ reviewRows(municipality: "${CODE}") { totalCount } }`,
        `{ reviewImports(municipality: "${CODE}") { source } }`,
        `mutation { decideReviewRows(municipality: "${CODE}", import: "${id}", decisions: [{ line: 3, accept: false }]) { rows { line } } }`,
        `mutation { undoReviewDecision(municipality: "${CODE}", import: "${id}", line: 3) { lines } }`,
      ].map((query) => server.graphql(query, {}, 'council')),
    );
    expect(refused.map(codeOf)).toEqual(['FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN', 'FORBIDDEN']);
    const strange = await decide('no-such-import', { line: 3, accept: false });
    expect(codeOf(strange)).toBe('NOT_FOUND');
    expect(codeOf(await decide(id))).toBe('BAD_USER_INPUT');
  });
});

describe('all rows of one reason', () => {
  const MANY = [
    HEADER,
    '1,salon,正しい,伊賀市阿保1,136.15,34.75,',
    ...Array.from({ length: 3 }, (_, at) => `${at + 2},salon,遠い${at},伊賀市阿保${at + 2},136.28,34.75,`),
    '5,salon,どこか,,,,',
    '6,salon,どこかへ,,,,',
  ].join('\n');

  it('are left out by one decision, and wait again by one undo', async () => {
    const { id } = await publish(MANY);
    const left = await decideAtOnce(id, 'place-missing', 'LEAVE', 2);
    expect(left.data?.decideReviewRowsAtOnce).toEqual({ taken: 0, leftOut: 2, waiting: 0, lines: [6, 7] });
    expect((await rows(id)).totalCount).toBe(3);
    const undone = await server.graphql(
      `mutation { undoReviewDecisions(municipality: "${CODE}", import: "${id}", lines: [6, 7]) { lines } }`,
    );
    expect(undone.data).toEqual({ undoReviewDecisions: { lines: [6, 7] } });
    expect((await rows(id)).totalCount).toBe(5);
  });

  it('go in as is suggested for each, as one revision that is undone as one', async () => {
    const { id } = await publish(MANY);
    const taken = await decideAtOnce(id, 'place-differs-from-address', 'SUGGESTED', 3);
    expect(taken.data?.decideReviewRowsAtOnce).toEqual({ taken: 3, leftOut: 0, waiting: 0, lines: [3, 4, 5] });
    expect(await names()).toEqual(['正しい', '遠い0', '遠い1', '遠い2']);
    const placed = await server.database.query<{ longitude: number }>(
      `SELECT DISTINCT ST_X(r.location) AS longitude FROM resource r JOIN dataset d ON d.id = r.dataset_id
       WHERE d.source = $1 AND r.to_revision IS NULL`,
      [source],
    );
    expect(placed).toEqual([{ longitude: 136.15 }]);
    expect(await dataset()).toEqual({ version: 2, rows: 4 });
    await server.graphql(
      `mutation { undoReviewDecisions(municipality: "${CODE}", import: "${id}", lines: [3, 4, 5]) { lines } }`,
    );
    expect(await names()).toEqual(['正しい']);
    expect((await rows(id)).totalCount).toBe(5);
  });

  it('wait on where nothing is suggested or they still have no place, and are not decided where others wait than were shown', async () => {
    const { id } = await publish(MANY);
    const nothing = await decideAtOnce(id, 'place-missing', 'SUGGESTED', 2);
    expect(nothing.data?.decideReviewRowsAtOnce).toEqual({ taken: 0, leftOut: 0, waiting: 2, lines: [] });
    const stale = await decideAtOnce(id, 'place-missing', 'LEAVE', 5);
    expect(codeOf(stale)).toBe('CONFLICT');
    expect((await rows(id)).totalCount).toBe(5);
  });
});

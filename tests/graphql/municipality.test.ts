import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordStatements } from '../support/statements.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { COUNCILS, insertSmallTown, WHOLE } from './small-town.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
  await insertSmallTown(server.database, '/nonexistent');
});
afterAll(() => server?.close());

/** The query of a town's screen that the speed of the server is measured by. */
const SCREEN = `query ($code: ID!) { municipality(code: $code) { name areas(kind: RESIDENTS_COUNCIL) {
  id number name nameKana geometry resources(first: 20) { totalCount nodes { id name location } }
} } }`;

describe('a municipality', () => {
  it('is told with what is published of it', async () => {
    const answer = await server.graphql(`{ municipality(code: "24216") {
      code slug name prefecture reportingKind revision isDemo bounds
      datasets { id name source format version rows publishedAt asOf license }
      snapshots { id name takenOn createdAt }
      credits { name license asOf isDemo }
      total { id kind }
    } }`);
    expect(answer).toEqual({
      data: {
        municipality: {
          code: '24216',
          slug: 'iga',
          name: '伊賀市',
          prefecture: '三重県',
          reportingKind: 'RESIDENTS_COUNCIL',
          revision: 7,
          isDemo: true,
          bounds: [136.1, 34.76, 136.16, 34.78],
          datasets: [
            {
              id: '24216-areas',
              name: 'areas',
              source: '伊賀市',
              format: 'geojson',
              version: 3,
              rows: 4,
              publishedAt: '2026-04-01T00:00:00.000Z',
              asOf: '2026-03-31',
              license: 'CC BY 4.0',
            },
            {
              id: '24216-resources',
              name: 'resources',
              source: '伊賀市社会福祉協議会',
              format: 'csv',
              version: 1,
              rows: 7,
              publishedAt: '2026-04-02T00:00:00.000Z',
              asOf: null,
              license: null,
            },
          ],
          snapshots: [
            { id: '24216-s1', name: '計画の始まり', takenOn: '2026-04-01', createdAt: '2026-04-01T00:00:00.000Z' },
          ],
          credits: [
            { name: '伊賀市', license: 'CC BY 4.0', asOf: '2026-03-31', isDemo: true },
            { name: '伊賀市社会福祉協議会', license: null, asOf: null, isDemo: true },
          ],
          total: { id: WHOLE, kind: 'MUNICIPALITY' },
        },
      },
    });
  });

  it.each(['24216', '242161'])('is found by %s', async (code) => {
    const { data } = await server.graphql('query ($code: ID!) { municipality(code: $code) { name } }', { code });
    expect(data).toEqual({ municipality: { name: '伊賀市' } });
  });

  it.each(['242162', '24217', '4216', 'iga', '', '🦊'])('is null for %j', async (code) => {
    const answer = await server.graphql('query ($code: ID!) { municipality(code: $code) { name } }', { code });
    expect(answer).toEqual({ data: { municipality: null } });
  });

  it.each(['iga', '24216'])('is found as an address names it: %s', async (slug) => {
    const { data } = await server.graphql<{ municipalityBySlug: unknown }>(
      `query ($slug: String!) { municipalityBySlug(slug: $slug) { name reportingAreas { id } indicators { id } } }`,
      { slug },
    );
    const { data: core } = await server.graphql<{ indicators: unknown }>(
      '{ indicators(municipality: "24216") { id } }',
    );
    expect(data?.municipalityBySlug).toEqual({
      name: '伊賀市',
      reportingAreas: COUNCILS.map((id) => ({ id })),
      indicators: core?.indicators,
    });
  });

  it.each(['242161', 'igaa', 'IGA', ''])('is null where an address names none: %j', async (slug) => {
    const answer = await server.graphql('query ($slug: String!) { municipalityBySlug(slug: $slug) { name } }', {
      slug,
    });
    expect(answer).toEqual({ data: { municipalityBySlug: null } });
  });

  it('lists its areas by 地区番号', async () => {
    const { data, errors } = await server.graphql(SCREEN, { code: '24216' });
    expect(errors).toBeUndefined();
    expect(data).toMatchObject({
      municipality: {
        areas: [
          { id: COUNCILS[0], number: 1, name: '府中', nameKana: 'ふちゅう', resources: { totalCount: 4 } },
          { id: COUNCILS[1], number: 2, resources: { totalCount: 3 } },
          { id: COUNCILS[2], number: 3, resources: { totalCount: 1 } },
          { id: COUNCILS[3], number: 4, geometry: null, resources: { totalCount: 0, nodes: [] } },
        ],
      },
    });
  });

  it('answers a whole screen in two statements, and towns, areas and shapes in one each until they are known', async () => {
    await server.graphql(SCREEN, { code: '24216' });
    // the register's stamp, the resources of the areas with their counts
    const again = await recordStatements(server.database, () => server.graphql(`${SCREEN} # again`, { code: '24216' }));
    expect(again).toHaveLength(2);
    await server.database.query("UPDATE area SET from_revision = 2 WHERE kind = 'RESIDENTS_COUNCIL'");
    await server.database.query('UPDATE municipality SET revision = revision + 1');
    const anew = await recordStatements(server.database, () => server.graphql(`${SCREEN} # anew`, { code: '24216' }));
    expect(anew).toHaveLength(5);
    // the stamp alone: the very answer is known
    const same = await recordStatements(server.database, () => server.graphql(`${SCREEN} # anew`, { code: '24216' }));
    expect(same).toHaveLength(1);
    await server.database.query('UPDATE municipality SET revision = revision - 1');
  });

  it('is told as its directives say, each time anew', async () => {
    const query = `query ($code: ID!, $named: Boolean!) { municipality(code: $code) {
      slug ...Named @include(if: $named) revision @skip(if: $named)
    } } fragment Named on Municipality { name prefecture }`;
    const ask = async (named: boolean) => (await server.graphql(query, { code: '24216', named })).data;
    expect(await ask(true)).toEqual({ municipality: { slug: 'iga', name: '伊賀市', prefecture: '三重県' } });
    expect(await ask(false)).toEqual({ municipality: { slug: 'iga', revision: 7 } });
    expect(await ask(true)).toEqual({ municipality: { slug: 'iga', name: '伊賀市', prefecture: '三重県' } });
  });
});

import { addMunicipality, importFile } from '@hazama/server/dataset';
import { computeMunicipality, Towns } from '@hazama/server/indicator';
import { expect } from 'vitest';
import { osmPbf } from '../import/fixtures/osm-pbf.ts';
import { at, M, N, RIVER_TOWN, S } from '../import/fixtures/river-town.ts';
import { geojson } from '../import/fixtures/shapes.ts';
import type { TestServer } from './test-server.ts';

/** The town of `import/fixtures/river-town.ts` has two areas, whose border is the river: 北岸 1 and 南岸 2. */
export const CODE = '24216';

/** West of the town by 200 m, east by 350 m; the river flows at 100 m. */
const bank = (name: string, number: number, south: number, north: number) => {
  const corners = [at(-200, south), at(1200, south), at(1200, north), at(-200, north)];
  return { properties: { name, number }, ring: [...corners, corners[0] as (typeof corners)[number]] };
};

const AREAS = geojson([bank('北岸', 1, 100, 400), bank('南岸', 2, -200, 100)]);

/** Brings the town in by its files, without streets: people at S, M and N, and a salon at N. */
export async function bringRiverTown(server: TestServer): Promise<void> {
  await addMunicipality(server, { code: CODE, name: '伊賀市', reportingKind: 'DISTRICT' });
  await bring(server, 'areas', '地区.geojson', AREAS, { kind: 'DISTRICT' });
  const people = [
    ['S', S, 100],
    ['M', M, 30],
    ['N', N, 50],
  ] as const;
  const rows = people.map(([code, place, older]) => `${code},${place.join()},2025,${older * 3},${older}`);
  await bring(server, 'population', '人口.csv', ['code,longitude,latitude,year,total,age_65_over', ...rows].join('\n'));
  const salon = `salon,北岸サロン,${N.join()},active,毎週月曜 10:00-12:00`;
  await bring(server, 'resources', 'サロン.csv', `kind,name,longitude,latitude,status,schedule\n${salon}\n`);
}

/** Brings in streets, by default those of the town as it is. */
export async function bringStreets(server: TestServer, map = RIVER_TOWN, name = '見本.osm.pbf'): Promise<void> {
  await bring(server, 'streets', name, osmPbf(map, { replicatedAt: new Date('2026-10-01T12:00:00Z') }));
}

/** Computes the town's values anew from what is published. */
export async function computeRiverTown({ database }: TestServer): Promise<void> {
  await computeMunicipality({ database, towns: new Towns(database), clock: () => new Date() }, CODE);
}

async function bring(
  server: TestServer,
  dataset: 'areas' | 'population' | 'resources' | 'streets',
  name: string,
  content: string | Uint8Array<ArrayBuffer>,
  options: { readonly kind?: string } = {},
): Promise<void> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  const report = await importFile(server, { dataset, municipality: CODE, file: { name, bytes }, options });
  expect(report).toMatchObject({ status: 'published', rows: { review: 0 } });
}

import { importFile } from '@hazama/server/dataset';
import { computeMunicipality, Towns } from '@hazama/server/indicator';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawn } from './map-page.ts';
import { openScreen, type Screen } from './screen.ts';

// A city writes one row of a data file and imports its list: nothing else makes 「スマホ教室」 known to any screen.
const KINDS = [
  'id,group,aid,mode,people,shelf_life_months,visibility,measures,plan_rows,position,name_ja,short_ja,name_ja_easy,name_en,name_pt,aliases',
  'smartphone-class,salon,共助,place,age_65_over,12,public,presence coverage nearest per1000,31,9000,スマホ教室,スマホ教室,スマホを ならう ところ,smartphone class,aula de smartphone,',
].join('\n');
const today = new Date().toISOString().slice(0, 10);
const LIST = [
  'id,kind,name,longitude,latitude,schedule,confirmed_on',
  `s1,スマホ教室,府中スマホ教室,136.155,34.787,毎週火曜 10:00-12:00,${today}`,
].join('\n');

let screen: Screen;

beforeAll(async () => {
  screen = await openScreen(['iga'], { 'catalogue/resource-kinds.csv': KINDS });
  const { database } = screen.server;
  const report = await importFile(
    { database },
    {
      dataset: 'resources',
      municipality: '24216',
      file: { name: 'スマホ教室.csv', bytes: new TextEncoder().encode(LIST) },
    },
  );
  if (report.status !== 'published') throw new Error(JSON.stringify(report));
  await computeMunicipality({ database, towns: new Towns(database), clock: () => new Date() }, '24216');
});
afterAll(() => screen.close());

const rendered = (page: Page) =>
  page.evaluate(() => {
    const map = window.hazamaMap;
    const box = [
      [0, 0],
      [innerWidth, innerHeight],
    ];
    return map?.queryRenderedFeatures(box).map(({ properties }) => properties['kind']) ?? [];
  });

describe('a kind that a data file adds', () => {
  it('has a number and a sentence', async () => {
    const { data } = await screen.server.graphql<{ municipality: { areas: { number: number; values: unknown[] }[] } }>(
      `{ municipality(code: "24216") { areas { number values(indicators: ["coverage.smartphone-class"]) { state sentence } } } }`,
    );
    const fuchu = data?.municipality.areas.find(({ number }) => number === 12);
    expect(fuchu?.values).toEqual([{ state: 'OK', sentence: expect.stringContaining('スマホ教室') }]);
  });

  it('is drawn on the map', async () => {
    const { page } = await screen.visit('/iga/map?area=12&layers=smartphone-class&c=34.787,136.155,15');
    await drawn(page);
    await expect.poll(() => rendered(page)).toContain('smartphone-class');
  });

  it('is a column of the table and a line of the text', async () => {
    const { page } = await screen.visit('/iga/map?ind=coverage.smartphone-class&view=table');
    await page.getByRole('columnheader', { name: /スマホ教室/ }).waitFor();
    await page.getByRole('radio', { name: '文章' }).click();
    const fuchu = page.locator('section').filter({ has: page.getByRole('heading', { name: '府中' }) });
    await expect.poll(() => fuchu.textContent()).toContain('スマホ教室');
  });

  it('can be chosen among the resources of an area', async () => {
    const { page } = await screen.visit('/iga/map?area=12&tab=resources&view=text');
    await page.getByLabel('種類', { exact: true }).selectOption('smartphone-class');
    await expect.poll(() => page.getByText('府中スマホ教室').count()).toBe(1);
  });
});

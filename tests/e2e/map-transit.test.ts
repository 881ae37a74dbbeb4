import { type ImportReport, importFile } from '@hazama/server/dataset';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { busRouteGeojson, route2011 } from '../import/fixtures/bus-routes.ts';
import { madeFeed, zipped } from '../support/made-feed.ts';
import { drawn, onPage, query } from './map-page.ts';
import { API, go, type OpenPage, openScreen, type Screen } from './screen.ts';

// 三升バス of madeFeed runs in 伊賀市 from 西 to 東: on weekdays 2 there at 8:00 and 9:00 and 1 back at 17:00, on Saturdays 1 there at 10:00.

const WEST = [136.1301, 34.7601] as const;
const SATURDAY = '2026-11-28';
/** 西 lies a little right of the middle, clear of the cards. */
const AROUND = 'c=34.7601,136.1285,14.5';

let screen: Screen;
beforeAll(async () => {
  screen = await openScreen(['iga']);
});
afterAll(() => screen.close());

it('draws the lines, stops and zones of the demo, and names the timetable that has run out', async () => {
  const { page, faults } = await screen.open('/iga/map?layers=routes,stops,zones');
  await drawn(page);
  const group = page.getByRole('group', { name: 'バス・乗りもの' });
  await group.getByText(/青山高原ハイキングバス\(デモ\).*\d{4}年11月30日/).waitFor();
  expect(await group.getByText(/伊賀かけはしバス/).count()).toBe(0);
  await group.getByText('諏訪・丸柱のりあい号(デモ)').click();
  await group.getByText('前日の17:00まで').waitFor();
  for (const layer of ['stop-disc', 'route-line', 'zone-fill'])
    await expect
      .poll(() => page.evaluate((id) => window.hazamaMap?.queryRenderedFeatures({ layers: [id] }).length, layer))
      .toBeGreaterThan(0);
  expect(faults).toEqual([]);
});

it('offers no timetables where the town has none', async () => {
  // the demo's own are taken out: what is left is a town that hasn't brought one in yet
  for (const table of ['transit_feed', 'transit_zone']) await screen.server.database.query(`DELETE FROM ${table}`);
  // what was answered before is of another revision
  await screen.server.database.query('UPDATE municipality SET revision = revision + 1');
  const { page } = await screen.open(`/iga/map?layers=routes,stops&${AROUND}`);
  await drawn(page);
  expect(await page.getByRole('group', { name: 'バス・乗りもの' }).count()).toBe(0);
});

describe('of a timetable that was brought in', () => {
  // each goes to its own address in the page of the one before
  let opened: OpenPage;
  let report: ImportReport;
  beforeAll(async () => {
    const file = { name: 'bus.zip', bytes: zipped(madeFeed()) };
    report = await importFile(screen.server, { dataset: 'gtfs', municipality: '24216', file, options: {} });
    opened = await screen.open(`/iga/map?layers=salon&${AROUND}`);
  });

  it('draws lines and stop places, and opens the timetable of one on the day that is chosen', async () => {
    expect(report.status).toBe('published');
    const { page, faults } = opened;
    await drawn(page);
    const group = page.getByRole('group', { name: 'バス・乗りもの' });
    await group.getByText('停留所').click();
    await group.getByText('路線').click();
    await expect.poll(() => new URL(page.url()).searchParams.get('layers')).toBe('salon,routes,stops');
    for (const layer of ['stop-disc', 'route-line'])
      await expect
        .poll(() => page.evaluate((id) => window.hazamaMap?.queryRenderedFeatures({ layers: [id] }).length, layer))
        .toBeGreaterThan(0);

    const { x, y } = await onPage(page, WEST);
    await page.mouse.click(x, y);
    const card = page.getByRole('region', { name: '西の時刻表' });
    await card.getByText('2便が発車します').waitFor();
    expect(await card.getByRole('row').allTextContents()).toEqual(['800', '900']);
    // the press was the stop's: no area was opened
    expect(new URL(page.url()).searchParams.get('area')).toBeNull();

    await card.getByLabel('運行日').fill(SATURDAY);
    await card.getByText('2026年11月28日(土)は 1便が発車します').waitFor();
    expect(await card.getByRole('row').allTextContents()).toEqual(['1000']);
    // one day for all: the map's tiles are of it, and the address holds it
    await expect.poll(() => new URL(page.url()).searchParams.get('day')).toBe(SATURDAY);
    await card.getByRole('button', { name: '閉じる' }).click();
    expect(await card.count()).toBe(0);

    // what it tells of goes with its layer, and doesn't come back by itself
    await page.mouse.click(x, y);
    await card.waitFor();
    await group.getByText('停留所').click();
    await expect.poll(() => card.count()).toBe(0);
    await group.getByText('停留所').click();
    await expect.poll(() => new URL(page.url()).searchParams.get('layers')).toContain('stops');
    expect(await card.count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('draws where one gets to from a place by any minute, says it in words and numbers, and takes it back', async () => {
    const { page, faults } = opened;
    await go(page, `/iga/map?layers=salon&${AROUND}`);
    await drawn(page);
    const { x, y } = await onPage(page, WEST);
    await page.mouse.click(x, y, { button: 'right' });
    await page.getByRole('menuitem', { name: 'ここから行ける範囲' }).click();
    await expect.poll(() => query(page).get('go')).toMatch(/^from,34\.760\d,136\.130\d$/);

    const card = page.getByRole('region', { name: 'ここから行ける範囲' });
    await card
      .getByRole('status')
      .filter({ hasText: /^バスと徒歩で30分以内に着くところに、[\d,]+人\(うち65歳以上 [\d,]+人\)が暮らしています。$/ })
      .waitFor();
    await card.getByText(/平日ダイヤ$/).waitFor();
    await card.getByText(/9時から11時のあいだのどの分に出ても、半分の場合は、書かれた分数のうちに着きます/).waitFor();
    expect(await card.getByRole('rowheader').allTextContents()).toEqual([
      '15分まで',
      '30分まで',
      '45分まで',
      '60分まで',
      '60分をこえる',
    ]);
    await expect
      .poll(() => page.evaluate(() => window.hazamaMap?.queryRenderedFeatures({ layers: ['travel-fill'] }).length))
      .toBeGreaterThan(0);
    // the colours of an indicator have made room
    expect(await page.evaluate(() => window.hazamaMap?.queryRenderedFeatures({ layers: ['area-fill'] }).length)).toBe(
      0,
    );

    await card.getByRole('radio', { name: 'ここへ来る' }).click();
    await expect.poll(() => query(page).get('go')).toMatch(/^to,/);
    await page
      .getByRole('region', { name: 'ここへ来られる範囲' })
      .getByRole('status')
      .filter({ hasText: /^65歳以上 .*30分以内にここへ着きます。$/ })
      .waitFor();

    const coming = page.getByRole('region', { name: 'ここへ来られる範囲' });
    await coming.getByLabel('運行日').fill(SATURDAY);
    await coming.getByText('2026年11月28日(土) 土曜ダイヤ').waitFor();
    await coming.getByLabel('から', { exact: true }).fill('08:00');
    await coming.getByText('4時間以内').waitFor();
    await coming.getByLabel('から', { exact: true }).fill('12:30');
    await coming.getByText(/9時から12時30分のあいだ/).waitFor();
    await expect.poll(() => query(page).get('leave')).toBe('0900-1230');
    expect(query(page).get('day')).toBe(SATURDAY);

    await page.keyboard.press('Escape');
    await expect.poll(() => query(page).get('go')).toBeNull();
    expect(await coming.count()).toBe(0);
    expect(faults).toEqual([]);
  });

  it('tells of an open area what stops there, who lives near, and how late one gets home, on the day that the map shows', async () => {
    const area = await findAreaOf(WEST);
    const { page, faults } = opened;
    // from one map to the next: the area lies there whole and large enough, and the map stays where it is
    await go(page, `/iga/map?area=${area}&tab=transit&layers=routes,stops&day=sat&${AROUND}`);
    const panel = page.getByRole('tabpanel', { name: '乗りもの' });
    await panel.getByText('1日に1便が出ます').waitFor();
    const bands = panel.getByRole('table').first();
    expect(await bands.getByRole('row').nth(2).textContent()).toMatch(/^1〜3便1[\d,]+人$/);
    expect(await panel.getByRole('table').nth(1).getByRole('row').nth(1).textContent()).toContain(
      '西東西線 東方面 1便',
    );
    // the workday: there are buses back, and the middle of the town, which most leave, lies here
    await panel.getByRole('radio', { name: '平日' }).click();
    await panel.getByText('2便', { exact: true }).waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('day')).toBeNull();
    expect(await panel.getByText('町の中心がこの地区にあります').count()).toBe(1);
    await drawn(page);
    const group = page.getByRole('group', { name: 'バス・乗りもの' });
    expect(await group.getByRole('radio', { name: '平日' }).getAttribute('aria-checked')).toBe('true');
    expect(faults).toEqual([]);
  });

  it('says what to do where a town has no timetable, and that a day outside validity is not known', async () => {
    const { page } = opened;
    await go(page, '/iga/map?area=1&tab=transit&day=2031-05-06&lang=en');
    const panel = page.getByRole('tabpanel', { name: 'Transit' });
    await panel.getByText('Not known, as no timetable is valid on Tuesday 6 May 2031.').first().waitFor();
    await panel.getByText('Import a timetable that covers the day, or choose a day within validity.').waitFor();
    expect(await panel.getByRole('table').count()).toBe(0);
  });
});

describe('of ways without times beside it', () => {
  let page: Page;
  let faults: readonly string[];
  let report: ImportReport;
  let isDown = true;
  /** The browser tells of the requests that the first test refuses, too. */
  const faultsOfPage = () => faults.filter((fault) => !fault.includes('net::ERR_FAILED'));
  beforeAll(async () => {
    const way = [
      [136.12, 34.757],
      [136.128, 34.759],
      [136.14, 34.757],
    ] as const;
    const bytes = busRouteGeojson([
      [route2011(3, '隣町', '山道線', [3, 0, 0]), way],
      [route2011(1, '三升バス', '東西線', [3, 0, 0]), way],
    ]);
    const file = { name: 'N07-11_24.geojson', bytes };
    report = await importFile(screen.server, { dataset: 'lines', municipality: '24216', file, options: {} });

    ({ page, faults } = await screen.open(`/iga/map?layers=routes&${AROUND}`, {
      prepare: (fresh) =>
        fresh.route(API, (route) =>
          isDown && route.request().postData()?.includes('TransitOfTown') ? route.abort() : route.continue(),
        ),
    }));
  });

  it('says so where the timetables can’t be read, and asks again', async () => {
    const group = page.getByRole('group', { name: 'バス・乗りもの' });
    await group.getByText('路線・停留所・区域を読み込めませんでした。').waitFor();
    // lines were asked for: the map says that it draws none
    await page.locator('.map-notices').getByText('路線・停留所・区域を読み込めませんでした。').waitFor();
    isDown = false;
    await group.getByRole('button', { name: 'もう一度' }).click();
    await group.getByText('停留所').waitFor();
    expect(await page.locator('.map-notices').getByText('読み込めませんでした', { exact: false }).count()).toBe(0);
  });

  it('draws a way without times as such, says of which year it is, and leaves the way that a timetable shows', async () => {
    expect(report).toMatchObject({ status: 'published', rows: { accepted: 2 } });
    await go(page, `/iga/map?layers=routes&${AROUND}`);
    await drawn(page);
    const group = page.getByRole('group', { name: 'バス・乗りもの' });
    await group.getByText('破線の1本は2011年の資料にある道すじだけです', { exact: false }).waitFor();
    await expect
      .poll(() =>
        page.evaluate(() =>
          window.hazamaMap
            ?.queryRenderedFeatures({ layers: ['route-untimed'] })
            .map(({ properties }) => properties['name'])
            .at(0),
        ),
      )
      .toBe('山道線');
    if (process.env['HAZAMA_SHOTS']) await page.screenshot({ path: `${process.env['HAZAMA_SHOTS']}/n07.png` });
    expect(faultsOfPage()).toEqual([]);
  });

  it('shows who lives near the stops of a line, from the list of lines', async () => {
    await go(page, `/iga/map?layers=routes,stops&${AROUND}`);
    await drawn(page);
    const group = page.getByRole('group', { name: 'バス・乗りもの' });
    await group.getByText(/^路線をえらぶ/).click();
    await group.getByRole('link', { name: '東西線' }).click();
    const card = page.getByRole('region', { name: '東西線' });
    await card
      .getByText(/^この路線の停留所から300m以内に、[\d,]+人\(うち65歳以上 [\d,]+人\)が暮らしています/)
      .waitFor();
    await card.getByText(/は 3便が走ります。$/).waitFor();
    await card.getByText('停留所ごとの便(2)').click();
    expect(await card.getByRole('listitem').allTextContents()).toEqual(['西2便', '東1便']);
    await expect
      .poll(() => page.evaluate(() => window.hazamaMap?.queryRenderedFeatures({ layers: ['line-reach'] }).length))
      .toBeGreaterThan(0);
    expect(query(page).get('line')).toMatch(/\/r$/);
    await page.keyboard.press('Escape');
    await expect.poll(() => query(page).get('line')).toBeNull();
    expect(faultsOfPage()).toEqual([]);
  });
});

/** 地区番号 of the area that holds a position. */
async function findAreaOf([longitude, latitude]: readonly [number, number]): Promise<number> {
  const [row] = await screen.server.database.query<{ number: number }>(
    `SELECT number FROM area WHERE municipality_code = '24216' AND kind = 'RESIDENTS_COUNCIL' AND to_revision IS NULL
       AND ST_Covers(geometry, ST_SetSRID(ST_MakePoint($1, $2), 4326))`,
    [longitude, latitude],
  );
  if (!row) throw new Error('no area holds the stop');
  return row.number;
}

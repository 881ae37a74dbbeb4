import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawn, drawnIds } from './map-page.ts';
import { openScreen, type Screen } from './screen.ts';

let screen: Screen;
let context: BrowserContext;
let page: Page;

const PINS = '/iga/whatif/pins?ind=coverage.gathering&view=table&pins=A,136.1303,34.7683';

/** The pin of the address brings somebody, which the browser has worked out itself. */
async function pinned(of: Page): Promise<void> {
  await of
    .getByRole('region', { name: 'くらべる' })
    .locator('li > .number')
    .filter({ hasText: /^\+[1-9]/ })
    .waitFor();
}

/** What a Monday morning looks at before the network goes. */
beforeAll(async () => {
  screen = await openScreen(['iga']);
  context = await screen.browser.newContext({
    viewport: { width: 1440, height: 900 },
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    reducedMotion: 'reduce',
  });
  page = await context.newPage();
  await page.goto(new URL('/iga/map?area=12', screen.server.url).href);
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  // the tiles in sight are asked again by then
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null);
  await drawn(page);
  await page.getByRole('radio', { name: '表' }).click();
  await page.getByRole('table').waitFor();
  await page.locator('.area-table-number').first().waitFor();
  // as another audience would see it: kept for nobody
  const other = await context.newPage();
  await other.goto(new URL('/iga/map?area=12&view=text&as=public', screen.server.url).href);
  await other.locator('.area-prose-paragraph p').first().waitFor();
  await other.close();
  // もし置いたら, opened once
  const pins = await context.newPage();
  await pins.goto(new URL(PINS, screen.server.url).href);
  await pinned(pins);
  await pins.close();
  await page.getByRole('radio', { name: '地図' }).click();
  await drawn(page);
});
afterAll(async () => {
  await context?.close();
  await screen?.close();
});

const keptNames = () =>
  page.evaluate(async () => {
    const names = await caches.keys();
    const requests = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
    return { names, urls: requests.flat().map(({ url }) => url) };
  });

describe('after the server has gone', () => {
  it('a page that is loaded anew reads on: map, area and table, with the time they are from', async () => {
    const before = await page.locator('.next-card-sentence').textContent();
    const areasBefore = await drawnIds(page, 'area-fill');
    await screen.server.close();
    await page.reload();
    await page.getByText(/^通信なし・\d+月\d+日 \d+:\d\dのデータ$/).waitFor();
    await page.getByRole('heading', { name: '府中', level: 1 }).waitFor();
    expect(await page.locator('.next-card-sentence').textContent()).toBe(before);
    await drawn(page);
    expect((await drawnIds(page, 'area-fill')).toSorted()).toEqual(areasBefore.toSorted());

    await page.getByRole('radio', { name: '表' }).click();
    await expect.poll(() => page.locator('.area-table-number').count()).toBeGreaterThan(30);
  });

  it('pins are set, opened otherwise and counted on, and it is said that nothing can be saved', async () => {
    const pins = await context.newPage();
    await pins.goto(new URL(PINS, screen.server.url).href);
    await pinned(pins);
    const list = pins.getByRole('region', { name: 'くらべる' });
    await list.getByText('Aの開く日・定員').click();
    await list.getByRole('combobox', { name: '開く日' }).selectOption({ label: '月に2回' });
    await expect.poll(() => list.locator('li > .number').first().innerText()).toBe('+0人');
    await pins.getByText('いまある場所を動かす・なくす・変える').click();
    await pins
      .getByRole('button', { name: /がない場合をためす$/ })
      .first()
      .click();
    await list.getByText('ないことに').waitFor();
    await pins.getByText('通信なしのあいだは、案として保存できません').waitFor();
    expect(await pins.getByRole('button', { name: 'この場所を案にして保存へ' }).isDisabled()).toBe(true);
    await pins.close();
  });

  it('keeps no other audience’s answers: their address says that it cannot be loaded', async () => {
    const { urls } = await keptNames();
    expect(urls.filter((url) => url.includes('/tiles/')).length).toBeGreaterThan(2);
    expect(urls.filter((url) => url.includes('/kept-answer/')).length).toBeGreaterThan(2);
    expect(urls.filter((url) => /[?&]as=/.test(url))).toEqual([]);
    const other = await context.newPage();
    await other.goto(new URL('/iga/map?area=12&view=text&as=public', screen.server.url).href);
    await other.getByRole('alert').getByText('データを読み込めませんでした。').waitFor();
    await other.close();
  });

  it('keeps one build: what another one kept is thrown away', async () => {
    const { names } = await keptNames();
    const builds = new Set(names.map((name) => name.split(' ')[1]));
    expect([...builds]).toEqual([expect.stringMatching(/^\/assets\/index-.+\.js$/)]);
    expect(new Set(names.map((name) => name.split(' ')[0]))).toEqual(
      new Set(['hazama-answers', 'hazama-files', 'hazama-tiles']),
    );
  });
});

import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API, openScreen, type Screen } from './screen.ts';

let screen: Screen;

beforeAll(async () => {
  screen = await openScreen(['iga']);
});
afterAll(() => screen.close());

const panel = (page: Page) => page.getByRole('complementary', { name: '地区の情報' });

const asks = (route: Route, operation: string) => route.request().postData()?.includes(`query ${operation}(`) ?? false;

/** Opens `path` with a hand on what the API is asked; the page must not have asked before. */
async function openThrough(path: string, onGraphql: (route: Route) => Promise<void>): Promise<Page> {
  const { page } = await screen.open('/healthz');
  await page.route(API, onGraphql);
  await page.goto(new URL(path, screen.server.url).href);
  return page;
}

describe('when something goes wrong', () => {
  it('a failing server is said with what to do, and もう一度 brings the town', async () => {
    let isBroken = true;
    const page = await openThrough('/iga/map?view=text', (route) =>
      isBroken
        ? route.fulfill({ status: 500, body: 'broken', headers: { 'x-request-id': '7KQ2M9XA' } })
        : route.continue(),
    );
    await page.getByRole('alert').getByText('データを読み込めませんでした。').waitFor();
    // whoever looks after the server finds the failure by its number
    await page.getByText('くわしく').click();
    expect(await page.getByRole('alert').locator('code').innerText()).toBe('7KQ2M9XA');
    isBroken = false;
    await page.getByRole('button', { name: 'もう一度' }).click();
    await expect.poll(() => panel(page).getByRole('heading', { level: 1 }).textContent()).toContain('伊賀市');
  });

  it('a part that fails leaves the rest standing', async () => {
    let isBroken = true;
    const page = await openThrough('/iga/map?area=12&view=text', (route) =>
      isBroken && asks(route, 'Area') ? route.abort() : route.continue(),
    );
    await panel(page).getByText('この地区のデータを読み込めませんでした。').waitFor();
    await expect.poll(() => page.locator('.area-prose-paragraph').count()).toBe(39);
    isBroken = false;
    await panel(page).getByRole('button', { name: 'もう一度' }).click();
    await panel(page).getByRole('heading', { name: '府中' }).waitFor();
  });

  it('without a connection it says since when its figures stand, and goes on reading what it has', async () => {
    const { page } = await screen.open('/iga/map?area=12&view=table');
    await panel(page).getByRole('heading', { name: '地区の宝物' }).waitFor();
    const byGap = page.getByRole('columnheader').getByRole('button', { name: 'まだ届いていない人' });
    await byGap.waitFor();
    await page.waitForLoadState('networkidle');
    await page.context().setOffline(true);
    await page.getByText(/^通信なし・\d+月\d+日 \d+:\d+のデータ$/).waitFor();
    await byGap.click();
    await page.getByText('この並びは順位ではなく', { exact: false }).waitFor();
    await page.getByRole('radio', { name: '文章' }).click();
    await page.getByRole('radio', { name: '表' }).click();
    await page.getByRole('columnheader').first().waitFor();
    await page.context().setOffline(false);
    await panel(page)
      .getByRole('button', { name: /^次の地区/ })
      .click();
    await panel(page).getByRole('heading', { name: '中瀬' }).waitFor();
    await expect.poll(() => page.getByText(/^通信なし/).count()).toBe(0);
  });

  it('an address that no town has leads to those there are, and to the commands that add one', async () => {
    const { page } = await screen.open('/nowhere/map');
    await page.getByRole('heading', { name: '「nowhere」という自治体は登録されていません' }).waitFor();
    await page.getByText('hazama -- import areas', { exact: false }).waitFor();
    await page.getByRole('link', { name: '三重県 伊賀市' }).click();
    await expect.poll(() => panel(page).getByRole('heading', { level: 1 }).textContent()).toContain('伊賀市');
  });
});

describe('while it waits', () => {
  it('shows where things will be, and nothing jumps when they come', async () => {
    const page = await openThrough('/iga/map?area=12&view=table', async (route) => {
      await new Promise((resolve) => setTimeout(resolve, 700));
      await route.continue();
    });
    await page.evaluate(() => {
      const shifts: number[] = [];
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
      }).observe({ type: 'layout-shift', buffered: true });
      Object.assign(window, { shifts });
    });
    await page.locator('.skeleton').first().waitFor({ state: 'attached' });
    await panel(page).getByRole('heading', { name: '府中' }).waitFor();
    await page.getByRole('table').waitFor();
    const shifted = await page.evaluate(() =>
      (window as unknown as { shifts: number[] }).shifts.reduce((sum, shift) => sum + shift, 0),
    );
    expect(shifted).toBeLessThan(0.05);
  });
});

describe('what others may see', () => {
  it('as the public: says so, rounds, and offers no records to change', async () => {
    const { page } = await screen.open('/iga/map?area=12&view=table&as=public');
    await page.getByText('公開の見え方').waitFor();
    await panel(page).getByText('ある・ないの記録は、職員だけができます。').waitFor();
    expect(await panel(page).getByRole('button', { name: '確認する' }).count()).toBe(0);
    await page.getByRole('table').getByRole('row').nth(39).waitFor();
    const gaps = await page.locator('.area-table tbody tr:not(.area-table-total) td:nth-child(4)').allTextContents();
    const shown = gaps.filter((text) => /^[\d,]+$/.test(text));
    expect(shown.length).toBeGreaterThan(20);
    expect(shown.filter((text) => !text.endsWith('0'))).toEqual([]);
    await page.getByRole('button', { name: '職員の見え方にもどす' }).click();
    await panel(page).getByRole('button', { name: '確認する' }).waitFor();
  });
});

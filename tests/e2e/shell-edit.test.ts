import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { API, openScreen, refuseMutations, type Screen } from './screen.ts';

let screen: Screen;

beforeAll(async () => {
  screen = await openScreen(['iga']);
});
afterAll(() => screen.close());

const panel = (page: Page) => page.getByRole('complementary', { name: '地区の情報' });
const tasks = (page: Page) => panel(page).locator('.confirm-row');
const toast = (page: Page) => page.locator('.toast');

async function openTasks(area: number): Promise<Page> {
  const { page } = await screen.visit(`/iga/map?area=${area}&view=text`);
  await tasks(page).first().waitFor();
  return page;
}

/** A row, held by its title: the rows before it may change. */
async function firstTask(page: Page, choice: string) {
  const found = tasks(page).filter({ has: page.getByRole('button', { name: new RegExp(`: ${choice}$`) }) });
  const title = (await found.first().locator('.confirm-row-title').textContent()) ?? '';
  return { title, row: tasks(page).filter({ has: page.getByText(title, { exact: true }) }) };
}

async function unconfirmedCount(page: Page): Promise<number> {
  const summary = panel(page).locator('.presence-summary li').filter({ hasText: '未確認' });
  return Number(await summary.locator('b').textContent());
}

describe('確認する', () => {
  it('is one press from the gap', async () => {
    const page = await openTasks(12);
    await panel(page).getByRole('button', { name: '確認する' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('presence');
  });

  it('あとで takes a row away without saying anything', async () => {
    const page = await openTasks(12);
    const { row } = await firstTask(page, '今もある');
    await row.getByRole('button', { name: /: あとで$/ }).click();
    expect(await row.count()).toBe(0);
    expect(await toast(page).count()).toBe(0);
  });

  it('for the whole town is a list by area, in the order of 地区番号, and works from there', async () => {
    const { page } = await screen.visit('/iga/map?view=text');
    await panel(page).getByRole('button', { name: '確認する' }).click();
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('presence');
    const rows = panel(page).locator('.town-confirm-area');
    await rows.first().waitFor();
    const shown = await rows.count();
    await panel(page)
      .getByRole('button', { name: /^ほかの地区/ })
      .click();
    expect(await rows.count()).toBeGreaterThan(shown);
    const { data } = await screen.server.graphql<{
      municipality: { areas: { name: string; presence: { state: string; count: number }[] }[] };
    }>('{ municipality(code: "24216") { areas(kind: RESIDENTS_COUNCIL) { name presence { state count } } } }');
    const expected = data?.municipality.areas.flatMap(({ name, presence }) => {
      const open = presence.filter(({ state }) => state === 'UNCONFIRMED');
      const stale = open.filter(({ count }) => count > 0).length;
      const words = [stale && `古い記録 ${stale}種類`, open.length - stale && `記録なし ${open.length - stale}種類`];
      return open.length === 0 ? [] : [name + words.filter(Boolean).join(' ・ ')];
    });
    expect(await rows.locator('summary').evaluateAll((all) => all.map((each) => each.textContent))).toEqual(expected);

    await rows.nth(1).locator('summary').click();
    const row = rows.nth(1).locator('.confirm-row').first();
    const title = (await row.locator('.confirm-row-title').textContent()) ?? '';
    await row.getByRole('button', { name: /: (今もある|ある)$/ }).click();
    await toast(page).getByText(title, { exact: false }).waitFor();
    await row.locator('.confirm-row-done').waitFor();
    await toast(page).getByRole('button', { name: '元に戻す' }).click();
    await row.getByRole('button', { name: /: (今もある|ある)$/ }).waitFor();
  });

  it('今もある takes a record out of what has grown old, and 元に戻す brings it back', async () => {
    const page = await openTasks(12);
    const { title, row } = await firstTask(page, '今もある');
    await row.getByRole('button', { name: /: 今もある$/ }).click();
    await toast(page).getByText(`${title}を「今もある」と記録しました`).waitFor();
    expect(await row.getByRole('button').count()).toBe(0);
    expect(await row.evaluate((element) => element === document.activeElement)).toBe(true);

    await toast(page).getByRole('button', { name: '元に戻す' }).click();
    await toast(page).getByText('元に戻しました', { exact: false }).waitFor();
    await row.getByRole('button', { name: /: 今もある$/ }).waitFor();
  });

  it('なくなった takes a place off the list of resources, and Ctrl+Z puts it back', async () => {
    const page = await openTasks(12);
    const { title, row } = await firstTask(page, 'なくなった');
    await row.getByRole('button', { name: /: なくなった$/ }).click();
    await toast(page).getByText(`${title}を「なくなった」と記録しました`).waitFor();
    await panel(page).getByRole('tab', { name: '資源' }).click();
    await panel(page).getByLabel('名前・住所').fill(title);
    await panel(page).getByText('条件に合う資源はありません。').waitFor();

    await page.getByRole('heading', { level: 1 }).click();
    await page.keyboard.press('Control+z');
    await panel(page).locator('.resource-item-name').getByText(title, { exact: true }).waitFor();
    await page.keyboard.press('Control+Shift+z');
    await panel(page).getByText('条件に合う資源はありません。').waitFor();
    await page.keyboard.press('Control+z');
    await expect.poll(() => panel(page).locator('.resource-item-name').allTextContents()).toContain(title);
  });

  it('ある and ない are counted at once', async () => {
    const page = await openTasks(13);
    await panel(page).getByRole('button', { name: /^ほか/ }).click();
    const before = await unconfirmedCount(page);
    const { row } = await firstTask(page, 'ない');
    await row.getByRole('button', { name: /: ない$/ }).click();
    await expect.poll(() => unconfirmedCount(page)).toBe(before - 1);
    await page.keyboard.press('Control+z');
    await expect.poll(() => unconfirmedCount(page)).toBe(before);
  });

  it('元に戻す asks again also where nothing was read anew meanwhile', async () => {
    const page = await openTasks(15);
    await panel(page).getByRole('button', { name: /^ほか/ }).click();
    const { row } = await firstTask(page, 'ない');
    const held: Route[] = [];
    const hold = (route: Route) =>
      route.request().postData()?.includes('mutation') ? route.continue() : void held.push(route);
    await page.route(API, hold);
    await row.getByRole('button', { name: /: ない$/ }).click();
    await row.locator('.confirm-row-done').waitFor();
    await toast(page).getByRole('button', { name: '元に戻す' }).click();
    await toast(page).getByText('元に戻しました', { exact: false }).waitFor();
    await row.getByRole('button', { name: /: ない$/ }).waitFor();
    for (const route of held.splice(0)) await route.continue();
    await page.unroute(API, hold);
    expect(await row.getByRole('button', { name: /: ない$/ }).isVisible()).toBe(true);
  });

  it('keeps what was chosen where saving failed, and saves it by もう一度', async () => {
    const page = await openTasks(14);
    const { title, row } = await firstTask(page, '今もある');
    await page.route(API, refuseMutations);
    const choice = row.getByRole('button', { name: /: 今もある$/ });
    await choice.click();
    await row
      .getByRole('alert')
      .getByText('保存できませんでした。書いた内容は残っています。', { exact: false })
      .waitFor();
    expect(await choice.getAttribute('class')).toContain('button-filled');
    await page.unroute(API, refuseMutations);
    await row.getByRole('button', { name: 'もう一度' }).click();
    await toast(page).getByText(`${title}を「今もある」と記録しました`).waitFor();
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE } from './map-page.ts';
import { API, openScreen, refuseMutations, type Screen } from './screen.ts';
import { violations } from './violations.ts';

let screen: Screen;
beforeAll(async () => {
  screen = await openScreen(['iga']);
});
afterAll(() => screen.close());

const rows = (page: Page) => page.locator('.record-table tbody tr');
const toast = (page: Page) => page.locator('.toast');

describe('協定', () => {
  it('lists what holds, asks about what is past its day, narrows, and says so in the address', async () => {
    const { page, faults } = await screen.visit('/iga/resources');
    await page.getByRole('link', { name: '協定', exact: true }).click();
    await rows(page).first().waitFor();
    expect(new URL(page.url()).pathname).toBe('/iga/records/agreements');
    const all = await rows(page).count();
    await page.getByRole('button', { name: '更新が近い協定を見る' }).click();
    await expect.poll(() => rows(page).count()).toBe(5);
    expect(await page.getByText('確かめてください', { exact: true }).count()).toBe(2);
    expect(await page.getByText(/^あと\d+日$/).count()).toBe(3);
    expect(new URL(page.url()).searchParams.get('show')).toBe('near');
    await page.getByLabel('示すもの').selectOption('');
    await expect.poll(() => rows(page).count()).toBe(all);
    // an area has its own and those of the whole town
    await page.locator('.list-filters').getByLabel('地区').selectOption({ index: 1 });
    await expect.poll(() => rows(page).count()).toBeLessThan(all);
    await page.getByText('市町村の全域').first().waitFor();
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('ends one today, takes it back, and keeps what was typed when it can’t be saved', async () => {
    const { page } = await screen.visit('/iga/records/agreements');
    const name = (await rows(page).first().getByRole('link').textContent()) ?? '';
    await rows(page).first().getByRole('link').click();
    await page.getByRole('button', { name: '今日で終える' }).click();
    await toast(page).getByText('直しました', { exact: false }).waitFor();
    await expect.poll(() => page.getByLabel('終わった日').inputValue()).not.toBe('');
    await expect.poll(() => rows(page).getByRole('link', { name, exact: true }).count()).toBe(0);
    await toast(page).getByRole('button', { name: '元に戻す' }).click();
    await expect.poll(() => rows(page).getByRole('link', { name, exact: true }).count()).toBe(1);
    expect(await page.getByLabel('終わった日').inputValue()).toBe('');

    await page.route(API, refuseMutations);
    await page.getByLabel('更新の期限').fill('2031-03-31');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('書いた内容は残っています', { exact: false }).first().waitFor();
    await page.reload();
    await expect.poll(() => page.getByLabel('更新の期限').inputValue()).toBe('2031-03-31');
    expect(await violations(page)).toEqual([]);
    await page.unroute(API, refuseMutations);
    await page.keyboard.press('Escape');
    await expect.poll(() => new URL(page.url()).pathname).toBe('/iga/records/agreements');
  });

  it('shows two versions side by side where somebody was quicker', async () => {
    const { page } = await screen.visit('/iga/records/agreements');
    await rows(page).nth(1).getByRole('link').click();
    await page.getByLabel('更新の期限').fill('2032-03-31');
    const id = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
    const { data } = await screen.server.graphql<{ agreement: { revision: number } }>(
      'query ($id: ID!) { agreement(id: $id) { revision } }',
      { id },
    );
    await screen.server.graphql(
      `mutation ($id: ID!, $revision: Int!) {
         updateAgreement(id: $id, revision: $revision, input: { organization: "さくら商店" }) { id } }`,
      { id, revision: data?.agreement.revision },
    );
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('ほかの人が先に直しました', { exact: false }).waitFor();
    await page.getByRole('button', { name: 'えらんだ内容にする' }).click();
    expect(await page.getByLabel('相手', { exact: false }).last().inputValue()).toBe('さくら商店');
    await page.getByRole('button', { name: '保存する' }).click();
    await toast(page).getByText('さくら商店', { exact: false }).waitFor();
    await rows(page).getByRole('link', { name: 'さくら商店' }).waitFor();
  });
});

describe('担当', () => {
  it('is written on a phone without a name, and stands in the panel of its area', async () => {
    const { page, faults } = await screen.visit('/iga/records/assignments/new', PHONE);
    const form = page.locator('.record-form');
    await form.getByLabel('役割').fill('田中さん');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('人の名前のようです', { exact: false }).first().waitFor();
    await form.getByLabel('役割').fill('見守り推進員');
    await form.getByLabel('所属').fill('伊賀市社会福祉協議会');
    await form.getByLabel('区域').selectOption({ label: '府中' });
    await page.getByRole('button', { name: '保存する' }).click();
    await expect.poll(() => new URL(page.url()).pathname).toMatch(/^\/iga\/records\/assignments\/24216-/);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(faults.filter((fault) => !fault.includes('Failed to load'))).toEqual([]);

    const { data } = await screen.server.graphql<{
      municipality: { areas: { number: number | null; name: string }[] };
    }>('{ municipality(code: "24216") { areas(kind: RESIDENTS_COUNCIL) { number name } } }');
    const number = data?.municipality.areas.find(({ name }) => name === '府中')?.number;
    await screen.visit(`/iga/map?area=${number}&tab=resources&view=text`);
    const posts = page.locator('.area-records');
    await posts.getByText('見守り推進員').waitFor();
    await posts.getByText(/^協定 \d+件$/).click();
    await posts.getByRole('link', { name: 'この地区の協定を一覧で見る' }).click();
    await expect.poll(() => page.url()).toContain(`/iga/records/agreements?area=${number}`);
  });

  it('is only read by who looks as the public does', async () => {
    const { page } = await screen.open('/iga/records/assignments?as=public');
    await rows(page).first().getByRole('link').click();
    await page.locator('.fact-list').waitFor();
    expect(await page.getByRole('button', { name: '保存する' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: '担当を加える' }).count()).toBe(0);
  });
});

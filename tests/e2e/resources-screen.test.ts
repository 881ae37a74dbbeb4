import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE } from './map-page.ts';
import { API, go, openScreen, quiet, refuseMutations, type Screen } from './screen.ts';
import { violations } from './violations.ts';

let screen: Screen;
beforeAll(async () => {
  screen = await openScreen(['iga']);
});
afterAll(() => screen.close());

const rows = (page: Page) => page.locator('.resource-row');
const toast = (page: Page) => page.locator('.toast');
const shots = process.env['HAZAMA_SHOTS'];
async function look(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
}

describe('資源', () => {
  it('lists, narrows, and opens one beside the list; the address says which', async () => {
    const { page, faults } = await screen.visit('/iga/resources');
    await rows(page).first().waitFor();
    await look(page, 'list');
    const all = await rows(page).count();
    await page.getByRole('combobox', { name: /^種類/ }).selectOption('salon');
    await expect.poll(() => rows(page).count()).toBeLessThan(all);
    expect(page.url()).not.toContain('q=');
    await page.getByLabel('並び').selectOption('kana');
    await expect.poll(() => new URL(page.url()).searchParams.get('sort')).toBe('kana');
    const name = await rows(page).first().locator('b').textContent();
    await rows(page).first().getByRole('link').click();
    await page.getByRole('heading', { level: 2, name: name ?? '' }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/iga\/resources\/24216-/);
    await page.getByLabel('曜日・時間', { exact: true }).waitFor();
    await look(page, 'open');
    expect(await violations(page)).toEqual([]);
    expect(faults).toEqual([]);
  });

  it('saves what is typed, and takes it back from the message', async () => {
    const { page } = await screen.visit('/iga/resources?kind=salon');
    await rows(page).first().getByRole('link').click();
    const schedule = page.getByLabel('曜日・時間', { exact: true });
    await schedule.fill('第2・第4水曜 10:00-12:00');
    await page.getByText('月におよそ2回と読みました。', { exact: false }).waitFor();
    await page.getByRole('button', { name: '保存する' }).click();
    await toast(page).getByText('直しました', { exact: false }).waitFor();
    expect(await schedule.inputValue()).toBe('第2・第4水曜 10:00-12:00');
    await toast(page).getByRole('button', { name: '元に戻す' }).click();
    await expect.poll(() => schedule.inputValue()).not.toBe('第2・第4水曜 10:00-12:00');
  });

  it('keeps what was typed where saving fails, and over a reload', async () => {
    const { page } = await screen.visit('/iga/resources?kind=salon');
    await page.route(API, refuseMutations);
    await rows(page).first().getByRole('link').click();
    await page.getByLabel('運営', { exact: true }).fill('はなの会');
    await page.getByRole('button', { name: '保存する' }).click();
    const said = page.locator('.edit-form-foot').getByText('保存できませんでした', { exact: false });
    await said.waitFor();
    // beside the button, in sight however long the form
    const box = await said.boundingBox();
    expect(box && box.y >= 0 && box.y + box.height <= 900).toBe(true);
    await look(page, 'failed');
    await page.reload();
    await expect.poll(() => page.getByLabel('運営', { exact: true }).inputValue()).toBe('はなの会');
    await page.unroute(API, refuseMutations);
  });

  it('shows both versions where somebody was quicker, and writes over nothing unseen', async () => {
    const { page } = await screen.visit('/iga/resources?kind=salon');
    await rows(page).nth(1).getByRole('link').click();
    await page.getByLabel('定員', { exact: true }).fill('31');
    const id = decodeURIComponent(new URL(page.url()).pathname.split('/')[3] ?? '');
    const { data } = await screen.server.graphql<{ resource: { revision: number } }>(
      `{ resource(id: "${id}") { revision } }`,
    );
    await screen.server.graphql(
      `mutation { updateResource(id: "${id}", revision: ${data?.resource.revision}, input: { capacity: 12, organization: "西の会" }) { id } }`,
    );
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('ほかの人が先に直しました', { exact: false }).waitFor();
    await look(page, 'conflict');
    expect(await page.locator('.conflict tbody tr').count()).toBe(2);
    await page.getByRole('button', { name: 'えらんだ内容にする' }).click();
    await page.getByRole('button', { name: '保存する' }).click();
    await toast(page).getByText('直しました', { exact: false }).waitFor();
    const after = await screen.server.graphql(`{ resource(id: "${id}") { capacity organization } }`);
    expect(after.data).toEqual({ resource: { capacity: 31, organization: '西の会' } });
  });

  it('makes a new one with a pin that the arrows move, says what is wrong beside its field, and opens it', async () => {
    const { page } = await screen.visit('/iga/resources/new');
    await page.getByLabel('種別', { exact: false }).selectOption('salon');
    await page.getByLabel('名称', { exact: false }).last().fill('山田さん宅');
    await page.locator('.pin-map canvas').waitFor();
    await page.locator('.pin-map').click({ position: { x: 300, y: 130 } });
    await page.getByText('緯度 ', { exact: false }).waitFor();
    const before = await page.getByText('緯度 ', { exact: false }).textContent();
    await page.locator('.pin-map').focus();
    await page.keyboard.press('Shift+ArrowUp');
    await expect.poll(() => page.getByText('緯度 ', { exact: false }).textContent()).not.toBe(before);
    await page.getByRole('button', { name: '保存する' }).click();
    await page.locator('.edit-fault').getByText('支援記録', { exact: false }).waitFor();
    await page.locator('#resource-name').fill('第3組サロン');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByRole('heading', { level: 2, name: '第3組サロン' }).waitFor();
    await page.getByText(/^履歴/).click();
    await page.getByText('もと: 手入力', { exact: false }).waitFor();
  });
});

describe('確認リスト', () => {
  it('goes by area, takes one key each, and counts', async () => {
    const { page } = await screen.visit('/iga/resources?stale=12');
    const call = page.locator('.call').first();
    await call.waitFor();
    expect(await page.locator('.call-done').count(), 'nothing of the list that was open before').toBe(0);
    await look(page, 'confirm');
    const name = await call.getByRole('link').first().textContent();
    await call.focus();
    await page.keyboard.press('1');
    await toast(page).getByText(`${name}を「今もある」と記録しました`).waitFor();
    await page.getByText('1件を確かめました', { exact: false }).waitFor();
    await page.keyboard.press('Control+z');
    await page.getByText('うち0件を確かめました', { exact: false }).waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe('on a phone, in English, for the public', () => {
  it('is one column without anything cut off', async () => {
    const { page } = await screen.visit('/iga/resources', PHONE);
    for (const [path, content] of [
      ['/iga/resources', '.resource-row'],
      ['/iga/resources/new', '.resource-form'],
      ['/iga/resources?stale=12', '.call'],
    ] as const) {
      await go(page, path);
      await page.locator(content).filter({ visible: true }).first().waitFor();
      await quiet(page);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
      await look(page, `phone${path.replaceAll(/[^a-z]/g, '-')}`);
      expect(await violations(page)).toEqual([]);
      expect(await page.getByRole('heading', { level: 1 }).count(), 'who hears the page knows where they are').toBe(1);
      // a window of 1280 × 1024 at 400 %: what follows the conditions can be brought into sight, and the bars stay
      await page.setViewportSize({ width: 320, height: 256 });
      const last = page.locator('.resource-row, .edit-form-foot, .call').filter({ visible: true }).last();
      await last.evaluate((element) => element.scrollIntoView({ block: 'end' }));
      const box = await last.boundingBox();
      expect(box && box.height >= 44 && box.y >= 0 && box.y + box.height <= 256 - 43).toBe(true);
    }
  });

  it('reads, and offers nothing to write', async () => {
    const { page } = await screen.open('/iga/resources?as=public&lang=en');
    await rows(page).first().getByRole('link').click();
    await page.getByText('Read only.', { exact: false }).waitFor();
    expect(await page.getByRole('button', { name: /Save|Still there/ }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Add a resource' }).count()).toBe(0);
  });
});

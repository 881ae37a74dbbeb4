import { readFileSync } from 'node:fs';
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

const rows = (page: Page) => page.locator('.event-row');
const toast = (page: Page) => page.locator('.toast');

describe('行事', () => {
  it('shows the public no small number and no way to change anything, on a phone in English', async () => {
    const { page } = await screen.open('/iga/records/events?as=public&lang=en', { viewport: PHONE });
    await rows(page).first().waitFor();
    const came = await page.locator('.event-row-came').allTextContents();
    const counts = came.flatMap((text) => /^(\d+) pe/.exec(text)?.[1] ?? []).map(Number);
    expect(counts.length).toBeGreaterThan(10);
    expect(counts.filter((count) => count % 10 !== 0)).toEqual([]);
    await rows(page).first().getByRole('link').click();
    await page.locator('.fact-list').waitFor();
    expect(await page.getByRole('button', { name: 'Save' }).count()).toBe(0);
  });

  it('stands month by month, narrows by kind and area, and goes out as a calendar of what is shown', async () => {
    const { page, faults } = await screen.visit('/iga/records/events');
    await rows(page).first().waitFor();
    const months = await page.locator('.event-month h2').allTextContents();
    expect(months[0]).toMatch(/^5月/);
    const all = await rows(page).count();
    await page.getByLabel('種類').selectOption({ label: '懇談会' });
    await expect.poll(() => rows(page).count()).toBeLessThan(all);
    expect(new Set(await page.locator('.event-row-kind').allTextContents())).toEqual(new Set(['懇談会']));
    expect(await violations(page)).toEqual([]);
    const shown = await rows(page).count();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'カレンダー(.ics)' }).click(),
    ]);
    const calendar = readFileSync(await file.path(), 'utf8');
    expect(file.suggestedFilename()).toMatch(/^伊賀市_行事_\d{4}\.ics$/);
    expect(calendar.match(/BEGIN:VEVENT/g)).toHaveLength(shown);
    expect(calendar).toMatch(/DTSTART;TZID=Asia\/Tokyo:\d{8}T190000\r\n/);
    for (const line of calendar.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    await page.locator('.list-filters select').nth(1).selectOption({ label: '久米' });
    await expect.poll(() => rows(page).count()).toBeLessThan(shown);
    await expect.poll(() => new URL(page.url()).searchParams.get('area')).not.toBeNull();
    expect(faults).toEqual([]);
  });

  it('is added, changed and taken away, each taken back from the message', async () => {
    const { page } = await screen.visit('/iga/records/events/new');
    await page.getByLabel('行事の名前', { exact: false }).fill('芋煮の会');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.locator('#event-heldOn-fault').waitFor();
    const today = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date());
    await page.getByLabel('開催日', { exact: false }).fill(today);
    await page.getByRole('button', { name: '保存する' }).click();
    await toast(page).getByText('芋煮の会を登録しました').waitFor();
    await page.getByRole('heading', { level: 2, name: '芋煮の会' }).waitFor();
    await page.getByLabel('場所', { exact: true }).fill('河川敷');
    await page.getByRole('button', { name: '保存する' }).click();
    await rows(page).filter({ hasText: '河川敷' }).waitFor();
    await page.getByRole('button', { name: 'この行事を消す' }).click();
    await expect.poll(() => rows(page).filter({ hasText: '芋煮の会' }).count()).toBe(0);
    await toast(page).getByRole('button', { name: '元に戻す' }).click();
    await rows(page).filter({ hasText: '河川敷' }).waitFor();
  });

  it('shows both versions where somebody was quicker, and writes over nothing unseen', async () => {
    const { page } = await screen.visit('/iga/records/events');
    await rows(page).nth(1).getByRole('link').click();
    await page.getByLabel('主催', { exact: true }).fill('みどりの会');
    const id = decodeURIComponent(new URL(page.url()).pathname.split('/').at(-1) ?? '');
    const read = async () =>
      (
        await screen.server.database.query<{ revision: number; place: string; organizer: string }>(
          'SELECT from_revision AS revision, place, organizer FROM event WHERE id = $1 AND to_revision IS NULL',
          [id],
        )
      )[0];
    await screen.server.graphql(
      `mutation { updateEvent(id: "${id}", revision: ${(await read())?.revision}, input: { place: "川べり", organizer: "市" }) { id } }`,
    );
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('ほかの人が先に直しました', { exact: false }).waitFor();
    expect(await page.locator('.conflict tbody tr').count()).toBe(2);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: 'えらんだ内容にする' }).click();
    await page.getByRole('button', { name: '保存する' }).click();
    await toast(page).getByText('直しました', { exact: false }).waitFor();
    expect(await read()).toMatchObject({ place: '川べり', organizer: 'みどりの会' });
  });

  it('keeps what was typed where saving fails, and over a reload', async () => {
    const { page } = await screen.visit('/iga/records/events');
    await page.route(API, refuseMutations);
    await rows(page).first().getByRole('link').click();
    await page.getByLabel('主催', { exact: true }).fill('はなの会');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('保存できませんでした。書いた内容は残っています。', { exact: false }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.reload();
    await expect.poll(() => page.getByLabel('主催', { exact: true }).inputValue()).toBe('はなの会');
    await page.unroute(API, refuseMutations);
  });

  it('has a line in the panel of an area', async () => {
    const { page } = await screen.visit('/iga/map?area=12&view=text');
    const line = page.locator('.area-events');
    await line.getByText('年度', { exact: false }).waitFor();
    await line.getByRole('link', { name: '行事' }).click();
    await page.getByRole('heading', { level: 1, name: '行事' }).waitFor();
    expect(new URL(page.url()).searchParams.get('area')).toBe('12');
  });
});

describe('計画', () => {
  it('is a tree that the arrows go through, with owners, related plans and the targets that name an entry', async () => {
    const { page, faults } = await screen.visit('/iga/records/plan');
    const row = (name: string | RegExp) => page.getByRole('row', { name });
    await row(/5-1-01/).waitFor();
    expect(await row(/^D くらし/).textContent()).toContain('地域公共交通計画、人権施策総合計画、文化振興ビジョン');
    expect(await row(/5-1-01/).textContent()).toContain('100%');
    expect(await violations(page)).toEqual([]);
    await row(/^A 住まい/).click();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(() => row(/A-01/).count()).toBe(0);
    await page.keyboard.press('ArrowDown');
    await expect.poll(() => page.evaluate(() => document.activeElement?.textContent ?? '')).toContain('地域医療');
    await page.getByRole('button', { name: 'すべて開く' }).click();
    await row(/A-01/).waitFor();
    expect(faults).toEqual([]);
  });
});

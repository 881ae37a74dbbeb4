import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, openScreen, type Screen } from './screen.ts';

let screen: Screen;

beforeAll(async () => {
  screen = await openScreen(['iga']);
});
afterAll(() => screen.close());

const field = (page: Page) => page.getByRole('combobox', { name: 'さがす' });
const options = (page: Page) => page.getByRole('listbox', { name: 'さがした結果' }).getByRole('option');

async function search(words: string): Promise<Page> {
  const { page } = await screen.visit('/iga/map?view=text');
  await field(page).fill('');
  await field(page).fill(words);
  return page;
}

describe('the search', () => {
  it('finds 府中 however one writes it', async () => {
    const page = await search('');
    for (const words of ['fuchu', 'fuchuu', 'huchu', 'ふちゅう', 'フチュウ', '府中', '府中地区']) {
      await field(page).fill(words);
      await expect.poll(() => options(page).first().textContent(), { message: words }).toContain('府中');
      await field(page).fill('');
      await expect.poll(() => options(page).count()).toBe(0);
    }
  });

  it('goes by the arrows and Enter to the area, and puts no words in the address', async () => {
    const page = await search('fuchu');
    await options(page).first().waitFor();
    await page.keyboard.press('ArrowDown');
    expect(await options(page).first().getAttribute('aria-selected')).toBe('true');
    await page.keyboard.press('Enter');
    await page.getByRole('complementary').getByRole('heading', { name: '府中', exact: false }).first().waitFor();
    expect(addressOf(page)).toBe('/iga/map?area=12&view=text');
    expect(page.url()).not.toContain('fuchu');
  });

  it('keeps the words for the way back', async () => {
    const page = await search('みぶの');
    await options(page).first().click();
    await page.getByRole('complementary').getByRole('heading', { level: 1 }).getByText('壬生野').waitFor();
    await page.reload();
    expect(await field(page).inputValue()).toBe('みぶの');
  });

  it('shows at most eight, in groups, and says how many', async () => {
    const page = await search('さろん');
    await options(page).first().waitFor();
    expect(await options(page).count()).toBeLessThanOrEqual(8);
    expect(await page.getByRole('group', { name: '指標' }).count()).toBe(1);
    await page.getByText(/^\d件みつかりました$/).waitFor();
  });

  it('leads to an indicator and to a screen, too', async () => {
    const page = await search('バス停');
    const indicator = page.getByRole('group', { name: '指標' }).getByRole('option').first();
    await indicator.click();
    await expect.poll(() => addressOf(page)).toContain('ind=');
    await field(page).fill('表');
    await page.getByRole('group', { name: '画面' }).getByRole('option', { name: '表を見る' }).click();
    await expect.poll(() => addressOf(page)).toContain('view=table');
  });

  it('leads to every screen, by what one calls it', async () => {
    const page = await search('');
    for (const [words, name, address] of [
      ['協定', '協定', '/iga/records/agreements'],
      ['たんとう', '担当', '/iga/records/assignments'],
      ['イベント', '行事', '/iga/records/events'],
      ['けいかく', '計画', '/iga/records/plan'],
      ['カクニン', '確認リスト', '/iga/resources?stale=12'],
      ['かさなり', '重なりかもしれないもの', '/iga/resources/duplicates'],
      ['消した', 'なくなった・消したもの', '/iga/resources/removed'],
      ['tori', '取込', '/iga/import'],
      ['たしかめ', '確かめてください', '/iga/import/review'],
    ] as const) {
      await field(page).fill(words);
      await page.getByRole('group', { name: '画面' }).getByRole('option', { name, exact: true }).click();
      await expect.poll(() => addressOf(page)).toBe(address);
    }
  });

  it('leads nobody to the work of staff who may only look', async () => {
    const { page } = await screen.open('/iga/map?view=text&as=public');
    await field(page).fill('取込');
    await page.locator('.search-list-none').waitFor();
    await field(page).fill('協定');
    const found = page.getByRole('group', { name: '画面' }).getByRole('option');
    await found.first().waitFor();
    expect(await found.allTextContents()).toEqual(['協定']);
    // and who comes by a link is told
    await page.goto(new URL('/iga/import/review?as=public', page.url()).href);
    await page.getByText('この部分は職員だけが見られます').waitFor();
    await page.getByRole('main').getByRole('button', { name: '職員の見え方にもどす' }).click();
    await page.getByRole('heading', { name: '確かめてください', level: 1 }).waitFor();
  });

  it('says what to do where nothing fits', async () => {
    const page = await search('qqqq');
    await expect
      .poll(() => page.locator('.search-list-none').textContent())
      .toBe('みつかりませんでした。「ふちゅう」のように、かなでもさがせます。');
  });

  it('is reached by / and left by Esc', async () => {
    const { page } = await screen.open('/iga/map?view=text');
    await field(page).waitFor();
    await page.keyboard.press('/');
    expect(await field(page).evaluate((input) => input === document.activeElement)).toBe(true);
    await page.keyboard.type('fuchu');
    await options(page).first().waitFor();
    await page.keyboard.press('Escape');
    expect(await options(page).count()).toBe(0);
    expect(await field(page).inputValue()).toBe('fuchu');
    await page.keyboard.press('Escape');
    expect(await field(page).inputValue()).toBe('');
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE as PHONE_SIZE, still } from './map-page.ts';
import { go, openScreen, quiet, type Screen } from './screen.ts';
import { violations } from './violations.ts';

let screen: Screen;

beforeAll(async () => {
  screen = await openScreen(['iga']);
});
afterAll(() => screen.close());

const PHONE = { viewport: PHONE_SIZE, hasTouch: true };
const NARROW = { width: 320, height: 640 };

async function ready(page: Page): Promise<void> {
  await page.locator('.area-heading').waitFor();
  await quiet(page);
}

/** Words on screen that are smaller, by the class of what holds them; the line of sources is excepted. */
const textsBelow = (page: Page, pixels: number): Promise<string[]> =>
  page.evaluate((least) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = new Set<string>();
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (
        !parent ||
        !walker.currentNode.textContent?.trim() ||
        parent.closest('noscript, .visually-hidden, .source-line')
      )
        continue;
      if (Number.parseFloat(getComputedStyle(parent).fontSize) < least) found.add(parent.className || parent.tagName);
    }
    return [...found];
  }, pixels);

describe('in a window', () => {
  // one page for all: what is looked at follows its address, its size and what its reader prefers
  let page: Page;
  beforeAll(async () => {
    ({ page } = await screen.open('/iga/map'));
    await ready(page);
  });

  describe('axe finds nothing', () => {
    it('on the map of a town, in the list of what to confirm and in the menu of a place', async () => {
      expect(await violations(page)).toEqual([]);
      await page.getByRole('button', { name: '確認する' }).click();
      await page.locator('.town-confirm-area summary').first().click();
      await page.locator('.confirm-row').first().waitFor();
      expect(await violations(page), 'what to confirm by area').toEqual([]);
      await page.locator('#map-areas').focus();
      await page.keyboard.press('Shift+F10');
      await page.getByRole('menu', { name: 'この場所でできること' }).waitFor();
      expect(await violations(page), 'the menu of a place').toEqual([]);
    });

    it('from an area to its table and its texts; nor is any text below 14 px', async () => {
      await go(page, '/iga/map?area=12');
      await page.getByRole('heading', { name: '府中', level: 1 }).waitFor();
      await ready(page);
      expect(await violations(page)).toEqual([]);
      expect(await textsBelow(page, 14)).toEqual([]);
      await go(page, '/iga/map?area=12&view=table&sort=-gap');
      await page.getByRole('table').getByRole('row').nth(39).waitFor();
      expect(await violations(page), 'the table').toEqual([]);
      await go(page, '/iga/map?area=12&view=text&tab=resources');
      await page.locator('.resource-item').first().waitFor();
      await page.locator('.area-prose-paragraph p').first().waitFor();
      expect(await violations(page), 'the texts').toEqual([]);
      await go(page, '/iga/map?area=12&view=text&tab=population&lang=en');
      await page.getByRole('heading', { name: /^Fuchu/, level: 1 }).waitFor();
      await page.locator('.side-panel table').first().waitFor();
      expect(await violations(page), 'in English').toEqual([]);
    });

    it('in the dialogs, and while the search is open', async () => {
      await go(page, '/iga/map?area=12&view=text');
      await page.getByRole('heading', { name: '府中', level: 1 }).waitFor();
      await ready(page);
      for (const title of ['使い方', 'この画面を共有', '計算のしかた']) {
        await page.getByRole('button', { name: title, exact: true }).click();
        const dialog = page.getByRole('dialog', { name: title });
        await dialog.getByRole('heading', { level: 3 }).first().waitFor();
        expect(await violations(page), `the dialog ${title}`).toEqual([]);
        await page.keyboard.press('Escape');
        await dialog.waitFor({ state: 'detached' });
      }
      await page.getByRole('combobox', { name: 'さがす' }).fill('さろん');
      await page.getByRole('option').first().waitFor();
      expect(await violations(page), 'the search').toEqual([]);
      await page.getByRole('combobox', { name: 'さがす' }).fill('');
    });

    it('in the reader’s own colours, where a switch says whether it is on', async () => {
      await page.emulateMedia({ forcedColors: 'active', colorScheme: 'dark', contrast: 'more' });
      await go(page, '/iga/map?area=12');
      await page.locator('.layer-card .switch').first().waitFor();
      await ready(page);
      // the reader chose those colours, and axe takes some that are not on screen
      expect(await violations(page, { exceptFor: ['color-contrast'] })).toEqual([]);
      const switches = page.locator('.layer-card .switch');
      await switches.first().waitFor();
      const track = () =>
        switches
          .first()
          .locator('.switch-track')
          .evaluate((each) =>
            [getComputedStyle(each).backgroundColor, getComputedStyle(each, '::after').left].join(' '),
          );
      const on = await track();
      await switches.first().click();
      await expect.poll(track).not.toBe(on);
      await page.emulateMedia({ forcedColors: 'none', colorScheme: 'light', contrast: 'no-preference' });
    });
  });

  describe('no button of the map lies under another', () => {
    it.each([
      { width: 720, height: 450 },
      { width: 320, height: 700 },
      { width: 390, height: 844 },
    ])('at $width × $height', async (viewport) => {
      await page.setViewportSize(viewport);
      await go(page, '/iga/map?area=12');
      await still(page);
      const buttons = page.locator('.phone-control, .phone-view, .source-line-credits, .indicator-chip:first-child');
      await buttons.first().waitFor();
      const covered = await buttons.evaluateAll((all) =>
        all.flatMap((button) => {
          const { left, top, width, height } = button.getBoundingClientRect();
          const isOnTop = [0.15, 0.5, 0.85].every((along) =>
            button.contains(document.elementFromPoint(left + width * 0.15, top + height * along)),
          );
          return isOnTop ? [] : [button.getAttribute('aria-label') ?? button.textContent];
        }),
      );
      expect(covered).toEqual([]);
    });
  });

  it('nothing is wider than 320 px', async () => {
    await page.setViewportSize(NARROW);
    await go(page, '/iga/map?area=12');
    const widthOf = () => page.evaluate(() => document.documentElement.scrollWidth);
    await page.locator('.bottom-sheet').waitFor();
    await ready(page);
    expect(await widthOf()).toBeLessThanOrEqual(320);
    await go(page, '/iga/map?area=12&view=table');
    await page.locator('.area-card').nth(39).waitFor();
    expect(await widthOf(), 'the table').toBeLessThanOrEqual(320);
    await go(page, '/iga/map?area=12&view=text');
    await page.locator('.area-prose-paragraph p').nth(38).waitFor();
    expect(await widthOf(), 'the texts').toBeLessThanOrEqual(320);
    await page.goto(new URL('/nowhere/map', screen.server.url).href);
    await page.locator('h1').waitFor();
    await quiet(page);
    expect(await widthOf(), 'an address that is none').toBeLessThanOrEqual(320);
  });
});

describe('on a phone', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await screen.open('/iga/map?area=12', PHONE));
    await ready(page);
  });

  it('has targets of 44 px, and a sheet that goes from height to height by its handle', async () => {
    const low = await page.evaluate(() =>
      [...document.querySelectorAll('.bottom-sheet button, .rail-item, .phone-bar input, .area-tab')]
        // an icon that changes the map beside its row, and words in a sentence, are excepted by WCAG 2.5.8
        .filter((element) => !element.matches('.bottom-sheet-handle, .indicator-row button'))
        .map((element) => ({ what: element.className, height: element.getBoundingClientRect().height }))
        .filter(({ height }) => height > 0 && height < 44),
    );
    expect(low).toEqual([]);

    const height = async () => (await page.locator('.bottom-sheet').boundingBox())?.height ?? 0;
    const half = await height();
    await page.getByRole('button', { name: '情報を上げる' }).click();
    await expect.poll(height).toBeGreaterThan(half + 200);
    await page.getByRole('button', { name: '情報を下げる' }).click();
    await expect.poll(height).toBe(96);
  });

  it('axe finds nothing on the map and in the list', async () => {
    expect(await violations(page)).toEqual([]);
    await go(page, '/iga/map?area=12&view=table');
    await page.locator('.area-card').nth(39).waitFor();
    expect(await violations(page), 'the list').toEqual([]);
  });
});

it('axe finds nothing at 200 %', async () => {
  const { page } = await screen.open('/iga/map?area=12', {
    viewport: { width: 720, height: 450 },
    deviceScaleFactor: 2,
  });
  await ready(page);
  expect(await violations(page)).toEqual([]);
});

describe('by keys alone', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await screen.open('/iga/map?view=text'));
    await ready(page);
  });

  it('the way goes past the bars to the content, and the focus is in sight', async () => {
    await page.keyboard.press('Tab');
    const skip = page.getByRole('link', { name: '本文へ' });
    await expect.poll(() => skip.evaluate((link) => link === document.activeElement)).toBe(true);
    await expect.poll(async () => (await skip.boundingBox())?.y).toBeGreaterThanOrEqual(0);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const ring = () =>
      page.evaluate(() => {
        const { outlineStyle, outlineWidth, outlineColor } = getComputedStyle(document.activeElement ?? document.body);
        return `${outlineWidth} ${outlineStyle} ${outlineColor}`;
      });
    await expect.poll(ring).toBe('4px solid rgb(0, 0, 0)');
  });

  it('a dialog takes the focus, and gives it back', async () => {
    const button = page.getByRole('button', { name: 'この画面を共有' });
    await button.focus();
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'この画面を共有' });
    await dialog.waitFor();
    expect(await dialog.evaluate((element) => element.contains(document.activeElement))).toBe(true);
    await page.keyboard.press('Escape');
    await expect.poll(() => button.evaluate((element) => element === document.activeElement)).toBe(true);
  });
});

import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScreen, type Screen } from './screen.ts';

let screen: Screen;

beforeAll(async () => {
  screen = await openScreen(['iga']);
});
afterAll(() => screen.close());

const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true };
const NARROW = { viewport: { width: 320, height: 640 } };

async function ready(page: Page): Promise<void> {
  await page.locator('.area-heading').waitFor();
  await page.waitForLoadState('networkidle');
}

/** Rule and place of what axe finds. */
async function violations(page: Page, exceptFor: readonly string[] = []): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .disableRules([...exceptFor])
    .analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`));
}

describe('axe finds nothing', () => {
  it.each([
    '/iga/map',
    '/iga/map?area=12',
    '/iga/map?area=12&view=table&sort=-gap',
    '/iga/map?area=12&view=text&tab=resources',
    '/iga/map?area=12&view=text&tab=population&lang=en',
  ])('on %s', async (path) => {
    const { page } = await screen.open(path);
    await ready(page);
    expect(await violations(page)).toEqual([]);
  });

  it.each(['/iga/map?area=12', '/iga/map?area=12&view=table'])('on a phone at %s', async (path) => {
    const { page } = await screen.open(path, PHONE);
    await ready(page);
    expect(await violations(page)).toEqual([]);
  });

  it.each([
    ['in the reader’s own colours', { forcedColors: 'active', colorScheme: 'dark', contrast: 'more' }],
    ['at 200 %', { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 }],
  ] as const)('%s', async (_name, options) => {
    const { page } = await screen.open('/iga/map?area=12', options);
    await ready(page);
    // the reader chose those colours, and axe takes some that are not on screen
    expect(await violations(page, 'forcedColors' in options ? ['color-contrast'] : [])).toEqual([]);
  });

  it('in the list of what to confirm by area, and in the menu of a place', async () => {
    const { page } = await screen.open('/iga/map');
    await ready(page);
    await page.getByRole('button', { name: '確認する' }).click();
    await page.locator('.town-confirm-area summary').first().click();
    await page.locator('.confirm-row').first().waitFor();
    expect(await violations(page)).toEqual([]);
    await page.locator('#map-areas').focus();
    await page.keyboard.press('Shift+F10');
    await page.getByRole('menu', { name: 'この場所でできること' }).waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it.each([
    ['使い方', '使い方'],
    ['この画面を共有', 'この画面を共有'],
    ['計算のしかた', '計算のしかた'],
  ])('in the dialog %s', async (button, title) => {
    const { page } = await screen.open('/iga/map?area=12&view=text');
    await ready(page);
    await page.getByRole('button', { name: button }).click();
    await page.getByRole('dialog', { name: title }).getByRole('heading', { level: 3 }).first().waitFor();
    expect(await violations(page)).toEqual([]);
  });

  it('while the search is open', async () => {
    const { page } = await screen.open('/iga/map?view=text');
    await ready(page);
    await page.getByRole('combobox', { name: 'さがす' }).fill('さろん');
    await page.getByRole('option').first().waitFor();
    expect(await violations(page)).toEqual([]);
  });
});

describe('small and large', () => {
  it.each(['/iga/map?area=12', '/iga/map?area=12&view=table', '/iga/map?area=12&view=text', '/nowhere/map'])(
    'nothing is wider than 320 px at %s',
    async (path) => {
      const { page } = await screen.open(path, NARROW);
      await page.locator('h1').waitFor();
      await page.waitForLoadState('networkidle');
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    },
  );

  it.each([
    { width: 720, height: 450 },
    { width: 320, height: 700 },
    { width: 390, height: 844 },
  ])('no button of the map lies under another at $width × $height', async (viewport) => {
    const { page } = await screen.open('/iga/map?area=12', { viewport });
    await ready(page);
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

  it('in the reader’s own colours a switch says whether it is on', async () => {
    const { page } = await screen.open('/iga/map', { forcedColors: 'active' });
    await ready(page);
    const switches = page.locator('.layer-card .switch');
    await switches.first().waitFor();
    const track = () =>
      switches
        .first()
        .locator('.switch-track')
        .evaluate((each) => [getComputedStyle(each).backgroundColor, getComputedStyle(each, '::after').left].join(' '));
    const on = await track();
    await switches.first().click();
    await expect.poll(track).not.toBe(on);
  });

  it('a phone has targets of 44 px in the panel and in the bars', async () => {
    const { page } = await screen.open('/iga/map?area=12', PHONE);
    await ready(page);
    const low = await page.evaluate(() =>
      [...document.querySelectorAll('.bottom-sheet button, .rail-item, .phone-bar input, .area-tab')]
        // an icon that changes the map beside its row, and words in a sentence, are excepted by WCAG 2.5.8
        .filter((element) => !element.matches('.bottom-sheet-handle, .indicator-row button'))
        .map((element) => ({ what: element.className, height: element.getBoundingClientRect().height }))
        .filter(({ height }) => height > 0 && height < 44),
    );
    expect(low).toEqual([]);
  });

  it('the sheet of a phone goes from height to height by its handle', async () => {
    const { page } = await screen.open('/iga/map?area=12', PHONE);
    await ready(page);
    const height = async () => (await page.locator('.bottom-sheet').boundingBox())?.height ?? 0;
    const half = await height();
    await page.getByRole('button', { name: '情報を上げる' }).click();
    await expect.poll(height).toBeGreaterThan(half + 200);
    await page.getByRole('button', { name: '情報を下げる' }).click();
    await expect.poll(height).toBe(96);
  });

  it('no text on screen is below 14 px, but the line of sources', async () => {
    const { page } = await screen.open('/iga/map?area=12');
    await ready(page);
    const small = await page.evaluate(() => {
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
        if (Number.parseFloat(getComputedStyle(parent).fontSize) < 14) found.add(parent.className || parent.tagName);
      }
      return [...found];
    });
    expect(small).toEqual([]);
  });
});

describe('by keys alone', () => {
  it('the way goes past the bars to the content, and the focus is in sight', async () => {
    const { page } = await screen.open('/iga/map?view=text');
    await ready(page);
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
    const { page } = await screen.open('/iga/map?view=text');
    await ready(page);
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

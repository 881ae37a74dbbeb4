import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawn } from './map-page.ts';
import { addressOf, go, openScreen, type Screen } from './screen.ts';

const DESK = { width: 1440, height: 900 };
const OVER_THE_MAP = [
  { width: 1180, height: 800 },
  { width: 1024, height: 768 },
  { width: 800, height: 900 },
];

let screen: Screen;

beforeAll(async () => {
  screen = await openScreen(['iga']);
});
afterAll(() => screen.close());

/** What lies on top at the middle of each choice of 地図|表|文章. */
const choicesOnTop = (page: Page): Promise<boolean[]> =>
  page.locator('.scope-bar .segmented-control-item').evaluateAll((choices) =>
    choices.map((choice) => {
      const { left, top, width, height } = choice.getBoundingClientRect();
      return choice.contains(document.elementFromPoint(left + width / 2, top + height / 2));
    }),
  );

describe('in a window', () => {
  // one page for all: what is looked at follows its size and its address
  let page: Page;
  let faults: readonly string[];
  beforeAll(async () => {
    ({ page, faults } = await screen.open('/iga/map', { viewport: DESK }));
  });

  it.each([DESK, { width: 1024, height: 768 }, { width: 320, height: 700 }])(
    'the line of sources is one line at $width px, and leads to the whole',
    async (viewport) => {
      await go(page, '/iga/map');
      await page.setViewportSize(viewport);
      expect(await lookAtSources(page)).toEqual({ isOneLine: true, isCut: false });
    },
  );

  describe('beside a panel that lies over the map', () => {
    it.each(OVER_THE_MAP)('地図|表|文章 can be pressed at $width px', async (viewport) => {
      await page.setViewportSize(viewport);
      await go(page, '/iga/map?area=12');
      await page.locator('.side-panel .area-tab').first().waitFor();
      await expect.poll(() => choicesOnTop(page)).toEqual([true, true, true]);
      await page.getByRole('radio', { name: '表' }).click();
      await page.getByRole('table').waitFor();
      await expect.poll(() => choicesOnTop(page)).toEqual([true, true, true]);
      expect(addressOf(page)).toBe('/iga/map?area=12&view=table');
    });

    it('the table ends where the panel begins', async () => {
      await page.setViewportSize({ width: 1024, height: 768 });
      await go(page, '/iga/map?area=12&view=table');
      await page.getByRole('table').waitFor();
      const edge = async (of: string) => (await page.locator(of).boundingBox()) ?? { x: 0, width: 0 };
      const panel = await edge('.side-panel');
      await expect
        .poll(async () => {
          const { x, width } = await edge('.stage-screen');
          return x + width;
        })
        .toBeLessThanOrEqual(panel.x + 1);
    });
  });

  it('on paper stands what is on screen, of which town and day, as a demo, with its sources, and nothing to press', async () => {
    await page.setViewportSize(DESK);
    await go(page, '/iga/map?area=12');
    await drawn(page);
    await print(page);
    expect(await page.locator('.print-head').innerText()).toMatch(
      /^伊賀市\n2025年度\(令和7\)\n\d+年\d+月\d+日 印刷\nデモ:数値と形は架空です/,
    );
    await page
      .locator('.print-sources')
      .getByText(/^出典:.*国土交通省/)
      .waitFor();
    await page.getByRole('heading', { name: '府中' }).waitFor();
    await page.locator('.legend-card').getByText('データなし').waitFor();
    expect(await page.locator('.rail, .top-bar, .segmented-control, .button').filter({ visible: true }).count()).toBe(
      0,
    );
    // the map is a copy: what WebGL draws is no more by then
    const colours = await page.locator('canvas.printed-map').evaluate((copy: HTMLCanvasElement) => {
      const { data } = copy.getContext('2d')?.getImageData(0, 0, copy.width, copy.height) ?? { data: [] };
      return new Set(new Uint32Array(Uint8ClampedArray.from(data).buffer)).size;
    });
    expect(colours).toBeGreaterThan(50);

    await page.setViewportSize(DESK);
    await page.emulateMedia({ media: 'screen' });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    expect(await page.locator('canvas.printed-map').count()).toBe(0);

    // all rows, under a head that is drawn again on each page
    await page.getByRole('radio', { name: '表' }).click();
    await page.getByRole('table').waitFor();
    await print(page);
    expect(await page.locator('.side-panel').isVisible()).toBe(false);
    const table = await page.locator('.area-table-scroll').evaluate((frame) => ({
      overflow: getComputedStyle(frame).overflow,
      isCut: frame.scrollWidth > frame.clientWidth,
      head: getComputedStyle(frame.querySelector('thead') ?? frame).display,
    }));
    expect(table).toEqual({ overflow: 'visible', isCut: false, head: 'table-header-group' });
    expect(faults).toEqual([]);
  });
});

/** The page as it is when it is printed. */
async function print(page: Page): Promise<void> {
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  // what is left of A4 between its margins
  await page.setViewportSize({ width: 703, height: 1000 });
}

describe('on a phone', () => {
  it('the table and the texts are one press from the map, and the sources are one line', async () => {
    const { page } = await screen.open('/iga/map', { viewport: { width: 390, height: 844 }, hasTouch: true });
    for (const [name, view, first] of [
      ['表', 'table', '.area-card'],
      ['文章', 'text', '.area-prose-paragraph'],
    ] as const) {
      const button = page.getByRole('button', { name, exact: true });
      const { width = 0, height = 0 } = (await button.boundingBox()) ?? {};
      expect(Math.min(width, height)).toBeGreaterThanOrEqual(44);
      await button.click();
      await page.locator(first).first().waitFor();
      expect(addressOf(page)).toBe(`/iga/map?view=${view}`);
      await page.goBack();
      await expect.poll(() => addressOf(page)).toBe('/iga/map');
    }
    expect(await lookAtSources(page)).toEqual({ isOneLine: true, isCut: false });
  });
});

describe('what must always be said, on a phone', () => {
  it.each(['/iga/records/agreements', '/iga/map?view=table'])(
    'covers nothing of %s, also as the public sees it',
    async (path) => {
      const { page } = await screen.open(`${path}${path.includes('?') ? '&' : '?'}as=public`, {
        viewport: { width: 390, height: 844 },
      });
      await page.getByText('デモ:数値と形は架空です', { exact: true }).waitFor();
      const controls = page.locator('main :is(.beside-tab, .segmented-control-item)');
      await controls.first().waitFor();
      const bar = (await page.locator('.phone-bar').boundingBox()) ?? { y: 0, height: Infinity };
      for (const control of await controls.all())
        expect((await control.boundingBox())?.y).toBeGreaterThanOrEqual(bar.y + bar.height);
    },
  );
});

/** The line of sources, and whether the dialog behind it shows every one whole. */
async function lookAtSources(page: Page): Promise<{ isOneLine: boolean; isCut: boolean }> {
  const line = page.locator('.source-line');
  await line.waitFor();
  await line.getByRole('button').focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '出典' });
  await dialog.getByText('位置参照情報の約款').waitFor();
  const isCut = await dialog.locator('li').evaluateAll((rows) => rows.some((row) => row.scrollWidth > row.clientWidth));
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  const { height = Infinity } = (await line.boundingBox()) ?? {};
  return { isOneLine: height <= 30, isCut };
}

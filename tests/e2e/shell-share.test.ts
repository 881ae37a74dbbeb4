import { createReadStream } from 'node:fs';
import jsqr from 'jsqr';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { drawn } from './map-page.ts';
import { addressOf, CITY_SITE, openScreen, type Screen } from './screen.ts';

let screen: Screen;

beforeAll(async () => {
  screen = await openScreen(['iga']);
});
afterAll(() => screen.close());

async function openShare(page: Page) {
  await page.getByRole('button', { name: 'この画面を共有' }).click();
  const dialog = page.getByRole('dialog', { name: 'この画面を共有' });
  await dialog.waitFor();
  return dialog;
}

/** Size of a PNG and one pixel of every so many, read by the page: red, green, blue, alpha each. */
const readPng = (page: Page, png: Buffer, every = 1) =>
  page.evaluate(
    async ([data, step]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${data}`;
      await image.decode();
      const canvas = document.createElement('canvas');
      canvas.width = image.width;
      canvas.height = image.height;
      const context = canvas.getContext('2d');
      context?.drawImage(image, 0, 0);
      const all = [...(context?.getImageData(0, 0, canvas.width, canvas.height).data ?? [])];
      const pixels = all.filter((_, at) => Math.floor(at / 4) % step === 0);
      return { width: canvas.width, height: canvas.height, pixels };
    },
    [png.toString('base64'), every] as const,
  );

describe('この画面を共有', () => {
  it('says the same address as text and as a QR code that a reader reads', async () => {
    const { page, faults } = await screen.open('/iga/map?area=12&view=table&sort=-gap');
    const dialog = await openShare(page);
    const address = await dialog.getByRole('textbox', { name: 'この画面のアドレス' }).inputValue();
    expect(address).toBe(page.url());
    const code = dialog.getByRole('img', { name: 'この画面のアドレスのQRコード' });
    const { width, height, pixels } = await readPng(page, await code.screenshot());
    expect(jsqr.default(new Uint8ClampedArray(pixels), width, height)?.data).toBe(address);
    await dialog.getByText('地図を開いているときに、画像にできます。').waitFor();
    expect(faults).toEqual([]);
  });

  it('makes a short link that leads back to the screen', async () => {
    const { page, faults } = await screen.open('/iga/map?area=12&view=table&sort=-gap');
    const dialog = await openShare(page);
    await dialog.getByRole('button', { name: '短いリンクをつくる' }).click();
    const link = await dialog.getByRole('textbox', { name: '短いリンク' }).inputValue();
    expect(link).toMatch(/\/s\/[2-9A-HJ-NP-Z]{8}$/);
    await page.goto(link);
    await page.getByRole('heading', { name: '府中', level: 1 }).waitFor();
    expect(addressOf(page)).toBe('/iga/map?area=12&sort=-gap&view=table');
    expect(faults).toEqual([]);
  });

  it('says what to do where a short link leads nowhere', async () => {
    const { page } = await screen.open('/s/22222222');
    await page.getByRole('heading', { name: 'この短いリンクの先は見つかりません' }).waitFor();
    await page.getByRole('link', { name: '三重県 伊賀市' }).click();
    await page.getByRole('heading', { name: '伊賀市', level: 1 }).waitFor();
    expect(addressOf(page)).toBe('/iga/map');
  });

  it('makes a picture of the map in twice its size, as the public sees it', async () => {
    const { page } = await screen.open('/iga/map?area=12');
    await drawn(page);
    const map = (await page.locator('.map-canvas').boundingBox()) ?? { width: 0, height: 0 };
    const dialog = await openShare(page);
    const coming = page.waitForEvent('download', { timeout: 60_000 });
    await dialog.getByRole('button', { name: '公開の見え方にして保存' }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toMatch(/^伊賀市_府中_.+\.png$/);
    await page.getByText('公開の見え方', { exact: false }).first().waitFor();
    expect(new URL(page.url()).searchParams.get('as')).toBe('public');

    const parts: Buffer[] = [];
    for await (const part of createReadStream(await download.path())) parts.push(part as Buffer);
    const { width, height, pixels } = await readPng(page, Buffer.concat(parts), 97);
    expect(width).toBe(map.width * 2);
    // the words above and below it
    expect(height).toBeGreaterThan(map.height * 2 + 300);
    const colours = new Set<string>();
    for (let at = 0; at < pixels.length; at += 4) colours.add([pixels[at], pixels[at + 1], pixels[at + 2]].join(','));
    // the map is in it: cells within reach, and a class of the areas around, stepped back
    expect(colours).toContain('36,128,142');
    expect(colours).toContain('247,209,138');
    expect(colours).toContain('255,255,255');
  });
});

describe('うめこむ', () => {
  it('gives a frame that another site shows as the public sees the map, and that no other page is', async () => {
    const { page, faults } = await screen.open('/iga/map?area=12');
    const dialog = await openShare(page);
    await dialog.getByRole('button', { name: 'うめこむ' }).click();
    await dialog.getByText(`うめこめるサイト:このHazamaと、${CITY_SITE}`).waitFor();
    await dialog.getByText('だれが開いても公開の見え方で', { exact: false }).waitFor();
    await dialog.getByRole('radio', { name: '大' }).click();
    const code = await dialog.getByRole('textbox', { name: 'ページに貼るコード(HTML)' }).inputValue();
    expect(code).toBe(
      `<iframe src="${screen.server.url}/iga/embed?area=12" title="府中 | 伊賀市 | Hazama 狭間" ` +
        'width="960" height="600" loading="lazy" style="border:0;max-width:100%"></iframe>',
    );
    expect(faults).toEqual([]);

    const asked: string[] = [];
    const other = await screen.open('/healthz', {
      prepare: (fresh) =>
        fresh.route(`${CITY_SITE}/**`, (route) =>
          route.fulfill({
            contentType: 'text/html; charset=utf-8',
            // staff's own page beside it: no site may frame that
            body: `<!doctype html><title>市のページ</title>${code}${code.replace('/iga/embed', '/iga/map')}`,
          }),
        ),
    });
    other.page.on('request', (request) => asked.push(new URL(request.url()).pathname));
    await other.page.goto(`${CITY_SITE}/plan/`);
    const frame = other.page.frameLocator('iframe[src*="/embed"]');
    await frame.getByRole('heading', { name: '府中 伊賀市 2025年度(令和7)', level: 1 }).waitFor();
    // rounded to 10, of cells that hold nobody's few: staff read 1,295 and 432
    await frame.getByText('この地区の65歳以上 1,290人のうち 450人(35%)は', { exact: false }).waitFor();
    await frame.locator('.map-screen[data-drawn]').waitFor();
    await frame.getByRole('region', { name: '色の見方' }).waitFor();
    await frame.getByRole('button', { name: /出典\d件/ }).waitFor();
    for (const name of ['この画面を共有', 'この表を書き出す'])
      expect(await frame.getByRole('button', { name }).count()).toBe(0);
    expect(await frame.getByRole('navigation').count()).toBe(0);
    expect(await frame.getByRole('link', { name: 'Hazamaで開く' }).getAttribute('href')).toBe('/iga/map?area=12');

    await frame.getByRole('radio', { name: '表' }).click();
    await frame.getByRole('row', { name: /府中/ }).waitFor();
    await frame.getByRole('button', { name: '閉じて、伊賀市の全体を見る' }).click();
    await frame.getByText('全39地区', { exact: false }).waitFor();

    // nothing was asked by another door, and nothing came of the page that is staff's
    expect(asked.filter((path) => path.endsWith('/graphql') || path.includes('/tiles/'))).not.toEqual([]);
    expect(asked.filter((path) => path.startsWith('/graphql') || path.startsWith('/tiles'))).toEqual([]);
    expect(other.faults.filter((fault) => !fault.includes("frame-ancestors 'none'"))).toEqual([]);
    expect(other.faults.length).toBeGreaterThan(0);
  });
});

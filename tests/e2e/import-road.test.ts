import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { DATASET_NAMES } from '@hazama/server/dataset';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { encodeCp932 } from '../import/fixtures/cp932.ts';
import { geopackage } from '../import/fixtures/geopackage.ts';
import { testData } from '../support/test-data.ts';
import { type OpenOptions, openScreen, type Screen } from './screen.ts';

let screen: Screen;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(path.join(os.tmpdir(), 'hazama-import-'));
  screen = await openScreen(['iga']);
});
afterAll(async () => {
  await screen.close();
  rmSync(folder, { recursive: true });
});

function file(name: string, content: string | Uint8Array): string {
  const place = path.join(folder, name);
  writeFileSync(place, content);
  return place;
}

/** Chooses a file on the screen of imports, and waits until its page says what is next. */
async function choose(place: string, options?: OpenOptions): Promise<Page> {
  const { page } = await (options ? screen.open('/iga/import', options) : screen.visit('/iga/import'));
  await page.locator('input[type=file]').setInputFiles(place);
  await page.waitForURL(/\/iga\/import\/[\w-]{36}/);
  await page.locator('.job-check[aria-busy=false], .import-need, .notice').first().waitFor();
  return page;
}

async function publish(page: Page): Promise<void> {
  await page.getByRole('button', { name: '反映する' }).click();
  await page.getByRole('dialog').getByRole('button', { name: '反映する' }).click();
  await page.getByRole('link', { name: '地図で見る' }).waitFor();
}

const pile = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(name) });
const countOf = async (page: Page, name: string) =>
  Number((await pile(page, name).locator('b').textContent())?.replaceAll(',', ''));
const shot = async (page: Page, name: string) => {
  const to = process.env['HAZAMA_SHOTS'];
  if (to) await page.screenshot({ path: path.join(to, `${name}.png`) });
};

const HEADER = 'id,kind,name,address,longitude,latitude,capacity';
const ROWS = [
  '1,salon,あさひサロン,伊賀市上野丸之内1,136.13,34.766,20',
  '2,salon,ゆうひサロン,伊賀市上野丸之内2,136.131,34.767,15',
  '3,salon,ほしのサロン,伊賀市上野丸之内3,0,0,',
  '4,寺子屋,まなびや,伊賀市上野丸之内4,136.132,34.768,',
];
const table = (...rows: readonly string[]) => `${[HEADER, ...rows].join('\n')}\n`;

const STRANGE = `つどいの呼び名,どんな場,どこでやるか,よこ,たて
ふじの会,お茶っこ,伊賀市上野丸之内5,136.133,34.769
つきの会,お茶っこ,伊賀市上野丸之内6,136.134,34.770
`;

const salonCalled = (name: string) => ({ properties: { kind: 'salon', name }, point: [136.13, 34.766] as const });

describe('取込', () => {
  it('is a screen of its own, reached by the rail, with what can be brought in', async () => {
    const { page, faults } = await screen.visit('/iga/map?view=text');
    await page.getByRole('navigation').getByRole('link', { name: '取込' }).click();
    await page.getByRole('heading', { level: 1, name: 'データを取り込む' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/iga/import');
    expect(await page.title()).toBe('取込 | 伊賀市 | Hazama 狭間');
    await page.getByText('取り込めるもの・表のひな形').click();
    expect(await page.getByRole('link', { name: /Excel 地域資源/ }).getAttribute('href')).toBe(
      '/templates/resources.xlsx',
    );
    await shot(page, 'home-1440');
    expect(faults).toEqual([]);
  });

  it('leads a real list from the file to the map, and back', async () => {
    const page = await choose(testData('facilities/510_tokuyou_20250601-mie-gunma.csv'));
    await page.getByText('350行').first().waitFor();
    const accepted = await countOf(page, 'そのまま入ります');
    expect(accepted + (await countOf(page, '確かめてください')) + (await countOf(page, '直さないと入りません'))).toBe(
      350,
    );
    await shot(page, 'check-1440');
    await pile(page, 'そのまま入ります').click();
    await expect.poll(() => new URL(page.url()).searchParams.get('sev')).toBe('ok');
    await expect.poll(() => page.locator('.row-card').count()).toBe(Math.min(50, accepted));

    // a reload in the middle comes back to the same
    await page.reload();
    expect(await countOf(page, 'そのまま入ります')).toBe(accepted);

    await publish(page);
    await page.getByText(/追加 \d+件/).waitFor();
    await shot(page, 'done-1440');
    await page.getByRole('link', { name: '続けて別のファイルを取り込む' }).click();
    const past = page.locator('.import-history > li').first();
    await past.getByText('反映ずみ').waitFor();
    await past.getByRole('button', { name: /元に戻す/ }).click();
    await page.getByRole('dialog').getByRole('button', { name: '元に戻す' }).click();
    await past.getByText('元に戻した').waitFor();
    await shot(page, 'history-1440');
  });

  it('shows what is doubtful and wrong row by row, and takes what is put right', async () => {
    const page = await choose(file('直す表.csv', table(...ROWS)));
    expect(await Promise.all(['そのまま', '確かめて', '直さないと'].map((name) => countOf(page, name)))).toEqual([
      2, 1, 1,
    ]);

    const wrong = page.locator('.row-card').filter({ hasText: 'まなびや' });
    await wrong.getByText('資源の種類「寺子屋」がありません。', { exact: false }).waitFor();
    await wrong.getByRole('button', { name: /直す/ }).click();
    await wrong.getByLabel('種類').fill('salon');
    await shot(page, 'edit-1440');
    await wrong.getByRole('button', { name: '直して確かめる' }).click();
    await expect.poll(() => countOf(page, 'そのまま')).toBe(3);

    await pile(page, '確かめて').click();
    await page.locator('.row-card').getByRole('button', { name: '入れない' }).click();
    await expect.poll(() => countOf(page, '直さないと')).toBe(1);

    await page.getByText(/^追加 3$/).click();
    await page.locator('.import-records').getByText('まなびや').waitFor();
    await publish(page);
  });

  it('offers the layers of a file by name, and asks for a coordinate system that it does not say', async () => {
    const layers = [
      { name: '今のサロン', features: [salonCalled('いまの会')] },
      { name: '前のサロン', features: [salonCalled('まえの会')] },
    ];
    const page = await choose(file('二つの層.gpkg', geopackage(layers)));
    await page.getByText('読み方(シート・レイヤー、座標系)を変える').click();
    await page.getByLabel('読むシート・レイヤー').selectOption('前のサロン');
    await page.getByRole('button', { name: 'この読み方で確かめる' }).click();
    await page.locator('.row-card').getByText('まえの会').waitFor();
    await shot(page, 'layers-1440');

    const metres = [
      {
        ...layers[0],
        name: '平面',
        epsg: 999_999,
        features: [{ ...salonCalled('いまの会'), point: [11_900, -136_900] as const }],
      },
    ];
    await page.goto(new URL('/iga/import', page.url()).href);
    await page.locator('input[type=file]').setInputFiles(file('座標なし.gpkg', geopackage(metres)));
    await page.getByRole('heading', { name: '座標系を教えてください' }).waitFor();
    await page.getByLabel('座標系').fill('平面直角6系');
    await shot(page, 'crs-1440');
    await page.getByRole('button', { name: 'この読み方で確かめる' }).click();
    const row = page.locator('.row-card').getByText('いまの会');
    await row.waitFor();
    expect(await row.isVisible()).toBe(true);
  });

  it('asks what a strange table is, matches its columns and its words for kinds, and remembers', async () => {
    const page = await choose(file('つどい.csv', encodeCp932(STRANGE)));
    await page.getByText('文字コード Shift_JIS').waitFor();
    await page.getByRole('heading', { name: '何の表か、教えてください' }).waitFor();
    // every table that can be told apart by its rows; a timetable and streets are known by their files
    const offered = await page
      .getByRole('radio')
      .evaluateAll((choices) => choices.map((choice) => choice.getAttribute('value')));
    expect(new Set(offered)).toEqual(new Set(DATASET_NAMES.filter((name) => !['gtfs', 'streets'].includes(name))));
    await page.getByRole('radio', { name: /^地域資源/ }).check();
    await page.getByRole('button', { name: '次へ' }).click();

    await page.getByRole('heading', { name: '列を合わせてください' }).waitFor();
    await page.getByLabel('列「つどいの呼び名」の項目').selectOption('name');
    await page.getByLabel('列「どんな場」の項目').selectOption('kind');
    await page.getByLabel('列「どこでやるか」の項目').selectOption('address');
    await page.getByLabel('列「よこ」の項目').selectOption('longitude');
    await page.getByLabel('列「たて」の項目').selectOption('latitude');
    await shot(page, 'match-1440');
    await page.getByRole('button', { name: 'この対応で確かめる' }).click();

    await page.getByLabel('「お茶っこ」(2行)').selectOption('salon');
    await shot(page, 'kinds-1440');
    await page.getByRole('button', { name: 'この種類で確かめる' }).click();
    await expect.poll(() => countOf(page, 'そのまま')).toBe(2);
    await publish(page);

    // the next of the same header is read at once
    const next = await choose(file('つどい_2027-04.csv', encodeCp932(STRANGE.replace('ふじの会', 'うめの会'))));
    await next.getByRole('heading', { name: '2行を確かめました' }).waitFor();
    expect(await countOf(next, 'そのまま')).toBe(2);
  });

  it('says of what was published that its numbers are still to come', async () => {
    const page = await choose(
      file('数字はあと.csv', table('9,salon,あとのサロン,伊賀市上野丸之内9,136.136,34.771,10')),
    );
    await publish(page);
    await screen.server.database.query('UPDATE import_job SET problem = $2 WHERE id = $1', [
      new URL(page.url()).pathname.split('/').at(-1),
      JSON.stringify({ code: 'fault-computing', message: '反映は終わっています。あとで計算しなおします。' }),
    ]);
    await page.reload();
    await page.getByRole('link', { name: '地図で見る' }).waitFor();
    expect(await page.getByRole('alert').textContent()).toBe('反映は終わっています。あとで計算しなおします。');
    await shot(page, 'import-numbers-later');
  });

  it('keeps no list of people, and says so kindly', async () => {
    const page = await choose(file('名簿.csv', '氏名,生年月日,住所\n伊賀太郎,1940-01-01,伊賀市\n'));
    await page.getByText('個人や世帯の情報なので、お預かりしませんでした').waitFor();
    await shot(page, 'people-1440');
    await page.getByRole('button', { name: '別のファイルを選ぶ' }).click();
    await page.getByText('ここにファイルを置く').waitFor();
    expect(await page.getByText('名簿.csv').count()).toBe(0);
  });

  it('fits a phone', async () => {
    const place = file('電話で.csv', table(...ROWS.map((row) => row.replace('サロン', 'つどい'))));
    const page = await choose(place, { viewport: { width: 390, height: 844 }, hasTouch: true });
    await page.getByRole('button', { name: '反映する' }).waitFor();
    expect(await page.evaluate(() => document.querySelector('.import-screen')?.scrollWidth)).toBeLessThanOrEqual(390);
    await shot(page, 'check-390');
    await page.getByRole('button', { name: 'この取込をやめる' }).click();
    await page.getByText('この取込はやめました').waitFor();
    await page.getByRole('button', { name: '別のファイルを選ぶ' }).click();
    await page.getByText('ここにファイルを置く').waitFor();
    await shot(page, 'home-390');
  });

  it('says when there is no such import', async () => {
    const { page } = await screen.visit('/iga/import/00000000-0000-0000-0000-000000000000');
    await page.getByText('この取込は見つかりません').waitFor();
    await page.getByRole('button', { name: '取込の一覧' }).click();
    expect(new URL(page.url()).pathname).toBe('/iga/import');
  });

  it('speaks English', async () => {
    const { page } = await screen.visit('/iga/import?lang=en');
    await page.getByRole('heading', { level: 1, name: 'Bring data in' }).waitFor();
    expect(readFileSync(path.join(folder, '直す表.csv'), 'utf8')).toContain('あさひサロン');
  });
});

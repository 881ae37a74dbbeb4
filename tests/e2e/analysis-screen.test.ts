import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { API, openScreen, type Screen } from './screen.ts';
import { violations } from './violations.ts';

let screen: Screen;
beforeAll(async () => {
  screen = await openScreen();
});
afterAll(() => screen.close());

it('sets the areas of a town beside each other, as picture, table and text, by keys alone', async () => {
  const { page, faults } = await screen.open('/iga/analysis?ind=coverage.gathering');
  await page.getByRole('heading', { name: '地区のちがい', level: 1 }).waitFor();
  await page
    .getByText(/^伊賀市の「集いの場に歩いて行ける」の地区のちがいは、ジニ係数で0\.\d{3}です\(39地区\)/)
    .waitFor();

  // the points are one stop of the tab key; the arrows go on, Enter opens an area, and its sentence stands below
  const points = page.getByRole('listbox', { name: '分かれかた' }).getByRole('option');
  expect(await points.count()).toBe(39);
  await points.first().focus();
  await page.keyboard.press('ArrowRight');
  await page
    .getByRole('status')
    .filter({ hasText: /^上野西部: \d+%/ })
    .waitFor();
  await page.keyboard.press('Enter');
  await expect.poll(() => page.url()).toContain('/iga/analysis?area=2&ind=coverage.gathering');

  await page.getByRole('button', { name: '計算のしかた' }).click();
  const drawer = page.getByRole('dialog', { name: '計算のしかた' });
  await drawer.getByText('分かれかた(ローレンツ曲線とジニ係数): 集いの場に歩いて行ける').waitFor();
  await drawer.getByText('Gini 1912, Lorenz 1905').waitFor();
  await page.keyboard.press('Escape');

  // the same selection in the funnel, as picture and as table
  await page.getByRole('radio', { name: '偶然の幅' }).click();
  const open = page.getByRole('listbox', { name: '偶然の幅' }).getByRole('option', { selected: true });
  expect(await open.getAttribute('aria-label')).toMatch(/^上野西部: \d+%\([\d,]+人\)。偶然の幅は\d+%–\d+%で、/);
  await page.getByText('計算のしかた', { exact: true }).click();
  await page.getByText(/Quality and Safety in Health Care/).waitFor();
  expect(await violations(page, { within: '.analysis' })).toEqual([]);
  await page.getByRole('radio', { name: '表' }).click();
  const table = page.getByRole('table', { name: /^集いの場に歩いて行ける\(地区番号の順\)/ });
  expect(await table.getByRole('row').count()).toBe(40);
  expect(await table.getByRole('button', { name: '上野西部' }).getAttribute('aria-pressed')).toBe('true');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'この表をCSVで保存' }).click(),
  ]);
  const lines = readFileSync(await download.path(), 'utf8')
    .trimEnd()
    .split('\r\n');
  expect(lines).toHaveLength(40);
  expect(lines[0]).toBe(
    '\uFEFF地区番号,地区,集いの場に歩いて行ける(%) 2025年度(令和7),人数,偶然の幅(95%)の下(%),偶然の幅(95%)の上(%),幅との関わり',
  );

  // what a spreadsheet can count with: digits alone
  expect(lines[2]).toMatch(/^2,上野西部,\d+\.\d+,\d+(\.\d+)?,\d+\.\d+,\d+\.\d+,幅より高い$/);

  await page.getByRole('radio', { name: '文章' }).click();
  await page.getByText(/地区はその偶然の幅\(95%\)の中にあり、ちがうとは言えません/).waitFor();

  await page.getByRole('radio', { name: '図' }).click();
  await page.getByRole('radio', { name: 'となりとの似かた' }).click();
  await page.getByRole('region', { name: 'まわりとの似かたの地図' }).waitFor();
  await page.getByText(/地区の境は推定です/).waitFor();

  // minutes are no rates
  await page.goto(`${screen.server.url}/iga/analysis?chart=rates&ind=nearest.gathering`);
  await page.getByText(/偶然の幅はありません/).waitFor();
  expect(faults).toEqual([]);
});

it('says so where it is for staff, where the server does not answer, and fits a phone in English', async () => {
  const { page } = await screen.open('/iga/analysis?as=council');
  await page.getByText('この部分は職員だけが見られます').waitFor();

  await page.route(API, (route) =>
    (route.request().postData() ?? '').includes('AreaPattern') ? route.abort() : route.continue(),
  );
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${screen.server.url}/iga/analysis?chart=rates&lang=en`);
  const again = page.getByRole('button', { name: 'Try again' });
  await again.waitFor();
  await page.unroute(API);
  await again.click();
  await page.getByText(/^Where few people live/).waitFor();
  expect(await page.getByRole('list', { name: 'Few people, smoothed' }).getByRole('button').count()).toBe(39);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

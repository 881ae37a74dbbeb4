import { afterAll, beforeAll, expect, it } from 'vitest';
import { API, addressOf, openScreen, type Screen } from './screen.ts';

let screen: Screen;
beforeAll(async () => {
  screen = await openScreen();
});
afterAll(() => screen.close());

it('shows where the next ones would help on map, as table and as text, and keeps what is asked in the address', async () => {
  const { page, faults } = await screen.open('/iga/whatif/siting?view=table&n=2');
  const list = page.getByRole('region', { name: '置くと助かるところ' });
  await list.getByRole('button').nth(1).waitFor();
  // the two of the list are the two rows of the table, and the curve ends with their sum
  const rows = page.getByRole('table', { name: '置くと助かるところ' }).getByRole('row');
  expect(await rows.count()).toBe(3);
  const added = await Promise.all(
    [1, 2].map(async (row) => Number(await rows.nth(row).getByRole('cell').last().innerText())),
  );
  const curve = page.getByRole('table', { name: '置く数と、新しく届く人' }).first().getByRole('row');
  const within = await Promise.all(
    [1, 3].map(async (row) => Number((await curve.nth(row).getByRole('cell').first().innerText()).replace(',', ''))),
  );
  expect((within[1] ?? 0) - (within[0] ?? 0)).toBeCloseTo((added[0] ?? 0) + (added[1] ?? 0), -1);
  await page.getByRole('status').filter({ hasText: 'これより多くはなりません' }).waitFor();

  // by keyboard: one place more is another question, and the address says so
  await page.getByRole('slider', { name: /いくつ置くなら/ }).focus();
  await page.keyboard.press('ArrowRight');
  await list.getByRole('button').nth(2).waitFor();
  // three is what is asked where the address doesn't say
  await expect.poll(() => addressOf(page)).toBe('/iga/whatif/siting?view=table');
  await page.getByRole('combobox', { name: '候補' }).selectOption({ label: '人が住む500mの格子' });
  await list
    .getByText(/の中の1点/)
    .first()
    .waitFor();
  await expect.poll(() => addressOf(page)).toBe('/iga/whatif/siting?view=table&from=grid-500');

  // equal choices are chosen, not ranked
  const ties = page.getByRole('combobox', { name: '同じくらい良い選び方' });
  const other = (await ties.locator('option').nth(1).innerText()).replace(/^選び方2:/, '');
  await ties.selectOption({ index: 1 });
  await expect.poll(() => addressOf(page)).toContain('choice=1');
  const names = await list.getByRole('button').locator('span').allInnerTexts();
  expect(other).toContain(names.join('、'));

  // the address alone brings it all back, as text and on the map
  await page.reload();
  await expect.poll(() => list.getByRole('button').locator('span').allInnerTexts()).toEqual(names);
  await page.getByRole('radio', { name: '文章' }).click();
  await page.getByText('これより良い選び方はないと確かめました').waitFor();
  await page.getByRole('radio', { name: '地図' }).click();
  await page.getByRole('region', { name: '置くと助かるところの地図' }).locator('canvas').waitFor();
  await list.getByRole('button').first().click();
  expect(await list.getByRole('button').first().getAttribute('aria-pressed')).toBe('true');

  // from the halls, no area left behind, and no more than one in each
  await page.getByRole('combobox', { name: '候補' }).selectOption({ index: 0 });
  await page.getByRole('checkbox', { name: /どの地区も置いていかない/ }).check();
  await page.getByRole('combobox', { name: '1つの地区に' }).selectOption({ label: '1か所まで' });
  await expect.poll(() => addressOf(page)).toBe('/iga/whatif/siting?none=1&per=1');
  await page.getByRole('status').filter({ hasText: '届く人' }).waitFor();

  // another question of the same places, and they become a trial
  await page
    .getByRole('combobox', { name: 'どんなふうに選ぶか' })
    .selectOption({ label: '平均の道のりが短くなるように' });
  await page.getByRole('status').filter({ hasText: '平均の道のり' }).waitFor();
  await expect.poll(() => addressOf(page)).toBe('/iga/whatif/siting?how=mean');
  await page.getByRole('button', { name: '「もし」に入れてためす' }).click();
  await page.getByRole('heading', { name: 'ためしていること(3)' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/iga/whatif/new');
  expect(faults).toEqual([]);
});

it('can be stopped and begun again, and says what to do without a server', async () => {
  const { page } = await screen.open('/iga/whatif/siting?view=text', {
    // the search waits for as long as the server is not asked
    prepare: (opened) =>
      opened.route(API, (route) =>
        (route.request().postData() ?? '').includes('sitingProgress') ? undefined : route.continue(),
      ),
  });
  await page.getByRole('status').filter({ hasText: '計算中' }).waitFor();
  await page.getByRole('button', { name: 'やめる' }).click();
  await page.getByText('計算をやめました').waitFor();
  await page.unroute(API);
  await page.route(API, (route) =>
    (route.request().postData() ?? '').includes('sitingProgress') ? route.abort() : route.continue(),
  );
  await page.getByRole('button', { name: 'もう一度計算する' }).click();
  await page.getByText('サーバーにつながらないため、計算できません').waitFor();
  await page.unroute(API);
  await page.getByRole('button', { name: 'もう一度', exact: true }).click();
  await page.getByText('これより良い選び方はないと確かめました').waitFor();
  expect(addressOf(page)).toBe('/iga/whatif/siting?view=text');
});

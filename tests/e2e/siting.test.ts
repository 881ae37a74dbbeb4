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
  await page.getByRole('combobox', { name: 'どの地区も' }).selectOption({ index: 1 });
  await page.getByRole('combobox', { name: '1つの地区に' }).selectOption({ label: '1か所まで' });
  await expect.poll(() => addressOf(page)).toBe('/iga/whatif/siting?none=1&per=1');
  await page.getByRole('status').filter({ hasText: '届く人' }).waitFor();

  // does the next place stay the same under other assumptions?
  await page.getByRole('button', { name: '前提を変えて確かめる' }).click();
  await page
    .getByRole('status')
    .filter({ hasText: /がいちばん助かる」という結論は、前提を変えた/ })
    .waitFor();
  await page.getByRole('table', { name: '前提をひとつずつ変える' }).waitFor();

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

it('chooses from facilities and points that somebody picks, with room for so many, and says what else to ask', async () => {
  const { page, faults } = await screen.open('/iga/whatif/siting?view=table&n=2');
  await page.getByRole('combobox', { name: '候補' }).selectOption({ label: '施設や場所を選ぶ' });
  await page.getByText('候補を選んでください').waitFor();
  const asked = () => decodeURIComponent(addressOf(page));

  // single ones by name and by kind, then the whole kind but for one
  const pick = page.getByRole('region', { name: '候補を選ぶ' });
  await pick.getByRole('searchbox').fill('市民センター');
  const found = pick.getByRole('list', { name: /見つかった施設/ }).getByRole('checkbox');
  await found.first().check();
  await pick.getByText('候補 1か所').waitFor();
  await found.nth(1).check();
  await pick.getByText('候補 2か所').waitFor();
  await expect.poll(asked).toMatch(/view=table&n=2&also=[^,&]+,[^,&]+$/);
  const rows = page.getByRole('table', { name: '置くと助かるところ' }).getByRole('row');
  await expect.poll(() => rows.nth(1).innerText()).toContain('市民センター');
  await pick.getByRole('combobox', { name: '種別' }).selectOption({ label: '地域拠点(14)' });
  await pick.getByRole('searchbox').fill('');
  await pick.getByRole('checkbox', { name: /地域拠点をぜんぶ/ }).check();
  await pick.getByText('候補 16か所').waitFor();
  await found.first().uncheck();
  await pick.getByText('候補 15か所').waitFor();
  await expect.poll(asked).toMatch(/from=local-base&not=[^,&]+&also=/);

  // a place without a facility, by its address
  await pick.getByText('施設のないところを候補に入れる').click();
  await pick.getByRole('textbox', { name: '住所でさがす' }).fill('上野丸之内116');
  await pick.getByRole('button', { name: '候補に入れる' }).click();
  await pick.getByText('候補 16か所').waitFor();
  await expect.poll(asked).toMatch(/&at=136\.\d+,34\.\d+$/);
  // the address brings it all back
  await page.reload();
  await pick.getByText('候補 16か所').waitFor();
  await pick.getByRole('button', { name: /^地図で選んだ点1.*をはずす$/ }).click();
  await pick.getByText('候補 15か所').waitFor();

  // room for 20 each: as many are served as there is room
  const capacity = page.getByRole('textbox', { name: /1か所で受け入れられる人/ });
  await capacity.fill('0');
  await page.getByRole('alert').filter({ hasText: '1から9999までの人数' }).waitFor();
  await capacity.fill('20');
  await expect.poll(asked).toContain('&cap=20&');
  await expect.poll(() => rows.nth(1).getByRole('cell').last().innerText()).toBe('20');

  // limits that contradict each other are told by the controls that were used
  await page.getByRole('combobox', { name: 'どの地区も' }).selectOption({ label: '少なくとも95%の人に届く' });
  await page.getByText('95%まで届かない地区があります').waitFor();
  await page.getByText('「どの地区も」の割合を小さくする').waitFor();
  expect(faults).toEqual([]);
});

it('keeps the best so far when it is stopped, goes on, and says what to do without a server', async () => {
  const { page } = await screen.open('/iga/whatif/siting?view=text', {
    prepare: (opened) => opened.addInitScript(holdBackPlans),
  });
  await page.getByRole('status').filter({ hasText: '計算中… いまの答え' }).waitFor();
  await page.getByRole('button', { name: 'やめる' }).click();
  // what was found by then stays, marked as what it is, with how many more are possible at most
  await page.getByText('途中でやめました。いまの答え 届く人').waitFor();
  await page.getByText('計算の途中で、いちばん良かった答えです').first().waitFor();
  expect(await page.getByRole('region', { name: '置くと助かるところ' }).getByRole('button').count()).toBeGreaterThan(0);
  await page.evaluate(() => Object.assign(window, { holdsPlans: false }));
  await page.route(API, (route) =>
    (route.request().postData() ?? '').includes('sitingProgress') ? route.abort() : route.continue(),
  );
  await page.getByRole('button', { name: '続きを計算する' }).click();
  await page.getByText('サーバーにつながらないため、計算できません').waitFor();
  await page.unroute(API);
  await page.getByRole('button', { name: 'もう一度', exact: true }).click();
  await page.getByText('これより良い選び方はないと確かめました').waitFor();
  expect(addressOf(page)).toBe('/iga/whatif/siting?view=text');
});

/** Lets the steps of a search through and holds its plan back, so that it never ends. */
function holdBackPlans(): void {
  const ask = window.fetch;
  Object.assign(window, { holdsPlans: true });
  window.fetch = async (input, init) => {
    const response = await ask(input, init);
    const isSearch = typeof init?.body === 'string' && init.body.includes('sitingProgress');
    if (!isSearch || !(window as unknown as { holdsPlans: boolean }).holdsPlans || !response.body) return response;
    const reader = response.body.getReader();
    const decoder = new TextDecoder();
    let rest = '';
    const steps = new ReadableStream<Uint8Array>({
      async pull(controller) {
        const { value, done } = await reader.read();
        rest += decoder.decode(value, { stream: true });
        const events = rest.split('\n\n');
        rest = events.pop() ?? '';
        for (const event of events)
          if (!event.includes('"plan":{') && !event.startsWith('event: complete'))
            controller.enqueue(new TextEncoder().encode(`${event}\n\n`));
        if (done) await new Promise(() => {});
      },
    });
    return new Response(steps, { status: response.status, headers: response.headers });
  };
}

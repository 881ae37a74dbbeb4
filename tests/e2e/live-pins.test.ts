import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { API, addressOf, openScreen, type Screen } from './screen.ts';

let screen: Screen;
beforeAll(async () => {
  screen = await openScreen();
});
afterAll(() => screen.close());

const peopleOf = (words: string) => Number(words.replaceAll(/[^0-9]/g, ''));

/** Pixels over the map in the colours of squares that are reached today, and anew. */
const squaresDrawn = (page: Page) =>
  page.evaluate(() => {
    const canvas = document.querySelector<HTMLCanvasElement>('.map-overlay');
    const { data = [] } = canvas?.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height) ?? {};
    const counts = { reached: 0, fresh: 0 };
    const isAlike = (at: number, ...color: number[]) =>
      // their rims are seen through
      (data[at + 3] ?? 0) > 128 && color.every((part, of) => Math.abs((data[at + of] ?? 0) - part) < 3);
    for (let at = 0; at < data.length; at += 4) {
      if (isAlike(at, 0x6f, 0xb8, 0xc1)) counts.reached++;
      if (isAlike(at, 0x00, 0x50, 0x5c)) counts.fresh++;
    }
    return counts;
  });

it('answers in the browser while a pin is moved, with the numbers of the server, and the address brings it all back', async () => {
  const { page, faults } = await screen.open('/iga/whatif/pins?ind=coverage.gathering');
  await page.getByText('まだ何も置いていません').waitFor();
  const asked: string[] = [];
  page.on('request', (request) => API.test(request.url()) && asked.push(request.postData() ?? ''));

  // by a press on the map
  const map = page.getByRole('region', { name: 'ピンを置く地図' });
  await map.locator('.maplibregl-canvas').click({ position: { x: 373, y: 307 } });
  const pin = page.getByRole('button', { name: /^ピンA/ });
  await pin.waitFor();
  await expect.poll(() => addressOf(page)).toMatch(/pins=A%2C136\.\d+%2C34\.\d+/);

  // by arrows: 100 m and 25 m; Enter leaves it there, and that can be taken back
  const before = new URL(page.url()).searchParams.get('pins')?.split(',').map(Number) ?? [];
  await pin.focus();
  await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Enter');
  const latitudeOf = () => Number(new URL(page.url()).searchParams.get('pins')?.split(',')[2]);
  await expect.poll(() => latitudeOf() - (before[2] ?? 0)).toBeCloseTo(125 / 111_320, 5);
  await page.getByRole('button', { name: '元に戻す' }).first().click();
  await expect.poll(latitudeOf).toBe(before[2]);

  // by a hand: numbers follow before it lets go
  const list = page.getByRole('region', { name: 'くらべる' });
  const box = await pin.boundingBox();
  const [x, y] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + 20];
  await page.mouse.move(x, y);
  await page.mouse.down();
  const seen = new Set<string>();
  const reached = list.locator('li > .number').first();
  let fresh = 0;
  const isEnough = () => seen.size > 3 && peopleOf([...seen].at(-1) ?? '') >= 50 && fresh > 0;
  // outwards in rounds, until it is where it reaches somebody: wherever the map has put the town
  for (let step = 1; step <= 90 && !isEnough(); step++) {
    await page.mouse.move(x + 20 + step * Math.cos(step / 5), y + step * Math.sin(step / 5));
    const words = await reached.innerText();
    // the newest last
    seen.delete(words);
    seen.add(words);
    // squares too, where no name stands over them
    fresh ||= (await squaresDrawn(page)).fresh;
  }
  expect(seen.size).toBeGreaterThan(3);
  expect(fresh).toBeGreaterThan(0);
  await page.mouse.up();
  const longitudeOf = () => Number(new URL(page.url()).searchParams.get('pins')?.split(',')[1]);
  await expect.poll(longitudeOf).not.toBe(before[1]);
  // the places of today under the hand stay where they are
  expect(addressOf(page)).not.toContain('to=');

  // a second one by the list of what is there: a union
  await page.getByRole('combobox', { name: '場所', exact: true }).selectOption({ index: 5 });
  await page
    .getByRole('group', { name: 'いまある施設から選ぶ' })
    .getByRole('button', { name: 'ここにBを置く' })
    .click();
  await list.getByText('両方に置く').waitFor();
  expect(asked.filter((body) => body.includes('whatIf'))).toEqual([]);

  // what the browser says is what the server says; the address follows a moment after the page
  const pinsOf = () => (new URL(page.url()).searchParams.get('pins') ?? '').split(',');
  await expect.poll(pinsOf).toHaveLength(6);
  const pins = pinsOf();
  const add = [0, 3].map((at) => ({ key: pins[at], longitude: Number(pins[at + 1]), latitude: Number(pins[at + 2]) }));
  const { data } = await screen.server.graphql<{
    whatIf: { newlyCovered: number; perPlace: { alone: number }[] };
  }>('query ($input: WhatIfInput!) { whatIf(input: $input) { newlyCovered perPlace { alone } } }', {
    input: { municipality: '24216', indicator: 'coverage.gathering', add },
  });
  const told = [...(data?.whatIf.perPlace.map(({ alone }) => alone) ?? []), data?.whatIf.newlyCovered ?? Number.NaN];
  const rows = list.locator('li > .number');
  await expect
    .poll(async () => (await rows.allInnerTexts()).map(peopleOf))
    .toEqual(told.map((people) => (people < 10 ? Math.round(people) : Math.round(people / 10) * 10)));

  // each answer took the worker a fraction of a frame
  const times = await page.evaluate(() => performance.getEntriesByName('live-answer').map(({ duration }) => duration));
  expect(times.length).toBeGreaterThan(10);
  expect(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]).toBeLessThan(8);

  await page.reload();
  await expect.poll(async () => (await rows.allInnerTexts()).map(peopleOf)).toHaveLength(3);
  await page.getByRole('radio', { name: '表' }).click();
  await page.getByRole('table').getByRole('row').nth(3).waitFor();
  await page.getByRole('radio', { name: '文章' }).click();
  await page
    .getByText(/もし置いたら[\d.]+%です/)
    .first()
    .waitFor();
  expect(faults).toEqual([]);
});

it('takes a place of today elsewhere and opens it on other days, with the numbers of the server', async () => {
  const { page, faults } = await screen.open(
    '/iga/whatif/pins?ind=coverage.gathering&view=text&pins=A,136.1303,34.7683',
  );
  const list = page.getByRole('region', { name: 'くらべる' });
  const plus = list.locator('li > .number').first();
  await expect.poll(async () => peopleOf(await plus.innerText())).toBeGreaterThan(0);

  // twice a month is no place to go every week
  await list.getByText('Aの開く日・定員').click();
  await list.getByRole('combobox', { name: '開く日' }).selectOption({ label: '月に2回' });
  await expect.poll(async () => peopleOf(await plus.innerText())).toBe(0);
  await expect.poll(() => addressOf(page)).toContain('open=A%2Cm2');
  await list.getByRole('combobox', { name: '開く日' }).selectOption({ label: '毎週' });
  await expect.poll(async () => peopleOf(await plus.innerText())).toBeGreaterThan(0);

  // a place found by its name, moved by the arrows; where it stands is still seen
  await page.getByText('いまある場所を動かす・なくす・変える').click();
  const find = page.getByRole('searchbox', { name: '名前でさがす' });
  await find.fill('サロン');
  const name = (await page.locator('.live-today .live-place-name').first().innerText()).trim();
  await find.fill(name);
  await page.getByRole('radio', { name: '地図' }).click();
  await page.getByRole('button', { name: `「${name}」を動かす` }).click();
  const pin = page.getByRole('button', { name: `「${name}」を動かした先` });
  await pin.waitFor();
  const moved = () => (new URL(page.url()).searchParams.get('to') ?? '').split(',');
  await expect.poll(() => moved().length).toBe(3);
  const from = Number(moved()[2]);
  await pin.focus();
  for (let step = 0; step < 12; step++) await page.keyboard.press('Shift+ArrowUp');
  await page.keyboard.press('Enter');
  await page.getByText('元の場所').waitFor();
  await expect.poll(async () => (await squaresDrawn(page)).reached).toBeGreaterThan(100);
  await expect.poll(() => Number(moved()[2]) - from).toBeCloseTo(1200 / 111_320, 5);
  const [id = '', longitude, latitude] = moved();
  const { data } = await screen.server.graphql<{
    whatIf: { after: { area: { kind: string }; gapPeople: number }[] };
  }>('query ($input: WhatIfInput!) { whatIf(input: $input) { after { area { kind } gapPeople } } }', {
    input: {
      municipality: '24216',
      indicator: 'coverage.gathering',
      place: [{ key: 'A', kind: 'salon', longitude: 136.1303, latitude: 34.7683, schedule: '毎週月' }],
      move: [{ resource: id, longitude: Number(longitude), latitude: Number(latitude) }],
    },
  });
  const left = data?.whatIf.after.find(({ area }) => area.kind === 'MUNICIPALITY')?.gapPeople ?? Number.NaN;
  const said = page.getByText(/^まだの人は[\d,]+人です。$/).first();
  await expect.poll(async () => peopleOf(await said.innerText())).toBe(Math.round(left / 10) * 10);

  // into a scenario it goes as a move
  await page.getByRole('button', { name: 'この場所を案にして保存へ' }).click();
  await page.getByRole('heading', { name: 'ためしていること(2)' }).waitFor();
  await page
    .getByText(new RegExp(`「?${name}」?.*(動か|移)`))
    .first()
    .waitFor();
  expect(faults).toEqual([]);
});

it('asks the server where the viewer may not have the arrays, and hands the pins over to a scenario', async () => {
  const pins = 'A,136.1303,34.7683,B,136.16,34.75';
  const council = await screen.open(`/iga/whatif/pins?ind=coverage.gathering&as=council&pins=${pins}&view=table`);
  await council.page.getByText('両方に置く').waitFor();
  await council.page.getByText('10人未満は0として出しています').waitFor();
  expect(council.faults).toEqual([]);

  const { page } = await screen.open(`/iga/whatif/pins?ind=coverage.gathering&pins=${pins}&view=text`);
  // of the stops of the timetable one goes, and of another no bus leaves
  await page.getByRole('combobox', { name: '何を置いたら' }).selectOption({ label: 'バス停が近い' });
  await page.getByText('いまある停留所を動かす・なくす・便の数を変える').click();
  const [gone, quiet] = [2, 3].map((at) => page.locator('.live-today li').nth(at));
  await gone?.getByRole('button', { name: /がない場合をためす/ }).click();
  await quiet?.locator('summary').click();
  await quiet?.getByLabel('1日の便の数').fill('0');
  await page.keyboard.press('Enter');
  await expect.poll(() => addressOf(page)).toMatch(/buses=[^&]+0(&|$)/);
  const { searchParams } = new URL(page.url());
  const [busy = ''] = (searchParams.get('buses') ?? '').split(',');
  const { data } = await screen.server.graphql<{
    whatIf: { noLongerCovered: number; after: { area: { kind: string }; gapPeople: number }[] };
  }>('query ($input: WhatIfInput!) { whatIf(input: $input) { noLongerCovered after { area { kind } gapPeople } } }', {
    input: {
      municipality: '24216',
      indicator: 'coverage.bus-stop',
      remove: [searchParams.get('out')],
      departures: [{ resource: busy, departures: 0 }],
    },
  });
  expect(data?.whatIf.noLongerCovered).toBeGreaterThan(0);
  const left = data?.whatIf.after.find(({ area }) => area.kind === 'MUNICIPALITY')?.gapPeople ?? Number.NaN;
  const said = page.getByText(/^まだの人は[\d,]+人です。$/).first();
  // the arrays of another indicator are on their way
  await said.waitFor();
  await expect.poll(async () => peopleOf(await said.innerText())).toBe(Math.round(left / 10) * 10);

  // 便の数 too is told by the browser alone: what leaves the busiest stop of the town
  await page.getByRole('combobox', { name: '何を置いたら' }).selectOption({ label: '1日の便の数' });
  const fromTo = page.locator('.whatif-from-to');
  await fromTo.filter({ hasNotText: '%' }).waitFor();
  await page.context().setOffline(true);
  const busesOfQuiet = page.locator('.live-pins').getByLabel('1日の便の数').last();
  await busesOfQuiet.fill('987');
  await busesOfQuiet.press('Enter');
  await fromTo.filter({ hasText: /もし.*987/ }).waitFor();
  await busesOfQuiet.fill('0');
  await busesOfQuiet.press('Enter');
  await fromTo.filter({ hasNotText: '987' }).waitFor();
  await page.context().setOffline(false);
  await page.getByRole('combobox', { name: '何を置いたら' }).selectOption({ label: 'バス停が近い' });
  await page.getByRole('button', { name: 'この場所を案にして保存へ' }).click();
  await page.getByRole('heading', { name: 'ためしていること(4)' }).waitFor();
  await page.getByText(/から出る便を1日0便にする/).waitFor();
  // paper has no use for a form that nobody filled in
  const form = page.getByRole('heading', { name: '名前を付けて保存' });
  expect(await form.isVisible()).toBe(true);
  await page.emulateMedia({ media: 'print' });
  expect(await form.isVisible()).toBe(false);
  await page.emulateMedia({ media: 'screen' });
  await expect.poll(() => addressOf(page)).toContain('/iga/whatif/new');
});

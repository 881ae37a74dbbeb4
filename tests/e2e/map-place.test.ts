import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type IgaMap, openIgaMap } from './iga-map.ts';
import { drawn, onPage, PHONE, still } from './map-page.ts';
import { go } from './screen.ts';

let iga: IgaMap;
beforeAll(async () => {
  iga = await openIgaMap();
});
afterAll(() => iga.close());

const FUCHU = 12;
const menu = (page: Page) => page.getByRole('menu', { name: 'この場所でできること' });

/** Where an area's name stands, on the map and on the page. */
async function middleOf(page: Page, number: number) {
  const { coordinates } = iga.area(number).labelPoint ?? { coordinates: [0, 0] as const };
  return { coordinates, at: await onPage(page, coordinates) };
}

describe('a place of the map', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await iga.open('?area=12'));
  });

  it('by keys alone: the menu stands at the area that has the focus, and a way is measured from area to area', async () => {
    await drawn(page);
    await page.locator('#map-areas').focus();
    await page.keyboard.press('Shift+F10');
    await menu(page).waitFor();
    // the last but one, however many ways there are to get from here
    await page.keyboard.press('End');
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('Enter');
    const card = page.getByRole('region', { name: 'ここから測る' });
    await card.getByText('0m').waitFor();
    await page.locator('#map-areas').focus();
    await page.keyboard.press('ArrowRight');
    const active = await page.locator('#map-areas').getAttribute('aria-activedescendant');
    const other = iga.areas.find(({ id }) => `map-area-${id}` === active);
    await page.keyboard.press('Enter');
    const said = async () => Number.parseFloat((await card.getByRole('status').textContent()) ?? '');
    await expect.poll(said).toBeGreaterThan(0);
    // the same by hand: a degree of latitude is 111.2 km, and one of longitude as many as its parallel is long
    const [from, to] = [iga.area(FUCHU), other].map((area) => area?.labelPoint?.coordinates ?? [0, 0]);
    const [fromLongitude = 0, fromLatitude = 0] = from ?? [];
    const [toLongitude = 0, toLatitude = 0] = to ?? [];
    const east = (toLongitude - fromLongitude) * 111.2 * Math.cos((fromLatitude * Math.PI) / 180);
    const kilometers = Math.hypot(east, (toLatitude - fromLatitude) * 111.2);
    expect(await said()).toBeCloseTo(kilometers, 0);
    // the area that was measured to was not opened
    expect(new URL(page.url()).searchParams.get('area')).toBe('12');
    await card.getByRole('button', { name: '測り終える' }).click();
    expect(await card.count()).toBe(0);
  });

  it('by a right click says what it is called and where it is, as the API knows it', async () => {
    await go(page, '/iga/map');
    await page.getByRole('heading', { name: '伊賀市', level: 1 }).waitFor();
    await still(page);
    const { coordinates, at } = await middleOf(page, FUCHU);
    await page.mouse.click(at.x, at.y, { button: 'right' });
    await menu(page).getByRole('menuitem', { name: 'ここの住所' }).click();
    const card = page.getByRole('dialog', { name: 'ここの住所' });
    const { data } = await iga.server.graphql<{ municipality: { nearMachiAza: { name: string } } }>(
      `{ municipality(code: "24216") { nearMachiAza(longitude: ${coordinates[0]}, latitude: ${coordinates[1]}) { name } } }`,
    );
    await card.getByText(`伊賀市${data?.municipality.nearMachiAza.name}`).waitFor();
    const [latitude = 0, longitude = 0] = ((await card.locator('.number').textContent()) ?? '').split(', ').map(Number);
    expect(Math.abs(latitude - coordinates[1])).toBeLessThan(0.005);
    expect(Math.abs(longitude - coordinates[0])).toBeLessThan(0.005);
    // the right click opened no area, and closing gives the map its keys back
    expect(new URL(page.url()).searchParams.get('area')).toBeNull();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('map-areas');
    expect(await card.count()).toBe(0);
  });

  it('is shared by a link that has it in the middle', async () => {
    await go(page, '/iga/map');
    await page.getByRole('heading', { name: '伊賀市', level: 1 }).waitFor();
    await still(page);
    const { coordinates, at } = await middleOf(page, FUCHU);
    await page.mouse.click(at.x, at.y, { button: 'right' });
    await menu(page).getByRole('menuitem', { name: 'この場所を共有' }).click();
    const link = new URL((await page.locator('.place-card-link').textContent()) ?? '');
    const [latitude = 0, longitude = 0] = (link.searchParams.get('c') ?? '').split(',').map(Number);
    expect(link.pathname).toBe('/iga/map');
    expect(Math.abs(latitude - coordinates[1])).toBeLessThan(0.005);
    expect(Math.abs(longitude - coordinates[0])).toBeLessThan(0.005);
    await page.keyboard.press('Escape');
  });

  it('on a phone by a finger that stays', async () => {
    const { page: phone } = await iga.open('', { viewport: PHONE, hasTouch: true, isMobile: true });
    await drawn(phone);
    const { at } = await middleOf(phone, FUCHU);
    const touch = await phone.context().newCDPSession(phone);
    await touch.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [at] });
    await menu(phone).waitFor();
    await touch.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    await expect
      .poll(() => menu(phone).getByRole('menuitem').allInnerTexts())
      .toEqual([
        'ここに置いたら',
        'ここから行ける範囲',
        'ここへ来られる範囲',
        'ここの住所',
        'ここから測る',
        'この場所を共有',
      ]);
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { at as riverSpot } from '../import/fixtures/river-town.ts';
import { bringRiverTown, bringStreets, CODE, computeRiverTown } from '../support/river-town.ts';
import { startTestServer, type TestServer } from '../support/test-server.ts';
import { type Area, FUCHU, type IgaMap, openIgaMap } from './iga-map.ts';
import { drawn, drawnIds, drawnPositions, featureState, onPage, PHONE, pixels, quietPoint, still } from './map-page.ts';
import { go, openPage } from './screen.ts';

let iga: IgaMap;
beforeAll(async () => {
  iga = await openIgaMap();
}, 300_000);
afterAll(() => iga?.close());

const ids = (areas: readonly Area[]) => areas.map(({ id }) => id).toSorted();

describe('the map of a town draws', () => {
  let page: Page;
  let faults: readonly string[];
  const asked = new Set<string>();
  beforeAll(async () => {
    ({ page, faults } = await iga.open('', {
      prepare: async (opening) => opening.on('request', (request) => asked.add(new URL(request.url()).host)),
    }));
    await drawn(page);
  });

  it('every area that has a shape and its name, asks no other host and complains of nothing', async () => {
    expect((await drawnIds(page, 'area-fill')).toSorted()).toEqual(ids(iga.shaped));
    const names = await page.evaluate(() =>
      window.hazamaMap?.queryRenderedFeatures({ layers: ['area-label'] }).map(({ properties }) => properties['name']),
    );
    expect(names).toContain('府中');
    expect([...asked]).toEqual([new URL(page.url()).host]);
    expect(faults).toEqual([]);
  });

  it('not what has no shape, but says so and where it is to be found', async () => {
    const note = page.locator('.shapeless-note');
    await note.waitFor();
    const missing = iga.areas.filter(({ bounds }) => bounds === null);
    expect(missing.length).toBeGreaterThan(0);
    for (const { name } of missing) expect(await note.innerText()).toContain(name);
    expect(await note.locator('a').getAttribute('href')).toContain('view=table');
  });

  it('areas in the colours of the legend beside them', async () => {
    const { swatches, areas } = await compareColours(page, iga.shaped);
    expect(swatches).toBe(5);
    expect(areas.length).toBeGreaterThan(3);
    expect(areas.filter(({ apart }) => apart > 3)).toEqual([]);
  });

  it('places as marks, as many kinds as are switched on', async () => {
    await go(page, '/iga/map?layers=salon');
    await expect.poll(() => drawnIds(page, 'mark-shape')).not.toEqual([]);
    await drawn(page);
    const images = await page.evaluate(() =>
      window.hazamaMap?.queryRenderedFeatures({ layers: ['mark-shape'] }).map(({ properties }) => properties['image']),
    );
    expect(images?.length).toBeGreaterThan(20);
    expect(new Set(images?.map((image) => String(image).split('/')[1]))).toEqual(new Set(['salon']));
    const salons = page.getByRole('switch', { name: /サロン・通いの場/ });
    await salons.focus();
    await page.keyboard.press('Space');
    await expect.poll(() => new URL(page.url()).searchParams.get('layers')).toBe('');
    await expect.poll(() => drawnIds(page, 'mark-shape')).toEqual([]);
  });
});

describe('the map of an open area draws', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await iga.open(`?area=${FUCHU}`));
    await drawn(page);
  });

  it('its outline where no card covers it', async () => {
    // panels come a moment later, and the map makes way
    await expect.poll(() => covered(page, { width: 1440, height: 900 }), { timeout: 20_000 }).toEqual([]);
  });

  it('the areas around in the colours of the legend', async () => {
    const { swatches, areas } = await compareColours(
      page,
      iga.shaped.filter(({ number }) => number !== FUCHU),
    );
    expect(swatches).toBe(5);
    expect(areas.length).toBeGreaterThan(3);
    expect(areas.filter(({ apart }) => apart > 3)).toEqual([]);
  });

  it('the cells of the open area, solid within reach and striped not yet, and no other area’s', async () => {
    const counted = { reached: await peopleIn(page, 'cell-reached'), notYet: await peopleIn(page, 'cell-not-yet') };
    const [value] = iga.area(FUCHU).values;
    // a cell on the border is drawn whole, but counted in part: about a tenth either way
    expect(counted.notYet / (value?.gapPeople ?? 0)).toBeGreaterThan(0.85);
    expect(counted.notYet / (value?.gapPeople ?? 0)).toBeLessThan(1.15);
    expect(counted.reached).toBeGreaterThan(counted.notYet);
    expect(await featureState(page, iga.area(FUCHU).id)).toMatchObject({ open: true });
  });

  it('one callout, where most people are not yet reached', async () => {
    await page.locator('.map-callout p').waitFor();
    expect(await page.locator('.map-callout').count()).toBe(1);
    expect(await page.locator('.map-callout').innerText()).toMatch(/がわのあたり|まん中のあたり/);
  });
});

describe('the map draws', () => {
  it.each([
    ['1024 × 768', { width: 1024, height: 768 }],
    ['390 × 844', PHONE],
  ])('the open area where no card covers it at %s', async (_, viewport) => {
    const { page } = await iga.open(`?area=${FUCHU}`, { viewport });
    await drawn(page);
    await expect.poll(() => covered(page, viewport), { timeout: 20_000 }).toEqual([]);
  });
});

// The river town: the salon stands on the north bank's western end. Within 900 m are the whole bank and the bridge's northern end;
// the other bank, 200 m away, is not.
describe('the map of an area with streets draws', () => {
  const north = 1;
  const south = 2;
  let town: TestServer;
  // one page for all: each goes to its own address there
  let page: Page;
  let faults: readonly string[];
  beforeAll(async () => {
    town = await startTestServer();
    await bringRiverTown(town);
    await bringStreets(town);
    await computeRiverTown(town);
    const address = new URL(`/${CODE}/map?area=${north}&ind=coverage.salon`, town.url);
    // a street is a few CSS pixels wide: its colour needs all of them
    ({ page, faults } = await openPage(iga.browser, address, { deviceScaleFactor: 1 }));
  });
  afterAll(async () => {
    await page?.context().close();
    await town?.close();
  });

  /** The banks on which the streets in sight stand; what ends at the border itself is of neither. */
  const banks = async () => {
    const [, border] = riverSpot(0, 100);
    const latitudes = (await drawnPositions(page, 'street-line')).map(([, latitude]) => latitude);
    const inside = latitudes.filter((latitude) => Math.abs(latitude - border) > 1e-5);
    return new Set(inside.map((latitude) => (latitude > border ? north : south)));
  };

  it('those of the area, on the ground from which 900 m lead to the salon', async () => {
    await drawn(page);
    await expect.poll(() => drawnPositions(page, 'reach-band')).not.toEqual([]);
    expect(await banks()).toEqual(new Set([north]));
    const [, border] = riverSpot(0, 100);
    for (const layer of ['street-line', 'reach-band'])
      for (const [, latitude] of await drawnPositions(page, layer)) expect(latitude).toBeGreaterThan(border - 1e-5);
    // the middle of the bank, and 12 pixels beside it
    const street = await onPage(page, riverSpot(500, 200));
    const [onStreet = [], beside = []] = await pixels(page, [street, { x: street.x, y: street.y + 12 }]);
    expect(onStreet).toEqual([0xff, 0xfd, 0xf8]);
    expect(beside).toEqual([0xd3, 0xeb, 0xed]);
    const said = await legend(page).innerText();
    for (const words of ['届いている道', '道路に沿った道のりで計算']) expect(said).toContain(words);
    expect(faults).toEqual([]);
  });

  it('nothing reached across the water, and tells a council whose ways it shows', async () => {
    await go(page, `/${CODE}/map?area=${south}&ind=coverage.salon&as=council`);
    await expect.poll(() => legend(page).innerText()).toContain('場所を見られる場からのもの');
    await drawn(page);
    await expect.poll(banks).toEqual(new Set([south]));
    await expect.poll(() => drawnPositions(page, 'reach-band')).toEqual([]);
  });

  it('streets alone where a distance is measured along them, and none where it is a straight line', async () => {
    await go(page, `/${CODE}/map?area=${north}&ind=nearest.salon`);
    await expect.poll(() => legend(page).innerText()).not.toContain('届いている道');
    await drawn(page);
    await expect.poll(banks).toEqual(new Set([north]));
    await expect.poll(() => drawnPositions(page, 'reach-band')).toEqual([]);
    expect(await legend(page).innerText()).toContain('道路に沿った道のりで計算');
    expect(await legend(page).innerText()).not.toContain('届いている道');
    await go(page, `/${CODE}/map?area=${north}&ind=coverage.salon.500m`);
    await legend(page).getByText('■の大きさ').waitFor();
    await expect.poll(() => drawnPositions(page, 'street-line')).toEqual([]);
    expect(await legend(page).innerText()).not.toContain('道路');
  });
});

const legend = (page: Page) => page.getByRole('region', { name: '色の見方' });

/** How far the colour of each area on the page is from its class in the legend, on the channel (0–255) that differs most. */
async function compareColours(
  page: Page,
  areas: readonly Area[],
): Promise<{ swatches: number; areas: { name: string; apart: number }[] }> {
  const swatches = await page
    .locator('.legend-ramp .legend-swatch')
    .evaluateAll((elements) =>
      elements.map((each) => getComputedStyle(each).backgroundColor.match(/\d+/g)?.map(Number)),
    );
  await still(page);
  const places: { area: Area; at: { x: number; y: number } }[] = [];
  for (const area of areas) {
    // as many as show every class; each takes a search of its own
    if (places.length === 10) break;
    const at = await quietPoint(page, area);
    if (at && legendClass(area) !== null) places.push({ area, at });
  }
  const colours = await pixels(
    page,
    places.map(({ at }) => at),
  );
  const compared = places.map(({ area }, index) => {
    const [colour, wanted] = [colours[index] ?? [], swatches[legendClass(area) ?? 0] ?? []];
    const channels = [0, 1, 2].map((channel) => Math.abs((colour[channel] ?? 0) - (wanted[channel] ?? Infinity)));
    return { name: area.name, apart: Math.max(...channels) };
  });
  return { swatches: swatches.length, areas: compared };
}

/** What lies over a corner of 府中: cards, or the edge of the page. */
async function covered(page: Page, viewport: { width: number; height: number }): Promise<string[]> {
  const { geometry } = iga.area(FUCHU);
  const outline = (geometry?.coordinates ?? []) as number[][][][];
  const found = new Set<string>();
  const boxes = await page.locator('[data-map-cover]').evaluateAll((elements) =>
    elements.map((element) => {
      const { left, top, right, bottom } = element.getBoundingClientRect();
      return { name: element.className, left, top, right, bottom };
    }),
  );
  for (const position of outline.flat(2)) {
    const { x, y } = await onPage(page, position);
    for (const { name, left, top, right, bottom } of boxes)
      if (x > left && x < right && y > top && y < bottom) found.add(name);
    if (x < 0 || y < 0 || x > viewport.width || y > viewport.height) found.add('outside');
  }
  return [...found];
}

/** People in the cells that a layer draws in sight, each cell once. */
const peopleIn = (page: Page, layer: string): Promise<number> =>
  page.evaluate((id) => {
    const cells = window.hazamaMap?.queryRenderedFeatures({ layers: [id] }) ?? [];
    const people = new Map(cells.map((cell) => [cell.id, Number(cell.properties['people'])]));
    return [...people.values()].reduce((total, each) => total + each, 0);
  }, layer);

/** Which of five classes an area is in, by the share not yet reached. */
function legendClass({ values: [value] }: Area): number | null {
  const reached = value?.value ?? null;
  return reached === null ? null : [0.1, 0.2, 0.3, 0.4].filter((edge) => 1 - reached + 1e-9 >= edge).length;
}

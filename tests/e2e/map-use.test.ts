import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { FUCHU, type IgaMap, openIgaMap } from './iga-map.ts';
import { camera, drawn, drawnIds, featureState, onPage, PHONE, query } from './map-page.ts';
import { go } from './screen.ts';

let iga: IgaMap;
beforeAll(async () => {
  iga = await openIgaMap();
}, 300_000);
afterAll(() => iga?.close());

describe('on the map of a town', () => {
  let page: Page;
  beforeAll(async () => {
    ({ page } = await iga.open(''));
    await drawn(page);
  });

  describe('hovering', () => {
    it('outlines the area under the pointer and says its figure; leaving takes it back', async () => {
      const { id, name, labelPoint } = iga.area(FUCHU);
      const { x, y } = await onPage(page, labelPoint?.coordinates ?? []);
      await page.mouse.move(x, y);
      await expect.poll(() => page.locator('.map-tooltip').innerText()).toMatch(new RegExp(`${name}[^]*まだ`));
      expect(await featureState(page, id)).toMatchObject({ hovered: true });
      await page.mouse.move(x, 20);
      await expect.poll(() => page.locator('.map-tooltip').count()).toBe(0);
      expect(await featureState(page, id)).toMatchObject({ hovered: false });
    });

    it('costs less than a frame or two', async () => {
      const { x, y } = await onPage(page, iga.area(FUCHU).labelPoint?.coordinates ?? []);
      const times = await page.evaluate(
        async ([clientX, clientY]) => {
          const canvas = document.querySelector('.map-canvas canvas');
          const screen = document.querySelector('.map-screen');
          if (!canvas || !screen) return [];
          const taken: number[] = [];
          for (let round = 0; round < 9; round++) {
            canvas.dispatchEvent(new MouseEvent('mouseout', { bubbles: true, clientX, clientY }));
            await new Promise((done) => setTimeout(done, 120));
            const shown = new Promise((done) =>
              new MutationObserver(done).observe(screen, { childList: true, subtree: true }),
            );
            const from = performance.now();
            canvas.dispatchEvent(new MouseEvent('mousemove', { bubbles: true, clientX, clientY }));
            await shown;
            taken.push(performance.now() - from);
          }
          return taken.toSorted((a, b) => a - b);
        },
        [x, y] as const,
      );
      expect(times).toHaveLength(9);
      expect(times[4], `milliseconds: ${times.map(Math.round).join()}`).toBeLessThan(50);
    });
  });

  describe('the legend', () => {
    it('keeps one class alone when it is pressed', async () => {
      const darkest = page.locator('.legend-class').nth(4);
      await darkest.click();
      expect(await darkest.getAttribute('aria-pressed')).toBe('true');
      const colours = async () => {
        const states = await Promise.all(iga.shaped.map(({ id }) => featureState(page, id)));
        return new Set(states.map(({ color }) => color));
      };
      await expect.poll(colours).toEqual(new Set(['#a9650f', '#fbfaf6']));
      await darkest.click();
      await expect.poll(async () => (await colours()).size).toBeGreaterThan(3);
    });
  });

  describe('years', () => {
    it('are chosen on the slider; one without data is hatched all over and said', async () => {
      await go(page, '/iga/map');
      await drawn(page);
      const { data } = await iga.server.graphql<{ municipality: { years: { year: number; available: boolean }[] } }>(
        '{ municipality(code: "24216") { years { year available } } }',
      );
      const missing = data?.municipality.years.find(({ available }) => !available)?.year;
      expect(missing).toBeDefined();
      const slider = page.locator('.year-slider input');
      const newest = Number(await slider.inputValue());
      await slider.focus();
      for (let year = newest; year > (missing ?? newest); year--) await page.keyboard.press('ArrowLeft');
      await expect.poll(() => query(page).get('y')).toBe(String(missing));
      const areHatched = async () =>
        (await Promise.all(iga.shaped.map(({ id }) => featureState(page, id)))).every(
          (state) => state?.['no-data'] === true,
        );
      await expect.poll(areHatched).toBe(true);
      expect(await page.locator('.legend-card').innerText()).toContain(`${missing}年度`);
    });

    it('to come are there only where a target is, and play stops at the last with data', async () => {
      await page.emulateMedia({ reducedMotion: 'no-preference' });
      await go(page, '/iga/map?y=2021');
      await drawn(page);
      const planned = await page.locator('.year-slider-stop[data-kind=plan]').allInnerTexts();
      expect(planned.length).toBeGreaterThan(0);
      await page.getByRole('button', { name: '年を順に見る' }).click();
      await expect.poll(() => query(page).get('y'), { timeout: 20_000 }).toBe('2025');
      await page.waitForTimeout(1500);
      expect(query(page).get('y')).toBe('2025');
      await page.emulateMedia({ reducedMotion: 'reduce' });
    });
  });

  it('goes back by areas, not by every pan', async () => {
    await go(page, '/iga/map');
    await drawn(page);
    const whole = await camera(page);
    const { x, y } = await onPage(page, iga.area(FUCHU).labelPoint?.coordinates ?? []);
    await page.mouse.click(x, y);
    await expect.poll(() => query(page).get('area')).toBe('12');
    await drawn(page);
    await expect.poll(async () => (await camera(page)).zoom).toBeGreaterThan(whole.zoom + 1);
    await page.mouse.move(900, 500);
    await page.mouse.down();
    await page.mouse.move(820, 470, { steps: 5 });
    await page.mouse.up();
    const fitted = query(page).get('c');
    await expect.poll(() => query(page).get('c'), { timeout: 10_000 }).not.toBe(fitted);
    await page.goBack();
    await expect.poll(() => query(page).get('area')).toBeNull();
    await expect.poll(async () => (await camera(page)).zoom, { timeout: 10_000 }).toBeCloseTo(whole.zoom, 1);
  });

  it('by keys goes from area to area, opens, looks closer, and comes back', async () => {
    await go(page, '/iga/map');
    await drawn(page);
    await page.locator('#map-areas').focus();
    const active = () => page.locator('#map-areas').getAttribute('aria-activedescendant');
    const before = await active();
    await page.keyboard.press('ArrowRight');
    await expect.poll(active).not.toBe(before);
    const activeId = (await active())?.replace('map-area-', '') ?? '';
    const [from, to] = [before?.replace('map-area-', ''), activeId].map((id) =>
      iga.areas.find((area) => area.id === id),
    );
    expect(to?.labelPoint?.coordinates[0]).toBeGreaterThan(from?.labelPoint?.coordinates[0] ?? 180);
    await expect.poll(() => featureState(page, activeId)).toMatchObject({ hovered: true });

    await page.keyboard.press('Enter');
    await expect.poll(() => query(page).get('area')).toBe(String(to?.number));
    await drawn(page);
    const { zoom } = await camera(page);
    await page.keyboard.press('+');
    await expect.poll(async () => Math.round((await camera(page)).zoom - zoom)).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => query(page).get('area')).toBeNull();
    await page.keyboard.press('[');
    await expect.poll(() => query(page).get('y')).toBe('2024');
    await page.keyboard.press('l');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('map-layers');
    await page.locator('#map-areas').focus();
    await page.keyboard.press('t');
    await expect.poll(() => query(page).get('view')).toBe('table');
  });

  it('without a network what was seen stays in sight and can be moved', async () => {
    await go(page, `/iga/map?area=${FUCHU}`);
    await drawn(page);
    await page.context().setOffline(true);
    const before = await camera(page);
    await page.locator('#map-areas').focus();
    await page.keyboard.press('Shift+ArrowRight');
    await expect.poll(async () => (await camera(page)).lng).toBeGreaterThan(before.lng);
    expect(await drawnIds(page, 'area-fill')).toContain(iga.area(FUCHU).id);
    await page.context().setOffline(false);
  });
});

describe('in another window, opened by an address', () => {
  const search = '?area=12&ind=coverage.salon&mode=rate&layers=salon,ibasho&y=2024&c=34.8000,136.1500,12.80';
  let page: Page;
  beforeAll(async () => {
    ({ page } = await iga.open(search, {
      prepare: (opening) => opening.addInitScript(() => localStorage.setItem('hazama.single-keys', 'off')),
    }));
  });

  it('the whole view is the same', async () => {
    await drawn(page);
    const seen = await camera(page);
    expect(seen.lat).toBeCloseTo(34.8, 3);
    expect(seen.lng).toBeCloseTo(136.15, 3);
    expect(seen.zoom).toBeCloseTo(12.8, 2);
    expect(await page.locator('.indicator-choice input:checked').getAttribute('value')).toBe('coverage.salon');
    expect(new URL(page.url()).search).toBe(search);
  });

  it('single keys do nothing where they are switched off', async () => {
    await page.locator('#map-areas').focus();
    await page.keyboard.press('t');
    await page.keyboard.press('[');
    await page.waitForTimeout(600);
    expect([query(page).get('view'), query(page).get('y')]).toEqual([null, '2024']);
  });
});

describe('when something is missing', () => {
  it('tiles that fail are said, and come when they are asked for again', async () => {
    const { page } = await iga.open('', {
      prepare: (opening) => opening.route('**/tiles/**', (route) => route.abort()),
    });
    const note = page.getByRole('alert').filter({ hasText: '地図の一部' });
    await note.waitFor();
    await page.unroute('**/tiles/**');
    await note.getByRole('button', { name: 'もう一度' }).click();
    await drawn(page);
    await expect.poll(async () => (await drawnIds(page, 'area-fill')).length).toBe(iga.shaped.length);
    await expect.poll(() => note.count()).toBe(0);
  });

  it('a browser without WebGL says so and leads to the table', async () => {
    const { page } = await iga.open('', {
      prepare: (opening) =>
        opening.addInitScript(() => {
          const contexts = HTMLCanvasElement.prototype;
          const descriptor = Object.getOwnPropertyDescriptor(contexts, 'getContext');
          const original = descriptor?.value as (kind: string, options?: unknown) => unknown;
          Object.defineProperty(contexts, 'getContext', {
            value(this: HTMLCanvasElement, kind: string, options?: unknown) {
              return kind.startsWith('webgl') ? null : original.call(this, kind, options);
            },
          });
        }),
    });
    const note = page.locator('.map-notice');
    await note.waitFor();
    expect(await note.innerText()).toContain('地図を描けません');
    await note.getByRole('link').click();
    await expect.poll(() => query(page).get('view')).toBe('table');
  });
});

describe('on a phone', () => {
  it('has targets for a thumb and no sideways scroll', async () => {
    const { page } = await iga.open(`?area=${FUCHU}`, { viewport: PHONE, hasTouch: true, isMobile: true });
    await drawn(page);
    const heights = await page
      .locator('.indicator-chip, .phone-control')
      .evaluateAll((elements) => elements.map((element) => element.getBoundingClientRect().height));
    expect(heights.length).toBeGreaterThan(4);
    expect(Math.min(...heights)).toBeGreaterThanOrEqual(44);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(PHONE.width);
    await page.getByRole('button', { name: '地図に出すもの' }).click();
    await page.getByRole('dialog').getByRole('radio').first().waitFor();
  });
});

import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { addressOf, openScreen, type Screen } from './screen.ts';

let screen: Screen;

beforeAll(async () => {
  screen = await openScreen();
});
afterAll(() => screen.close());

const panel = (page: Page) => page.getByRole('complementary', { name: '地区の情報' });
const heading = (page: Page) => panel(page).getByRole('heading', { level: 1 });
const table = (page: Page) => page.getByRole('table', { name: '地区ごとの指標の表' });
const rowOf = (page: Page, name: string) =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('link', { name, exact: true }) });

interface Figures {
  readonly value: number;
  readonly numerator: number;
  readonly denominator: number;
  readonly gapPeople: number;
}

/** What the API says of 府中, the ground of what the screen may say. */
async function askFuchu(year: number | null): Promise<Figures> {
  const { data } = await screen.server.graphql<{
    municipality: { areas: { number: number; values: Figures[] }[] };
  }>(
    `query ($year: Int) { municipality(code: "24216") { areas { number
       values(indicators: ["coverage.gathering"], year: $year) { value numerator denominator gapPeople } } } }`,
    { year },
  );
  const figures = data?.municipality.areas.find(({ number }) => number === 12)?.values[0];
  if (!figures) throw new Error('府中 has no value of coverage.gathering');
  return figures;
}

const people = (count: number) => `${Math.round(count).toLocaleString('en-US')}人`;
const rounded = (count: number) => people(Math.round(count / 10) * 10);
const percent = (ratio: number) => `${Math.round(ratio * 100)}%`;

describe('opening', () => {
  it('leads from the bare address to the first town, without a fault', async () => {
    const { page, faults } = await screen.open('/');
    await heading(page).getByText('伊勢崎市').waitFor();
    await expect.poll(() => addressOf(page)).toBe('/isesaki/map');
    expect(faults).toEqual([]);
  });

  it('has asked for its town before its own code is there, and asks once', async () => {
    const { page } = await screen.open('about:blank');
    const asked: string[] = [];
    page.on('request', (request) => {
      const { operationName } = (request.postDataJSON() ?? {}) as { operationName?: string };
      if (operationName) asked.push(operationName);
    });
    const held = Promise.withResolvers<void>();
    await page.route('**/assets/index-*.js', async (route) => {
      await held.promise;
      await route.continue();
    });
    await page.goto(new URL('/iga/map?view=text', screen.server.url).href, { waitUntil: 'commit' });
    await expect.poll(() => asked.toSorted()).toEqual(['Town', 'Towns']);
    held.resolve();
    await heading(page).getByText('伊賀市').waitFor();
    expect(asked.filter((name) => name === 'Town' || name === 'Towns')).toHaveLength(2);
  });

  it('says that the figures are made up, and who can see them', async () => {
    const { page } = await screen.visit('/iga/map?view=text');
    await page.getByText('デモ:数値と形は架空です').waitFor();
    expect(await page.getByText('この機械の中だけ・利用者1人').isVisible()).toBe(true);
  });

  it('puts the strengths above the gap', async () => {
    const { page } = await screen.visit('/iga/map?area=12&view=text');
    const treasures = await panel(page).getByRole('heading', { name: '地区の宝物' }).boundingBox();
    const gap = await panel(page).getByRole('heading', { name: '次に支援が届くと助かるところ' }).boundingBox();
    expect(treasures?.y).toBeLessThan(gap?.y ?? 0);
  });

  it('changes to the other town by the chooser, and back by the browser', async () => {
    const { page } = await screen.visit('/iga/map?area=12&view=table');
    await page.getByRole('button', { name: /^自治体/ }).click();
    await page.getByRole('menuitemradio', { name: '伊勢崎市' }).click();
    await heading(page).getByText('伊勢崎市').waitFor();
    expect(addressOf(page)).toBe('/isesaki/map?view=table');
    await expect.poll(() => table(page).getByRole('row').count()).toBe(1 + 1 + 11);
    await page.goBack();
    await heading(page).getByText('府中').waitFor();
  });
});

describe('one area, one set of figures', () => {
  it.each([null, 2024])('sentence, bar, row and table agree (year %s)', async (year) => {
    const { value, numerator, denominator, gapPeople } = await askFuchu(year);
    const { page } = await screen.visit(`/iga/map?area=12&view=table${year ? `&y=${year}` : ''}`);
    const sentence = panel(page).getByText('のうち').first();
    await sentence.waitFor();
    expect(await sentence.textContent()).toContain(rounded(denominator));
    expect(await sentence.locator('.key-figure').textContent()).toBe(rounded(gapPeople));
    const bar = panel(page).getByRole('img', { name: /届いている/ });
    expect(await bar.getAttribute('aria-label')).toContain(
      `届いている ${people(numerator)}、まだ ${people(denominator - numerator)}`,
    );
    // the table asks on its own and may answer after the panel
    const cells = async () => (await rowOf(page, '府中').getByRole('cell').allTextContents()).slice(0, 3);
    await expect
      .poll(cells)
      .toEqual([
        Math.round(denominator).toLocaleString('en-US'),
        percent(value),
        Math.round(gapPeople).toLocaleString('en-US'),
      ]);
  });

  it('explains its figure with the formula, the example and what it does not see', async () => {
    const { page } = await screen.visit('/iga/map?area=12&view=text');
    await panel(page).getByRole('button', { name: '計算のしかた', exact: true }).click();
    const drawer = page.getByRole('dialog', { name: '計算のしかた' });
    for (const part of ['式', 'この地区では', '条件', '入っていないもの', 'もとにしたデータ'])
      await drawer.getByRole('heading', { name: part }).waitFor();
    // down to the records: those of the area first, each with the way to its page
    await drawer.getByText(/^数えた所を見る/).click();
    await expect.poll(() => drawer.locator('.counted-places').getByRole('link').count()).toBe(20);
    const href = await drawer.locator('.counted-places').getByRole('link').first().getAttribute('href');
    expect(href).toMatch(/^\/iga\/resources\/24216/);
    await page.keyboard.press('Escape');
    await drawer.waitFor({ state: 'detached' });
    expect(addressOf(page)).toBe('/iga/map?area=12&view=text');
  });

  it('tries whether what it says of the target holds under other assumptions', async () => {
    const { page } = await screen.visit('/iga/map?area=12&view=text');
    await panel(page).getByRole('button', { name: '計算のしかた', exact: true }).click();
    await page.getByRole('button', { name: '前提を変えても？' }).click();
    const drawer = page.getByRole('dialog', { name: '前提を変えても？' });
    const town = await screen.server.graphql<{ municipality: { areas: { id: string; number: number }[] } }>(
      '{ municipality(code: "24216") { areas { id number } } }',
    );
    const fuchu = town.data?.municipality.areas.find(({ number }) => number === 12)?.id;
    const { data } = await screen.server.graphql<{
      sensitivity: { total: number; holding: number; sentence: string };
    }>(
      `{ sensitivity(municipality: "24216", area: "${fuchu}", indicator: "coverage.gathering") { total holding sentence } }`,
    );
    const { total = 0, holding = 0, sentence = '' } = data?.sensitivity ?? {};
    expect(total).toBeGreaterThan(50);
    await drawer.getByText(sentence).waitFor();
    await drawer.getByText(`${holding}通り`, { exact: true }).waitFor();
    // one row an assumption's value, and behind a press one for every setting
    await drawer.getByRole('row', { name: /^500m/ }).waitFor();
    await drawer.getByText(`組み合わせもふくむ${total}通りを見る`).first().click();
    const rows = drawer.getByRole('table', { name: `組み合わせもふくむ${total}通りを見る` }).getByRole('row');
    await expect.poll(() => rows.count()).toBe(total + 1);
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      drawer.getByRole('button', { name: 'CSVで保存' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('iga-coverage.gathering-前提.csv');
    await drawer.getByRole('button', { name: '計算のしかたへもどる' }).click();
    await page.getByRole('dialog', { name: '計算のしかた' }).getByRole('heading', { name: '式' }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('shows the missing year as missing, in the population and in the line', async () => {
    const { page } = await screen.visit('/iga/map?area=12&view=text&tab=population');
    const { data } = await screen.server.graphql<{
      municipality: { years: { year: number; available: boolean }[] };
    }>('{ municipality(code: "24216") { years { year available } } }');
    const missing = data?.municipality.years.filter(({ available }) => !available) ?? [];
    expect(missing.length).toBeGreaterThan(0);
    for (const { year } of missing) {
      const row = panel(page).getByRole('row', { name: new RegExp(`^${year}年度`) });
      await row.getByText('データなし(この年はありません)').waitFor();
    }
  });
});

describe('the way through the areas', () => {
  it('goes on by 地区番号 without losing the focus, and Back goes the same way', async () => {
    const { page } = await screen.visit('/iga/map?area=12&view=text');
    await panel(page)
      .getByRole('button', { name: /^次の地区/ })
      .focus();
    await page.keyboard.press('Enter');
    await heading(page).getByText('中瀬').waitFor();
    await page.keyboard.press('Enter');
    await heading(page).getByText('友生').waitFor();
    expect(addressOf(page)).toBe('/iga/map?area=14&view=text');
    expect(await page.title()).toBe('友生 | 伊賀市 | Hazama 狭間');
    await page.goBack();
    await heading(page).getByText('中瀬').waitFor();
  });

  it('closes the area by Esc, and the town stands there again', async () => {
    const { page } = await screen.visit('/iga/map?area=12&tab=resources&view=text');
    await heading(page).getByText('府中').waitFor();
    await page.keyboard.press('Escape');
    await heading(page).getByText('伊賀市').waitFor();
    expect(addressOf(page)).toBe('/iga/map?view=text');
  });

  it('says so where no area has the number', async () => {
    const { page } = await screen.visit('/iga/map?area=99&view=text');
    await panel(page).getByText('地区番号99の地区はありません').waitFor();
    await panel(page).getByRole('button', { name: '市全体にもどる' }).click();
    await expect.poll(() => heading(page).textContent()).toContain('伊賀市');
  });

  it('lists every resource of an area, page after page', async () => {
    const { page } = await screen.open('/iga/map?area=12&view=text&tab=resources');
    const items = panel(page).locator('.resource-item');
    await panel(page)
      .getByRole('button', { name: /^つぎを表示/ })
      .click();
    const all = Number.parseInt((await panel(page).locator('.resource-count').textContent()) ?? '', 10);
    expect(all).toBeGreaterThan(50);
    await expect.poll(() => items.count()).toBe(all);
  });

  it('filters the resources of an area by kind and by words', async () => {
    const { page } = await screen.visit('/iga/map?area=12&view=text&tab=resources');
    const count = panel(page).locator('.resource-count');
    const shown = async () => Number.parseInt((await count.textContent()) ?? '', 10);
    await count.getByText(/件$/).waitFor();
    const all = await shown();

    const kind = panel(page).getByLabel('種類', { exact: true });
    const salons = await kind
      .getByRole('option')
      .getByText(/^サロン/)
      .textContent();
    await kind.selectOption({ label: salons ?? '' });
    const salonCount = Number(/\((\d+)\)/.exec(salons ?? '')?.[1]);
    await expect.poll(shown).toBe(salonCount);
    expect(salonCount).toBeLessThan(all);

    await panel(page).getByLabel('名前・住所').fill('そんな名前はない');
    await panel(page).getByText('条件に合う資源はありません。').waitFor();
    await panel(page).getByRole('button', { name: '条件をはずす' }).click();
    await expect.poll(shown).toBe(all);
  });
});

describe('language', () => {
  it('speaks English everywhere, names in Latin letters', async () => {
    const { page, faults } = await screen.visit('/iga/map?area=12&view=table&lang=en');
    await page
      .getByRole('complementary', { name: 'About the area' })
      .getByRole('heading', { name: /^Fuchu/ })
      .waitFor();
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await page.getByRole('button', { name: 'How this is computed', exact: true }).waitFor();
    expect(faults).toEqual([]);
  });

  it('names the town, its prefecture and its areas in Latin letters, on the map, in the texts and the table', async () => {
    const { page } = await screen.visit('/iga/map?lang=en');
    const said = page.locator(
      '.next-card-sentence, .scope-bar-sentence, .area-heading-way, .area-prose p, .area-prose small',
    );
    const expectLatin = async () => {
      await page.locator('.next-card-sentence').waitFor();
      await page.locator('.scope-bar-sentence strong').first().waitFor();
      const sentences = await said.allInnerTexts();
      expect(sentences.join('')).not.toMatch(/[ぁ-んァ-ヶ一-龠]/);
      expect(sentences.join(' ')).toContain('Iga City');
      await expect.poll(() => page.title()).toContain('Iga City');
    };
    await expectLatin();
    await page.getByRole('radio', { name: 'Text' }).click();
    await page.locator('.area-prose p').first().waitFor();
    await expectLatin();
    await page.getByRole('radio', { name: 'Table' }).click();
    await page.getByRole('link', { name: /^Fuchu/ }).click();
    await page.getByRole('heading', { name: /^Fuchu/, level: 1 }).waitFor();
    await expectLatin();
  });

  it('changes without losing the place', async () => {
    const { page } = await screen.visit('/iga/map?area=12&view=table&sort=-gap');
    await page.getByRole('button', { name: /^言語/ }).click();
    await page.getByRole('menuitemradio', { name: 'English' }).click();
    await page.getByRole('heading', { name: /^Fuchu/ }).waitFor();
    await expect.poll(() => addressOf(page)).toBe('/iga/map?area=12&view=table&sort=-gap&lang=en');
  });
});

describe('keys', () => {
  it('open the help by ? and close it by Esc, without closing the area', async () => {
    const { page } = await screen.visit('/iga/map?area=12&view=text');
    await heading(page).getByText('府中').waitFor();
    await page.keyboard.press('?');
    const help = page.getByRole('dialog', { name: '使い方' });
    await help.waitFor();
    await page.keyboard.press('Escape');
    await help.waitFor({ state: 'detached' });
    expect(addressOf(page)).toBe('/iga/map?area=12&view=text');
  });

  it('widen and narrow the panel, and the width is kept', async () => {
    const { page } = await screen.visit('/iga/map?view=text');
    const edge = page.getByRole('separator', { name: '情報の幅を変える' });
    await edge.focus();
    await page.keyboard.press('ArrowLeft');
    expect(await edge.getAttribute('aria-valuenow')).toBe('448');
    await page.reload();
    await edge.waitFor();
    expect(await edge.getAttribute('aria-valuenow')).toBe('448');
    expect((await panel(page).boundingBox())?.width).toBe(448);
  });

  it('can be switched off where they act alone', async () => {
    const { page } = await screen.visit('/iga/map?view=text');
    await page.getByRole('button', { name: '使い方' }).click();
    await page.getByText('ひとつで働くキーを使う').click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('?');
    await page.keyboard.press('/');
    expect(await page.getByRole('dialog').count()).toBe(0);
    expect(
      await page.getByRole('combobox', { name: 'さがす' }).evaluate((field) => field === document.activeElement),
    ).toBe(false);
  });
});

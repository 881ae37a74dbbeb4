import { importFile } from '@hazama/server/dataset';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { PHONE } from './map-page.ts';
import { API, openScreen, refuseMutations, type Screen } from './screen.ts';
import { violations } from './violations.ts';

const HEADER = 'id,kind,name,address,longitude,latitude,phone';
/** One row is right; two are nowhere, one is at 0, 0, one far from its address's municipality. */
const ROWS = [
  '1,salon,あさひの会,伊賀市上野丸之内1,136.13,34.766,0595-22-1111',
  '2,salon,ゆうひの会,,,,',
  '3,salon,ほしの会,伊賀市上野丸之内3,0,0,',
  '4,salon,つきの会,伊賀市上野丸之内4,139.7,35.6,',
  '5,salon,そらの会,,,,',
];

let screen: Screen;
beforeAll(async () => {
  screen = await openScreen(['iga']);
  await load('集いの場.csv', ...ROWS);
  // the same place in another list: near it, of the same telephone number
  await load('会館の表.csv', '1,salon,アサヒ会館,伊賀市上野丸之内1番地,136.1301,34.766,0595221111');
});
afterAll(() => screen?.close());

function load(name: string, ...rows: readonly string[]) {
  const file = { name, bytes: new TextEncoder().encode([HEADER, ...rows].join('\n')) };
  return importFile(screen.server, { dataset: 'resources', municipality: '24216', file });
}
const cards = (page: Page) => page.locator('.row-card');
const card = (page: Page, name: string) => cards(page).filter({ hasText: name });
const toast = (page: Page) => page.locator('.toast');
const shots = process.env['HAZAMA_SHOTS'];
async function look(page: Page, name: string): Promise<void> {
  if (shots) await page.screenshot({ path: `${shots}/${name}.png` });
}
const standing = async () =>
  (
    await screen.server.database.query<{ name: string }>(
      "SELECT name FROM resource WHERE to_revision IS NULL AND name LIKE '%の会' AND name IN ('あさひの会', 'ゆうひの会', 'ほしの会', 'つきの会', 'そらの会') ORDER BY external_id",
    )
  ).map(({ name }) => name);

describe('確かめてください', () => {
  it('is reached from 取込 with its count; rows are put right, left out, left for later, and taken back', async () => {
    const { page, faults } = await screen.visit('/iga/import');
    await page
      .getByRole('link', { name: /^確かめてください 4件/ })
      .first()
      .click();
    await page.getByRole('heading', { level: 1, name: '確かめてください' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/iga/import/review');
    await expect.poll(() => cards(page).count()).toBe(4);
    await look(page, 'review-1440');
    expect(await violations(page)).toEqual([]);

    // what is typed stays where it isn't taken
    const evening = card(page, 'ゆうひの会');
    await evening.getByRole('button', { name: /^直して入れる/ }).click();
    await evening.getByLabel('緯度').fill('35.6');
    await evening.getByLabel('経度').fill('139.7');
    await look(page, 'review-mend-1440');
    await evening.getByRole('button', { name: '直して入れる' }).click();
    await evening.getByText('まだ入っていません', { exact: false }).waitFor();
    expect(await evening.getByLabel('緯度').inputValue()).toBe('35.6');
    await evening.getByLabel('緯度').fill('34.767');
    await evening.getByLabel('経度').fill('136.131');
    await evening.getByRole('button', { name: '直して入れる' }).click();
    await toast(page).getByText('ゆうひの会を反映しました').waitFor();
    await evening.getByText('入れました').waitFor();
    expect(await standing()).toEqual(['あさひの会', 'ゆうひの会']);

    // by keys: 3 leaves out and goes on, 4 is for later
    await card(page, 'ほしの会').focus();
    await page.keyboard.press('3');
    await card(page, 'ほしの会').getByText('入れないことにしました').waitFor();
    await expect.poll(() => card(page, 'つきの会').evaluate((row) => row === document.activeElement)).toBe(true);
    await page.keyboard.press('4');
    await expect.poll(() => card(page, 'そらの会').evaluate((row) => row === document.activeElement)).toBe(true);
    await page.getByText('確認待ち 2件', { exact: true }).waitFor();
    await look(page, 'review-decided-1440');

    // one decision is taken back from its row, the other from the message
    await evening.getByRole('button', { name: /^元に戻す/ }).click();
    await evening.getByRole('button', { name: /^入れない/ }).waitFor();
    expect(await standing()).toEqual(['あさひの会']);
    await page.getByText('確認待ち 3件', { exact: true }).waitFor();
    await card(page, 'そらの会')
      .getByRole('button', { name: /^入れない/ })
      .click();
    await toast(page).getByText('そらの会を入れないことにしました').waitFor();
    await toast(page).getByRole('button', { name: '元に戻す' }).click();
    await page.getByText('確認待ち 3件', { exact: true }).waitFor();
    expect(faults).toEqual([]);
  });

  it('is narrowed by reason, keeps a failed decision in words, and fits a telephone', async () => {
    const { page } = await screen.visit('/iga/import/review', PHONE);
    await page.getByRole('button', { name: /^場所がわからない/ }).click();
    await expect.poll(() => cards(page).count()).toBe(2);
    await expect.poll(() => new URL(page.url()).searchParams.get('reason')).toBe('place-missing');
    await look(page, 'review-390');
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await page.route(API, refuseMutations);
    const sky = card(page, 'そらの会');
    await sky.getByRole('button', { name: /^直して入れる/ }).click();
    await sky.getByLabel('住所').fill('伊賀市上野丸之内5');
    await sky.getByRole('button', { name: '直して入れる' }).click();
    await sky.getByRole('alert').getByText('保存できませんでした', { exact: false }).waitFor();
    expect(await sky.getByLabel('住所').inputValue()).toBe('伊賀市上野丸之内5');
    await look(page, 'review-mend-390');
    await page.unroute(API, refuseMutations);
  });

  it('is decided for all rows of a reason at once by keys, with their number, and taken back as one', async () => {
    const { page, faults } = await screen.visit('/iga/import/review?reason=place-missing');
    await expect.poll(() => cards(page).count()).toBe(2);
    const all = page.getByRole('button', { name: '2件をまとめて入れない' });
    await look(page, 'review-at-once-1440');
    expect(await violations(page)).toEqual([]);
    await all.focus();
    await page.keyboard.press('Enter');
    await toast(page).getByText('2件を入れないことにしました').waitFor();
    await page.getByText('この条件で確かめる行はありません').waitFor();
    await toast(page).getByRole('button', { name: '元に戻す' }).click();
    await expect.poll(() => cards(page).count()).toBe(2);
    expect(faults).toEqual([]);
  });
});

const pair = (page: Page) => page.locator('.pair-card').filter({ hasText: 'アサヒ会館' });
const nameOf = async (id: string) =>
  (
    await screen.server.database.query<{ name: string; phone: string }>(
      'SELECT name, phone FROM resource WHERE to_revision IS NULL AND id = $1',
      [id],
    )
  )[0];

describe('重なりかもしれないもの', () => {
  it('stand side by side with the reasons; one takes what is chosen of the other, and all of it is taken back', async () => {
    const { page, faults } = await screen.visit('/iga/resources');
    await page.getByRole('link', { name: /^重なりかも \d+組/ }).click();
    await page.getByRole('heading', { level: 1, name: '重なりかもしれないもの' }).waitFor();
    expect(new URL(page.url()).pathname).toBe('/iga/resources/duplicates');
    await pair(page).getByText('電話番号が同じです', { exact: false }).waitFor();
    await pair(page)
      .getByText(/場所が\d+mしか離れていません/)
      .waitFor();
    await look(page, 'duplicates-1440');
    expect(await violations(page)).toEqual([]);

    const kept = (await pair(page).getByRole('link').first().getAttribute('href'))?.split('/').at(-1) ?? '';
    const [before, other] = await pair(page).getByRole('link').allTextContents();
    await pair(page).getByRole('row', { name: /名称/ }).getByRole('radio').nth(1).check();
    await pair(page).getByRole('button', { name: 'えらんだ内容でまとめる' }).click();
    await pair(page).getByText('まとめました').waitFor();
    expect((await nameOf(kept))?.name).toBe(other);
    await page.locator('.mergers summary').waitFor();
    await look(page, 'duplicates-merged-1440');
    await toast(page).getByRole('button', { name: '元に戻す' }).click();
    await pair(page).getByRole('button', { name: '別のものとして残す' }).waitFor();
    expect((await nameOf(kept))?.name).toBe(before);
    expect(faults).toEqual([]);
  });

  it('are kept as two by a key, and fit a telephone', async () => {
    const { page } = await screen.visit('/iga/resources/duplicates', PHONE);
    await pair(page).waitFor();
    await look(page, 'duplicates-390');
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    await pair(page).focus();
    await page.keyboard.press('2');
    await pair(page).getByText('別のものとして残しました').waitFor();
    await pair(page).getByRole('button', { name: '元に戻す' }).click();
    await pair(page).getByRole('button', { name: 'えらんだ内容でまとめる' }).waitFor();
  });
});

describe('なくなった・消したもの', () => {
  it('come back: what is gone is there after all, what was removed is as before', async () => {
    const made = await screen.server.graphql<{ createResource: { resource: { id: string; revision: number } } }>(
      `mutation { createResource(municipality: "24216", input: { kind: "salon", name: "まちがいの会", location: { longitude: 136.13, latitude: 34.77 } }) {
        resource { id revision } } }`,
    );
    const { id, revision } = made.data?.createResource.resource ?? { id: '', revision: 0 };
    await screen.server.graphql(`mutation { removeResource(id: "${id}", revision: ${revision}) { id } }`);
    const [gone] = await screen.server.database.query<{ id: string }>(
      "SELECT id FROM resource WHERE to_revision IS NULL AND name = 'アサヒ会館'",
    );
    await screen.server.graphql(`mutation { confirmResource(id: "${gone?.id}", exists: false) { id } }`);

    const { page, faults } = await screen.open('/iga/resources');
    await page.getByRole('link', { name: 'なくなった・消したもの' }).click();
    const row = (name: string) => page.locator('.removed-list li').filter({ hasText: name });
    await row('アサヒ会館').waitFor();
    await look(page, 'removed-1440');
    expect(await violations(page)).toEqual([]);
    await row('まちがいの会')
      .getByRole('button', { name: /元に戻す/ })
      .click();
    await row('まちがいの会').waitFor({ state: 'detached' });
    await row('アサヒ会館')
      .getByRole('button', { name: /今もある/ })
      .click();
    await row('アサヒ会館').waitFor({ state: 'detached' });
    expect((await nameOf(id))?.name).toBe('まちがいの会');
    expect(faults).toEqual([]);
  });
});

import { importFile } from '@hazama/server/dataset';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { madeFeed, zipped } from '../support/made-feed.ts';
import { drawn, onPage } from './map-page.ts';
import { API, openScreen, type Screen } from './screen.ts';

// 三升バス of madeFeed runs in 伊賀市 from 西 to 東: on weekdays 2 there at 8:00 and 9:00 and 1 back at 17:00. Its stops are two of the town's.

const WEST = [136.1301, 34.7601] as const;
/** 西 lies a little right of the middle, clear of the cards. */
const AROUND = 'c=34.7601,136.1285,14.5';
/** Long after the day that is shown unless another is asked for. */
const WEDNESDAY = '2027-02-17';

let screen: Screen;
beforeAll(async () => {
  screen = await openScreen(['iga']);
  const file = { name: 'bus.zip', bytes: zipped(madeFeed()) };
  await importFile(screen.server, { dataset: 'gtfs', municipality: '24216', file, options: {} });
});
afterAll(() => screen.close());

it('tries a day without a bus of a stop, takes that back, and keeps it as a scenario under an address of its own', async () => {
  const { page, faults } = await screen.open(`/iga/map?layers=routes,stops&${AROUND}`);
  await drawn(page);
  await expect
    .poll(() => page.evaluate(() => window.hazamaMap?.queryRenderedFeatures({ layers: ['stop-disc'] }).length))
    .toBeGreaterThan(0);
  const { x, y } = await onPage(page, WEST);
  await page.mouse.click(x, y);
  const card = page.getByRole('region', { name: '西の時刻表' });
  await card.getByLabel('運行日').fill(WEDNESDAY);
  await card.getByText('2027年2月17日(水)は 2便が発車します').waitFor();
  await card.getByRole('button', { name: 'もし便や停留所が変わったら' }).click();
  await card.getByRole('button', { name: '8:00発の便' }).click();
  await card.getByRole('button', { name: 'この便がなかったら' }).click();

  await expect.poll(() => page.url()).toContain(`/iga/whatif/new?day=${WEDNESDAY}`);
  const tried = page.getByRole('region', { name: /^ためしていること/ });
  await tried.getByText('東西線(東) 西 8:00発をなくす').waitFor();
  await tried.getByText('この日 −1便').waitFor();
  await page.getByRole('region', { name: 'いまとのちがいの地図' }).waitFor();
  // on paper it is a picture, taken before what only paper shows moves anything
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  expect(await page.locator('.trial-map .printed-map').count()).toBe(1);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));

  // the same as table and as text, and before and after
  await page.getByRole('radio', { name: '表' }).click();
  const stops = page.getByRole('table', { name: /^便の数が変わる停留所/ });
  expect(await stops.getByRole('row').allTextContents()).toEqual(['停留所いまもしちがい', '西21−1']);
  await page.getByRole('radio', { name: '文章' }).click();
  await page.getByText('西:1日2便 → 1便').waitFor();

  // taken back by the keys, and again
  await page.keyboard.press('Control+z');
  await tried.getByText('まだ何も変えていません').waitFor();
  await page.keyboard.press('Control+Shift+z');
  await tried.getByText('8:00発をなくす').waitFor();

  // by lists alone: one more back in the evening
  const lists = page.getByRole('group').filter({ hasText: '路線や便から選んでためす' }).first();
  await lists.locator('summary').press('Enter');
  await lists.getByLabel('路線').selectOption({ label: '東西線(3便)' });
  await lists.getByRole('combobox', { name: '便', exact: true }).selectOption({ label: '17:00 東 → 西' });
  await lists.getByLabel('東を出る時刻').fill('18:15');
  await lists.getByRole('button', { name: 'この時刻に1便ふやしたら' }).click();
  await tried.getByText('東西線(西) 東 18:15発を1便ふやす').waitFor();
  await tried.getByText('この日 +1便').waitFor();

  // a stop of the timetable with other buses, without their times
  const places = page.getByRole('group').filter({ hasText: '場所を選んでためす' }).first();
  await places.locator('summary').press('Enter');
  await places.getByLabel('何を変えますか').selectOption({ label: '停留所の便の数を変える' });
  await places.getByRole('combobox', { name: '場所', exact: true }).selectOption({ label: '東(1日1便)' });
  await places.getByLabel('1日に出る便の数').fill('8');
  await places.getByRole('button', { name: 'これをためす' }).click();
  await tried.getByText('「東」から出る便を1日8便にする').waitFor();
  await tried.getByText('いま:1日1便').waitFor();
  await page.getByText('東:1日1便 → 8便').waitFor();

  // a server that doesn't answer takes nothing away
  await page.getByLabel('名前', { exact: true }).fill('夕方にもう1便');
  await page.getByLabel('作成者(会や係の名前)').fill('交通会議');
  await page.route(API, (route) =>
    (route.request().postData() ?? '').includes('createScenario') ? route.abort() : route.continue(),
  );
  await page.getByRole('button', { name: '保存する' }).click();
  await page.getByText('保存できませんでした').waitFor();
  expect(await page.getByLabel('名前', { exact: true }).inputValue()).toBe('夕方にもう1便');
  await page.unroute(API);
  await page.getByRole('button', { name: '保存する' }).click();
  await expect.poll(() => page.url()).toMatch(/\/iga\/whatif\/24216/);
  const listed = page.getByRole('region', { name: 'シナリオの一覧' });
  await listed.getByRole('link', { name: /夕方にもう1便.*交通会議.*変更3件/ }).waitFor();
  // where no answer comes about another indicator, the numbers before stay, under the name of what they are of
  const numbers = page.locator('.whatif-numbers h2');
  const before = await numbers.textContent();
  await page.route(API, (route) =>
    (route.request().postData() ?? '').includes('query Trial') ? route.abort() : route.continue(),
  );
  await page.getByRole('combobox', { name: '見る指標' }).selectOption({ index: 4 });
  await page.getByText('データを読み込めませんでした').waitFor();
  expect(await numbers.textContent()).toBe(before);
  await page.unroute(API);
  await page.getByRole('button', { name: 'もう一度' }).click();
  await expect.poll(() => numbers.textContent()).not.toBe(before);
  // the refusals are the only faults, and ours
  expect(faults.filter((fault) => !fault.includes('ERR_FAILED'))).toEqual([]);

  // whoever is given the address sees the same, in English and on a phone too
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(`${page.url()}&lang=en&show=now`);
  await page.getByText('夕方にもう1便', { exact: true }).first().waitFor();
  const both = page.getByRole('region', { name: /^What you are trying/ });
  await both.getByText('東西線 (西): one more at 東 18:15').waitFor();
  await both.getByText('8 departures a day from “東”').waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);

  await page.getByRole('button', { name: 'Remove 夕方にもう1便' }).click();
  await page.getByText('Saved scenarios appear here').waitFor();
  await page.getByRole('button', { name: 'Undo' }).click();
  await page.getByRole('link', { name: /夕方にもう1便/ }).waitFor();
});

it('tries a place by form, keeps what is refused, promises it, and puts it beside another scenario', async () => {
  const { page, faults } = await screen.open('/iga/whatif/new?view=text');
  await page.getByText('場所を選んでためす').click();
  await page.getByLabel('緯度').fill('34.72');
  await page.getByLabel('経度').fill('136.2');
  await page.getByLabel('開催日・時間').fill('ときどき');
  const tryIt = page.getByRole('button', { name: 'これをためす' });
  await tryIt.click();
  await page.getByRole('alert').getByText('開く日がわかりません').waitFor();
  expect(await page.getByLabel('開催日・時間').inputValue()).toBe('ときどき');
  await page.getByLabel('開催日・時間').fill('毎週水曜 10時～12時');
  await tryIt.click();
  const tried = page.getByRole('region', { name: /^ためしていること/ });
  await tried.getByText('ふれあいサロンを1か所置く(毎週水曜 10時～12時)').waitFor();
  await page.getByText(/ほかの\d+個の指標は、この変更では変わりません/).waitFor();

  await page.getByLabel('名前', { exact: true }).fill('比自岐に1つ');
  await page.getByRole('button', { name: '保存する' }).click();
  await expect.poll(() => page.url()).toMatch(/\/iga\/whatif\/24216/);
  const id = /whatif\/([^?]+)/.exec(page.url())?.[1] ?? '';

  const promises = page.getByRole('region', { name: '約束' });
  await promises.getByRole('button', { name: '計画にする' }).click();
  await promises.getByRole('button', { name: '約束にする' }).click();
  await promises.getByText('担当の会や係', { exact: false }).first().waitFor();
  expect(await promises.getByLabel('すること').inputValue()).toBe('比自岐に1つ');
  expect(await promises.getByLabel('何ができたら終わりか').inputValue()).toBe(
    'ふれあいサロンを1か所置く(毎週水曜 10時～12時)',
  );
  await promises.getByLabel('担当(会や係の名前)').fill('比自岐地区社協');
  await promises.getByLabel('いつまでに').fill('2099-03-31');
  await promises.getByRole('button', { name: '約束にする' }).click();
  await promises.getByText('比自岐地区社協 ・ 2099年3月31日まで').waitFor();
  await promises.getByRole('button', { name: '「比自岐に1つ」ができた' }).click();
  await promises.getByRole('button', { name: '「比自岐に1つ」はまだ終わっていない' }).waitFor();

  const { data } = await screen.server.graphql<{ createScenario: { scenario: { id: string } } }>(
    'mutation ($input: ScenarioInput!) { createScenario(municipality: "24216", input: $input) { scenario { id } } }',
    {
      input: { name: '同じ所に', changes: [{ place: { key: 'a', kind: 'salon', longitude: 136.2, latitude: 34.72 } }] },
    },
  );
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto(page.url().replace(/whatif.*/, `whatif/compare?scn=${id},${data?.createScenario.scenario.id}`));
  await page.getByText('両方(A+B)').waitFor();
  // at one spot: together they reach whom one of them does
  const sentences = await page.locator('.compare-words li p').allTextContents();
  expect(sentences).toHaveLength(3);
  expect(new Set(sentences).size).toBe(1);
  expect(sentences[0]).toMatch(/^新しく[\d,]+人に届きます/);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  expect(faults).toEqual([]);
});

it('says so where the timetable of a scenario was replaced, and where a scenario is no more', async () => {
  const id = await saveWithout('there-1');
  const trips = (madeFeed()['trips.txt'] ?? '').replace('r,weekday,there-1,東,0\n', '');
  const times = (madeFeed()['stop_times.txt'] ?? '').replaceAll(/^there-1,.*\n/gm, '');
  const file = { name: 'bus.zip', bytes: zipped(madeFeed({ 'trips.txt': trips, 'stop_times.txt': times })) };
  const report = await importFile(screen.server, { dataset: 'gtfs', municipality: '24216', file, options: {} });
  expect(report.status).toBe('published');
  const { page, faults } = await screen.open(`/iga/whatif/${id}?day=${WEDNESDAY}&view=text`);
  await page.getByText('東西線(東) 西 8:00発をなくす').waitFor();
  await page.getByText('この便は新しい時刻表にありません').waitFor();
  await page.goto(page.url().replace(/24216[^?]*/, '24216-scenario-none'));
  await page.getByText('このシナリオは見つかりません').waitFor();
  expect(faults).toEqual([]);
});

/** A scenario that somebody saved: without the 8:00 of the line. */
async function saveWithout(trip: string): Promise<string> {
  const { data } = await screen.server.graphql<{ transit: { lines: { id: string; name: string }[] } }>(
    'query ($day: Date!) { transit(municipality: "24216") { lines(serviceDate: $day) { id name } } }',
    { day: WEDNESDAY },
  );
  const line = data?.transit.lines.find(({ name }) => name === '東西線')?.id ?? '';
  const change = { kind: 'REMOVE_TRIP', trip: `${line.slice(0, line.lastIndexOf('/'))}/${trip}`, startSeconds: 28_800 };
  const { data: made } = await screen.server.graphql<{ createScenario: { scenario: { id: string } } }>(
    'mutation ($input: ScenarioInput!) { createScenario(municipality: "24216", input: $input) { scenario { id } } }',
    { input: { name: '朝の便', changes: [{ trip: change }] } },
  );
  return made?.createScenario.scenario.id ?? '';
}

import { afterAll, beforeAll, expect, it } from 'vitest';
import { openScreen, type Screen } from './screen.ts';
import { violations } from './violations.ts';

let screen: Screen;

beforeAll(async () => {
  screen = await openScreen(['iga']);
});
afterAll(() => screen.close());

const TABLE = `id,kind,name,address,longitude,latitude
1,salon,あさひサロン,伊賀市上野丸之内1,136.13,34.766
2,寺子屋,まなびや,伊賀市上野丸之内4,136.132,34.768
`;

it.each([
  ['at a desk', {}],
  ['on a phone', { viewport: { width: 390, height: 844 }, hasTouch: true }],
])('axe finds nothing %s', async (_where, options) => {
  const { page } = await screen.open('/iga/import', options);
  await page.locator('.import-history').waitFor();
  await page.getByText('取り込めるもの・表のひな形').click();
  expect(await violations(page)).toEqual([]);

  const bytes = { name: '確かめる表.csv', mimeType: 'text/csv', buffer: Buffer.from(TABLE) };
  await page.locator('input[type=file]').setInputFiles(bytes);
  await page.locator('.job-check[aria-busy=false] .row-card').first().waitFor();
  expect(await violations(page)).toEqual([]);
});

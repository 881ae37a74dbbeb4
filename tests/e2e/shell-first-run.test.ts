import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openScreen, type Screen } from './screen.ts';

let screen: Screen;

beforeAll(async () => {
  screen = await openScreen([]);
});
afterAll(() => screen.close());

describe('the first run, before any town is there', () => {
  it('says what will appear, and the commands that bring it', async () => {
    const { page, faults } = await screen.open('/');
    await page.getByRole('heading', { name: 'まだ自治体が登録されていません' }).waitFor();
    const commands = await page.locator('pre').textContent();
    for (const command of ['municipality add', 'import areas', 'import population', 'import resources'])
      expect(commands).toContain(`hazama -- ${command}`);
    expect(faults).toEqual([]);
  });
});

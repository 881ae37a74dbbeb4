// First useful map: from the moment a browser with an empty cache is sent to a town until its areas are painted in the colours
// of the legend that stands beside them, with nothing left to load or to draw (`data-drawn` on the map, which MapLibre's `idle`
// sets after the first values). Goal: under 2 s at 1440 × 900 (SPEC §14 of the design). The server is the built one with the
// sample town on the embedded database; one round warms it and is thrown away.
// Without a graphics card Chromium draws WebGL on the processor: what is left after the last answer is that, and is told apart.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { startHazama } from '../support/hazama-process.ts';
import { toMarkdown } from './medians.ts';

const ROUNDS = 5;

/** Milliseconds since the browser was sent there. */
interface FirstMap {
  /** The map's own code is there, which is loaded beside the page. */
  readonly codeMs: number;
  /** The last answer that the picture needs: values, tiles. */
  readonly answersMs: number;
  readonly drawnMs: number;
}

const screens = [
  ['1440 × 900', { viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1 }],
  ['a phone, 390 × 844', { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2 }],
] as const;

async function openCold(browser: Browser, url: string, screen: (typeof screens)[number][1]): Promise<FirstMap> {
  const context = await browser.newContext({ ...screen, serviceWorkers: 'block', locale: 'ja-JP' });
  const page = await context.newPage();
  /** By path; of the map's worker, too, whose requests the page itself doesn't see. Milliseconds of the clock. */
  const ends: { readonly path: string; readonly at: number }[] = [];
  page.on('requestfinished', (request) => {
    const { startTime, responseEnd } = request.timing();
    ends.push({ path: new URL(request.url()).pathname, at: startTime + responseEnd });
  });
  await page.goto(url, { waitUntil: 'commit' });
  const drawn = await page.waitForFunction(
    () =>
      document.querySelector('.map-screen[data-drawn]') &&
      document.querySelector('.legend-swatch') &&
      performance.now(),
    null,
    { polling: 'raf', timeout: 60_000 },
  );
  const drawnMs = Number(await drawn.jsonValue());
  const origin = await page.evaluate(() => performance.timeOrigin);
  await context.close();
  const lastOf = (pattern: RegExp) =>
    Math.max(...ends.flatMap(({ path: of, at }) => (pattern.test(of) && at - origin <= drawnMs ? [at - origin] : [])));
  return { codeMs: lastOf(/\/map-screen-.+\.js$/), answersMs: lastOf(/^\/(graphql|tiles)/), drawnMs };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

const dataDir = mkdtempSync(path.join(tmpdir(), 'hazama-bench-'));
const server = startHazama(['serve'], {
  PORT: '0',
  HAZAMA_DATA_DIR: dataDir,
  HAZAMA_SAMPLE: 'iga',
  LOG_LEVEL: 'error',
});
const browser = await launchChromium();
try {
  const url = `${await server.url}/iga/map`;
  const rows = [];
  for (const [name, screen] of screens) {
    await openCold(browser, url, screen);
    const found: FirstMap[] = [];
    for (let round = 0; round < ROUNDS; round++) found.push(await openCold(browser, url, screen));
    const of = (measure: (round: FirstMap) => number) => median(found.map(measure));
    rows.push(
      { job: `${name}: areas in the legend's colours`, ms: of(({ drawnMs }) => drawnMs) },
      { job: `${name}: of that, until the map's code was there`, ms: of(({ codeMs }) => codeMs) },
      { job: `${name}: of that, until the last answer`, ms: of(({ answersMs }) => answersMs) },
      { job: `${name}: of that, drawing after it`, ms: of(({ drawnMs, answersMs }) => drawnMs - answersMs) },
    );
  }
  console.log(toMarkdown('First useful map, empty browser cache, 伊賀市 (39 areas), drawn by the processor', rows));
} finally {
  await browser.close();
  server.child.kill();
  await server.ended;
  rmSync(dataDir, { recursive: true, force: true });
}

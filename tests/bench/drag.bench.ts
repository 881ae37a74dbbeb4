// もし置いたら in a real browser: a pin dragged by a mouse over the map for some seconds, on a seeded path, in both sample towns. Told are the time between two
// frames and the processor's time of the page's main thread for each, of that scripts and layout; what is drawn without a graphics card Chromium draws on
// the processor, in a process of its own, and is not in that: the frames that it makes late are. The floor is the same map and marker for a council, whose
// page answers nothing while it is dragged and has no squares. Goal: 60 frames/s, so 16.7 ms for everything.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { seededRandom } from '@hazama/geo/testing';
import type { Browser } from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { startHazama } from '../support/hazama-process.ts';
import { type BenchRow, toMarkdown } from './medians.ts';

const SEED = 20_261_122;
const DRAGGED_MS = 4_000;
const MOVE_EVERY_MS = 16;
const towns = [
  { slug: 'iga', name: '伊賀市', pin: 'A,136.1303,34.7683' },
  { slug: 'isesaki', name: '伊勢崎市', pin: 'A,139.1969,36.3113' },
] as const;

/** All of one drag. */
interface Drag {
  readonly frames: number;
  readonly meanMs: number;
  readonly p95Ms: number;
  readonly answers: number;
  readonly answerP99Ms: number;
  readonly longTasks: number;
  /** The processor's time of the main thread, for each frame. */
  readonly taskMs: number;
  readonly scriptMs: number;
  readonly layoutMs: number;
}

/** What the page notes while a pin is dragged. */
interface Noted {
  readonly at: number[];
  longTasks: number;
  isOver: boolean;
}

const quantile = (sorted: readonly number[], part: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;

async function drag(browser: Browser, address: string): Promise<Drag> {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    serviceWorkers: 'block',
    locale: 'ja-JP',
  });
  const page = await context.newPage();
  await page.goto(address);
  const pin = page.getByRole('button', { name: /^ピンA/ });
  await pin.waitFor();
  await page.getByRole('region', { name: 'くらべる' }).locator('li > .number').filter({ hasText: /人/ }).waitFor();
  // the map has come to rest
  await page.waitForTimeout(4_000);
  const box = await pin.boundingBox();
  const [x, y] = [(box?.x ?? 0) + 20, (box?.y ?? 0) + 20];
  const session = await context.newCDPSession(page);
  // the processor's time that the thread had, however busy the machine is
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const metricsOf = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return new Map(metrics.map(({ name, value }) => [name, value * 1000]));
  };
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 5, y + 5);
  const before = await metricsOf();
  await page.evaluate(() => {
    const noted: Noted = { at: [], longTasks: 0, isOver: false };
    Object.assign(globalThis, { noted });
    performance.clearMeasures('live-answer');
    new PerformanceObserver((list) => {
      noted.longTasks += list.getEntries().length;
    }).observe({ entryTypes: ['longtask'] });
    const note = (at: number) => {
      noted.at.push(at);
      if (!noted.isOver) requestAnimationFrame(note);
    };
    requestAnimationFrame(note);
  });
  const random = seededRandom(SEED);
  const [turns, phase] = [3 + random() * 2, random() * Math.PI];
  const begun = performance.now();
  for (let now = 0; now < DRAGGED_MS; now = performance.now() - begun) {
    const part = now / DRAGGED_MS;
    const east = 260 * Math.sin(2 * Math.PI * part);
    const south = 220 * Math.sin(turns * 2 * Math.PI * part + phase);
    await page.mouse.move(x + east, y + south - 220 * Math.sin(phase));
    await new Promise((resolve) => setTimeout(resolve, MOVE_EVERY_MS - 2));
  }
  const noted = await page.evaluate(() => {
    const { noted: own } = globalThis as unknown as { noted: Noted };
    own.isOver = true;
    const answers = performance.getEntriesByName('live-answer').map(({ duration }) => duration);
    return { at: own.at, longTasks: own.longTasks, answers };
  });
  const after = await metricsOf();
  await page.mouse.up();
  await context.close();
  const between = noted.at
    .slice(1)
    .map((at, frame) => at - (noted.at[frame] as number))
    .toSorted((a, b) => a - b);
  const frames = between.length;
  const spent = (name: string) => ((after.get(name) ?? 0) - (before.get(name) ?? 0)) / frames;
  return {
    frames,
    meanMs: between.reduce((sum, ms) => sum + ms, 0) / frames,
    p95Ms: quantile(between, 0.95),
    answers: noted.answers.length,
    answerP99Ms: quantile(
      noted.answers.toSorted((a, b) => a - b),
      0.99,
    ),
    longTasks: noted.longTasks,
    taskMs: spent('TaskDuration'),
    scriptMs: spent('ScriptDuration'),
    layoutMs: spent('LayoutDuration') + spent('RecalcStyleDuration'),
  };
}

const dataDir = mkdtempSync(path.join(tmpdir(), 'hazama-bench-'));
const server = startHazama(['serve'], { PORT: '0', HAZAMA_DATA_DIR: dataDir, LOG_LEVEL: 'error' });
const browser = await launchChromium();
try {
  const url = await server.url;
  const rows: BenchRow[] = [];
  for (const { slug, name, pin } of towns) {
    const address = `${url}/${slug}/whatif/pins?ind=coverage.gathering&pins=${pin}`;
    await drag(browser, address);
    const ours = await drag(browser, address);
    const floor = await drag(browser, `${address}&as=council`);
    const row = (job: string, of: (one: Drag) => number): BenchRow => {
      const [ms, floorMs] = [of(ours), of(floor)];
      return { job: `${name}: ${job}`, ms, floorMs, ratio: ms / floorMs };
    };
    const perSecond = (one: Drag) => Math.round(1000 / one.meanMs);
    rows.push(
      row(`between two frames, mean (${perSecond(ours)} frames/s; floor ${perSecond(floor)})`, ({ meanMs }) => meanMs),
      row('between two frames, p95', ({ p95Ms }) => p95Ms),
      row(`main thread a frame (${ours.longTasks} long tasks; floor ${floor.longTasks})`, ({ taskMs }) => taskMs),
      row('of that, scripts', ({ scriptMs }) => scriptMs),
      row('of that, style and layout', ({ layoutMs }) => layoutMs),
      { job: `${name}: the worker's answer, p99 of ${ours.answers}`, ms: ours.answerP99Ms },
    );
  }
  console.log(toMarkdown(`A pin dragged for ${DRAGGED_MS / 1000} s at 1440 × 900, seed ${SEED}`, rows));
} finally {
  await browser.close();
  server.child.kill();
  await server.ended;
  rmSync(dataDir, { recursive: true, force: true });
}

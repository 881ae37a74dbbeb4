import type {
  Browser,
  BrowserContext,
  BrowserContextOptions,
  Page,
  Request,
  Route,
  ViewportSize,
} from 'playwright-core';
import { launchChromium } from '../support/chromium.ts';
import { startTestServer, type TestServer, type TestServerOptions } from '../support/test-server.ts';

/** A site beside the server's own, which may frame the page for it. Nothing answers there: a test gives its pages. */
export const CITY_SITE = 'http://city.localhost';

/** What the page asks of the API, for `page.route`; files of the page may be called so too. */
export const API = /\/graphql(\?|$)/;

/** For `page.route(API, …)`: the network fails for what is to be saved, and for nothing else. */
export const refuseMutations = (route: Route): Promise<void> =>
  route.request().postData()?.includes('mutation') ? route.abort() : route.continue();

/** The sample towns behind a real server, and a browser before it: what a test of the screen begins with. */
export interface Screen {
  /** May be closed by a test whose subject that is. */
  readonly server: TestServer;
  readonly browser: Browser;
  /** Opens a path such as `/iga/map` in a fresh browser context; the page before it closes, for a map in sight costs a core. */
  open(path: string, options?: OpenOptions): Promise<OpenPage>;
  /**
   * Goes to a path in the page of the last visit, or opens one: for a test that only asks for an address. Its size and its faults are the
   * visit's own; what no address holds, such as a dialog, typed words and what is remembered, is there as the last one left it.
   */
  visit(path: string, viewport?: ViewportSize): Promise<OpenPage>;
  close(): Promise<void>;
}

export interface OpenOptions extends BrowserContextOptions {
  /** Done to the page before it goes there: requests to refuse, scripts to run first. */
  readonly prepare?: (page: Page) => Promise<unknown>;
}

export interface OpenPage {
  readonly page: Page;
  /** Errors on the console and exceptions; a WebGL driver's remarks on its own speed are none. */
  readonly faults: readonly string[];
}

interface OpenedPage extends OpenPage {
  readonly faults: string[];
}

const DESK: ViewportSize = { width: 1440, height: 900 };

/**
 * The server and the browser stay between the files of a worker, unless a file writes into the database or asks for other towns:
 * then the next one gets the towns anew.
 */
let keptServer: KeptServer | undefined;
let keptBrowser: Browser | undefined;

interface KeptServer {
  readonly asked: string;
  readonly server: TestServer;
  isSpent: boolean;
}

export async function openScreen(
  sampleTowns: readonly string[] = ['iga', 'isesaki'],
  dataFiles: TestServerOptions['dataFiles'] = {},
): Promise<Screen> {
  const [kept, browser] = await Promise.all([
    takeServer({ sampleTowns, dataFiles, embedOrigins: [CITY_SITE] }),
    takeBrowser(),
  ]);
  const { server } = kept;
  let context: BrowserContext | undefined;
  let visited: OpenedPage | undefined;
  const open = async (path: string, options: OpenOptions = {}): Promise<OpenedPage> => {
    await context?.close();
    visited = undefined;
    const opened = await openPage(browser, new URL(path, server.url), options);
    context = opened.page.context();
    return opened;
  };
  return {
    server,
    browser,
    open,
    async visit(path, viewport = DESK) {
      if (visited) {
        const { page, faults } = visited;
        faults.length = 0;
        await page.setViewportSize(viewport);
        await go(page, path);
        // else what the last visit shows would be taken for what this one will
        await quiet(page, 200);
        return visited;
      }
      const opened = await open(path, { viewport });
      visited = opened;
      return opened;
    },
    async close() {
      await context?.close();
      if (kept.isSpent) await letGo();
    },
  };
}

/** A page of any server in a fresh context, which whoever opened it closes. */
export async function openPage(
  browser: Browser,
  address: URL,
  { prepare, ...options }: OpenOptions = {},
): Promise<OpenedPage> {
  const context = await browser.newContext({
    viewport: DESK,
    // maps are drawn by the processor, a fifth of all these tests' time: one point for sixteen, for what is asserted is in CSS pixels
    deviceScaleFactor: 0.25,
    locale: 'ja-JP',
    timezoneId: 'Asia/Tokyo',
    reducedMotion: 'reduce',
    // what it answers passes by the requests that tests refuse; shell-offline.test.ts is about it
    serviceWorkers: 'block',
    ...options,
  });
  // of one step; a machine that does other work too takes a minute to compute a town
  context.setDefaultTimeout(60_000);
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error') faults.push(message.text());
  });
  const asked = new Set<Request>();
  unanswered.set(page, asked);
  page.on('request', (request) => asked.add(request));
  page.on('requestfinished', (request) => asked.delete(request));
  page.on('requestfailed', (request) => asked.delete(request));
  await prepare?.(page);
  await page.goto(address.href);
  return { page, faults };
}

/** What each page asks for and has not got yet. */
const unanswered = new WeakMap<Page, ReadonlySet<Request>>();

/** Until a page has asked for nothing for so long, also after `go`: Playwright's `networkidle` is of the load alone. */
export async function quiet(page: Page, milliseconds = 500): Promise<void> {
  for (let since = Date.now(); Date.now() - since < milliseconds; await page.waitForTimeout(50))
    if (unanswered.get(page)?.size) since = Date.now();
}

/** Another address without loading the page anew, as Back and Forward do: a small part of what loading costs. */
export async function go(page: Page, path: string): Promise<void> {
  await page.evaluate((to) => {
    history.pushState(null, '', to);
    dispatchEvent(new PopStateEvent('popstate'));
  }, path);
}

async function takeBrowser(): Promise<Browser> {
  if (!keptBrowser?.isConnected()) keptBrowser = await launchChromium();
  return keptBrowser;
}

async function takeServer(options: TestServerOptions): Promise<KeptServer> {
  const asked = JSON.stringify(options);
  if (keptServer?.asked === asked && !keptServer.isSpent) return keptServer;
  await letGo();
  keptServer = await startKept(asked, options);
  return keptServer;
}

const WRITES = /\b(insert|update|delete|truncate|copy|create|alter|drop)\b/i;

async function startKept(asked: string, options: TestServerOptions): Promise<KeptServer> {
  const server = await startTestServer(options);
  let closing: Promise<void> | undefined;
  const close = () => {
    kept.isSpent = true;
    closing ??= server.close();
    return closing;
  };
  const kept: KeptServer = { asked, server: { ...server, close }, isSpent: false };
  server.database.onStatement((sql) => {
    if (WRITES.test(sql)) kept.isSpent = true;
  });
  return kept;
}

async function letGo(): Promise<void> {
  const last = keptServer;
  keptServer = undefined;
  await last?.server.close();
}

/** The address as path and query, without the camera: the map writes that when it likes. */
export function addressOf(page: Page): string {
  const { pathname, searchParams } = new URL(page.url());
  searchParams.delete('c');
  return `${pathname}${searchParams.size > 0 ? `?${searchParams}` : ''}`;
}
